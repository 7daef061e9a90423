import { useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { formStates, type PaperPack } from '../../../main/contract/leak-pack.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import './leak-pack.css'
import { NewPack } from './NewPack.tsx'
import { PrintPack } from './PrintPack.tsx'
import { texts } from './texts.ts'
import { TypeIn } from './TypeIn.tsx'

const tones = { reserved: 'dueSoon', typed: 'done', void: 'off' } as const

/** Forms on paper: reserved and printed ahead, typed in afterwards, so that none is missing. */
export function PackPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('leak.work')
  const found = useQuery(trpc.leakPack.list.queryOptions())
  const waiting = found.data?.some(pack => pack.forms.some(form => form.state === 'reserved')) ?? false
  return (
    <Page title={t('title')} aside={<LeaksTabs />}>
      <p className="desk-soft">{t('hint')}</p>
      {may ? <NewPack /> : null}
      {may && waiting ? <TypeIn /> : null}
      {found.isPending ? <Loading rows={4} /> : null}
      {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.data?.length === 0 ? <EmptyState text={t('empty')} /> : null}
      {found.data?.map(pack => (
        <Pack key={pack.packId} pack={pack} may={may} />
      ))}
    </Page>
  )
}

function Pack({ pack, may }: { readonly pack: PaperPack; readonly may: boolean }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const left = pack.forms.filter(form => form.state === 'reserved')
  const voidForms = useCommand(trpc.leakPack.void, {
    onSuccess: (_, { numbers }) => message.success(t('voided', { count: numbers.length })),
  })
  const count = (state: (typeof formStates)[number]) => pack.forms.filter(form => form.state === state).length
  return (
    <section
      aria-label={t('packOf', { at: formatMoment(pack.reservedAt, language), count: pack.forms.length })}
    >
      <h2>
        {pack.unknown
          ? t('unknownPack')
          : t('packOf', { at: formatMoment(pack.reservedAt, language), count: pack.forms.length })}{' '}
        <small className="desk-soft">
          {pack.reservedByName ? t('by', { name: pack.reservedByName }) : ''}{' '}
          {formStates.map(state => `${t(state)} ${count(state)}`).join(' · ')}
        </small>{' '}
      </h2>
      {left.length > 0 ? <PrintPack parts={['forms']} packId={pack.packId} label={t('print')} /> : null}
      <ul className="leak-pack-forms">
        {pack.forms.map(form => (
          <li key={form.number} title={form.reason ?? undefined}>
            <span className="desk-figures">{form.number}</span>
            <StateTag tone={tones[form.state]}>{t(form.state)}</StateTag>
            {form.caseId === null ? null : (
              <Link to={casePath(form.caseId)}>{form.unitNumber ?? form.caseNumber}</Link>
            )}
          </li>
        ))}
      </ul>
      {may && left.length > 0 ? (
        <DeskForm
          className="leak-pack-void"
          label={t('voidThese')}
          onSubmit={() => {
            if (reason.trim() === '') return
            voidForms.send({ numbers: left.map(form => form.number), reason: reason.trim() })
          }}
        >
          <Field label={t('reason')}>
            {control => (
              <Input
                {...control}
                value={reason}
                maxLength={300}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button htmlType="submit" disabled={reason.trim() === ''} loading={voidForms.pending}>
            {t('voidThese')} ({left.length})
          </Button>
          <ErrorNote error={voidForms.error} />
        </DeskForm>
      ) : null}
    </section>
  )
}
