import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { mostProposed, type RetentionPeriod, type RetentionRule } from '../../../main/contract/privacy.ts'
import { retentionWords } from '../../../main/contract/privacy-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { Loading } from '../../components/Loading.tsx'
import { Proposals } from './Proposals.tsx'
import { texts } from './texts.ts'

/** Offered lengths in days; one that was set otherwise is offered too. */
const lengths = [30, 90, 180, 365, 730, 1096, 1826, 3652, 5479]
const year = 365.25

/** How long each sort is kept, how much of it is due, and what that is. */
export function Periods() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.privacy.retention.queryOptions(undefined, { meta: { live: false } }))
  const [open, setOpen] = useState<RetentionRule>()
  const refresh = () => {
    found.refetch().catch(reportError)
  }
  return (
    <section className="privacy-part" aria-labelledby="privacy-periods">
      <h2 id="privacy-periods">{t('periods')}</h2>
      <p className="desk-soft">{t('periodsHint')}</p>
      {found.isPending ? <Loading rows={5} /> : null}
      {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.data?.map(period => (
        <div key={period.rule} className="privacy-period">
          <Period
            period={period}
            open={open === period.rule}
            onLook={() => setOpen(open === period.rule ? undefined : period.rule)}
            onChanged={refresh}
          />
          {open === period.rule && period.due > 0 ? (
            <Proposals key={`${period.rule}-${period.days}`} rule={period.rule} onErased={refresh} />
          ) : null}
        </div>
      ))}
    </section>
  )
}

interface PeriodProps {
  readonly period: RetentionPeriod
  readonly open: boolean
  onLook(): void
  onChanged(): void
}

function Period({ period: { rule, days, due }, open, onLook, onChanged }: PeriodProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const change = useCommand(trpc.privacy.changeRetention, {
    onSuccess: () => {
      message.success(t('saved'))
      onChanged()
    },
    // Periods are not read anew by themselves: counting what is due takes long.
    onError: onChanged,
  })
  const stroke = useStroke(change, { now: { days } })
  const what = retentionWords[rule][language]
  const said = (length: number) =>
    length >= 365 && Math.abs(length / year - Math.round(length / year)) < 0.01
      ? t('years', { count: Math.round(length / year) })
      : t('days', { count: length })
  const offered = [...new Set([...lengths, ...(days === null ? [] : [days])])].sort((a, b) => a - b)
  return (
    <>
      <div className="privacy-line">
        <strong>{what}</strong>
        <Select
          aria-label={t('keepOf', { what })}
          value={days ?? 0}
          disabled={!may('settings.edit') || change.pending}
          popupMatchSelectWidth={false}
          onChange={value => stroke.send({ rule, days: value === 0 ? null : value })}
          options={[
            ...offered.map(length => ({ value: length, label: said(length) })),
            { value: 0, label: t('never') },
          ]}
        />
        <span className="privacy-due desk-figures">
          {due === 0
            ? t('nothingDue')
            : due >= mostProposed
              ? t('dueMany', { count: mostProposed })
              : t('due', { count: due })}
        </span>
        <Button disabled={due === 0} onClick={onLook} aria-expanded={open}>
          {open ? t('hide') : t('look')}
        </Button>
      </div>
      <StrokeNote
        stroke={stroke}
        thing={{ id: rule }}
        label={() => what}
        say={(_, value) => (typeof value === 'number' ? said(value) : undefined)}
        empty={() => t('never')}
      />
    </>
  )
}
