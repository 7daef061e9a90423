import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type HandoverVisitRow, postedWays } from '../../../main/contract/handover.ts'
import { postedWayWords } from '../../../main/contract/handover-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useWord } from '../cases/words.ts'
import { PlanInspections } from '../inspections/PlanInspections.tsx'
import '../registers/registers.css'
import { homeTexts } from './home-texts.ts'

interface NoticesBarProps {
  readonly homes: readonly HandoverVisitRow[]
  readonly batchId: string | null
  onUntick(): void
}

/** What is done for many homes at once: their notices are printed and noted as gone out, and their inspections planned. */
export function NoticesBar({ homes, batchId, onUntick }: NoticesBarProps) {
  const t = useTexts(homeTexts)
  const word = useWord()
  const trpc = useTRPC()
  const inspects = useMay()('inspection.work')
  const print = useMutation(trpc.reports.handoverNotices.mutationOptions())
  const post = useCommand(trpc.handover.postNotices, { onSuccess: onUntick })
  const [way, setWay] = useState<(typeof postedWays)[number]>('express')
  const [today] = useState(() => formatDay(Date.now()))
  const [on, setOn] = useState(today)
  const [tracking, setTracking] = useState('')
  useHotkey({ keys: 'Escape', label: t('untick'), inFields: true }, onUntick)
  const coming = homes.filter(
    ({ state, postedOn }) =>
      postedOn === null && (state === 'planned' || state === 'refused' || state === 'absent'),
  )
  const submit = () => {
    if (on === '' || coming.length === 0) return
    post.send({
      on,
      way,
      notices: coming.map(({ id }) => ({ visitId: id, tracking: coming.length === 1 ? tracking : '' })),
    })
  }
  return (
    <article className="reg-thing" aria-label={t('ticked', { count: homes.length })}>
      <div className="reg-head">
        <h2>{t('ticked', { count: homes.length })}</h2>
        <Button onClick={onUntick}>
          {t('untick')} <KeyHint keys="Esc" />
        </Button>
      </div>
      <section>
        <h3>{t('printNotices')}</h3>
        <p className="desk-soft">{t('printHint')}</p>
        <ExportMenu
          formats={['pdf']}
          paper={t('printNotices')}
          keys="P"
          start={(_, language) => print.mutateAsync({ visitIds: homes.map(({ id }) => id), language })}
        />
      </section>
      <section>
        <h3>{t('noticesOut')}</h3>
        <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('noticesOut')}>
          <div className="handover-row">
            <Field label={t('postedOn')}>
              {control => <DateField {...control} value={on} max={today} onChange={setOn} />}
            </Field>
            <Field label={t('way')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={way}
                  options={postedWays.map(value => ({ value, label: word(postedWayWords[value]) }))}
                  onChange={setWay}
                />
              )}
            </Field>
          </div>
          {coming.length === 1 ? (
            <Field label={t('tracking')}>
              {control => (
                <Input
                  {...control}
                  maxLength={80}
                  value={tracking}
                  onChange={event => setTracking(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          {coming.length < homes.length ? (
            <p className="desk-soft">{t('notComing', { count: homes.length - coming.length })}</p>
          ) : null}
          <ErrorNote error={post.error} />
          <div className="handover-actions">
            <Button type="primary" htmlType="submit" disabled={coming.length === 0} loading={post.pending}>
              {t('notePosted', { count: coming.length })} <KeyHint keys="Ctrl Enter" />
            </Button>
          </div>
        </DeskForm>
      </section>
      {inspects ? (
        <PlanInspections
          key={homes.map(({ unitId }) => unitId).join()}
          unitIds={homes.map(({ unitId }) => unitId)}
          batchId={batchId}
          onDone={onUntick}
        />
      ) : null}
    </article>
  )
}
