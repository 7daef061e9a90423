import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { leakWatchWords, type WatchedLeak } from '../../../main/contract/leak-watch.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment, momentOf } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay, useMe } from '../../app/session.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import '../leak-intake/leak-intake.css'
import { LeakStateTag } from '../leaks/LeakTags.tsx'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { StaffSelect } from '../visits/StaffSelect.tsx'
import { texts } from './texts.ts'

/** A minute has passed something of it by itself, in milliseconds. */
const askAgain = 60_000

/** What the address narrows the list to: those nothing is agreed with, those of whoever looks. */
const watchFilters = ['agree', 'mine'] as const
type WatchFilter = (typeof watchFilters)[number]

/** Households that may turn to the press or gather others: who looks after them and when they are spoken with next. */
export function WatchPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [address, setAddress] = useSearchParams()
  const me = useMe()
  const found = useQuery(trpc.leaks.watched.queryOptions(undefined, { refetchInterval: askAgain }))
  const [open, setOpen] = useState(address.get('leak'))
  const isAsked = (name: WatchFilter) => address.get(name) === '1'
  const rows = found.data?.filter(
    ({ leak, agreedUntil }) =>
      (!isAsked('agree') || agreedUntil === null) && (!isAsked('mine') || leak.keeperId === me.staffId),
  )
  const ask = (name: WatchFilter, asked: boolean) =>
    setAddress(before => {
      if (asked) before.set(name, '1')
      else before.delete(name)
      return before
    })
  return (
    <Page title={t('title')} aside={<LeaksTabs />}>
      <p className="desk-soft">{t('hint')}</p>
      <div className="leak-placeless-line">
        {watchFilters.map(name => (
          <Checkbox key={name} checked={isAsked(name)} onChange={event => ask(name, event.target.checked)}>
            {t(`only.${name}`)}
          </Checkbox>
        ))}
      </div>
      {found.isPending ? <Loading rows={4} /> : null}
      {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {rows?.length === 0 ? (
        <EmptyState text={t(found.data?.length === 0 ? 'empty' : 'emptyFiltered')} />
      ) : null}
      <ul className="leak-placeless">
        {rows?.map(row => (
          <Household
            key={row.leak.caseId}
            row={row}
            open={open === row.leak.caseId}
            onOpen={opened => setOpen(opened ? row.leak.caseId : null)}
          />
        ))}
      </ul>
    </Page>
  )
}

interface HouseholdProps {
  readonly row: WatchedLeak
  readonly open: boolean
  onOpen(open: boolean): void
}

function Household({ row, open, onOpen }: HouseholdProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const may = useMay()('leak.work')
  const { leak, reasons, keeperName, agreedUntil } = row
  return (
    <li>
      <div className="leak-placeless-line leak-watch-line">
        <strong className="desk-figures">
          {leak.unitNumber ?? ([leak.buildingName, leak.place].filter(Boolean).join(' ') || leak.number)}
        </strong>
        <span className="leak-watch-reasons">
          {reasons.map(reason => (
            <StateTag
              key={reason}
              tone={reason === 'press' || reason === 'neighbours' ? 'danger' : 'overdue'}
            >
              {word(leakWatchWords[reason])}
            </StateTag>
          ))}
        </span>
        <span>
          <LeakStateTag state={leak.state} />
        </span>
        <span>
          {t('keeper')} {keeperName ?? t('nobody')}
        </span>
        <span>
          {agreedUntil === null ? (
            <StateTag tone="overdue">{t('open')}</StateTag>
          ) : (
            <StateTag tone="done">{t('agreed', { at: formatMoment(agreedUntil, language) })}</StateTag>
          )}
        </span>
        <Link to={casePath(leak.caseId)} className="desk-figures">
          {leak.number}
        </Link>
        {may ? (
          <Button size="small" aria-expanded={open} onClick={() => onOpen(!open)}>
            {t('agree')}
          </Button>
        ) : null}
      </div>
      {open && may ? <Agree row={row} onDone={() => onOpen(false)} /> : null}
    </li>
  )
}

function Agree({ row, onDone }: { readonly row: WatchedLeak; onDone(): void }) {
  const t = useTexts(texts)
  const me = useMe()
  const trpc = useTRPC()
  const agree = useCommand(trpc.leaks.agree, { onSuccess: onDone })
  const [keeperId, setKeeper] = useState<string | null>(row.leak.keeperId ?? me.staffId)
  const [text, setText] = useState('')
  const [when, setWhen] = useState('')
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    if (keeperId === null || text.trim() === '' || when === '') return
    agree.send({ caseId: row.leak.caseId, keeperId, text: text.trim(), nextAt: momentOf(when) })
  }
  const error = (missing: boolean) => (tried && missing ? t('missing') : undefined)
  return (
    <DeskForm onSubmit={save} className="leak-agree" label={t('agree')}>
      <Field label={t('what')} error={error(text.trim() === '')} required>
        {control => (
          <Input
            {...control}
            autoFocus
            value={text}
            maxLength={2_000}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('keeper')} error={error(keeperId === null)} required>
        {({ id }) => <StaffSelect id={id} value={keeperId} onChange={setKeeper} />}
      </Field>
      <Field label={t('when')} error={error(when === '')} required>
        {control => <DateTimeField {...control} value={when} onChange={setWhen} />}
      </Field>
      <ErrorNote error={agree.error} />
      <Button type="primary" htmlType="submit" loading={agree.pending}>
        {t('save')}
      </Button>
    </DeskForm>
  )
}
