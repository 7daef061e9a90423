import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import { RecipientId } from '../../../main/contract/sheets.ts'
import { Id } from '../../../main/contract/values.ts'
import { newId, ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { useKeptDraft } from '../../app/drafts/useKeptDraft.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../cases/cases.css'
import { AboutCase } from './AboutCase.tsx'
import { useWord } from '../cases/words.ts'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { momentOf, typedMoment } from './moment.ts'
import { useParties } from './useParties.ts'
import { sheetPath } from './paths.ts'
import { emptySheet, missingIn, type SheetEntryForm, sheetShape } from './sheet-entry.ts'
import { SheetFields } from './SheetFields.tsx'
import './sheets.css'
import { texts } from './texts.ts'

/** Writing a sheet: for a case or without one, or going on with a draft. */
export function WriteSheetPage() {
  const [params] = useSearchParams()
  const draft = Id.safeParse(params.get('draft'))
  const about = Id.safeParse(params.get('case'))
  const to = RecipientId.safeParse(params.get('to'))
  if (draft.success) return <ChangeDraft key={draft.data} sheetId={draft.data} />
  const caseId = about.success ? about.data : undefined
  const recipient = to.success ? to.data : ''
  return <NewSheet key={`${caseId ?? ''}/${recipient}`} caseId={caseId} recipient={recipient} />
}

function useGo() {
  const navigate = useNavigate()
  return (path: string) => {
    const done = navigate(path)
    if (done instanceof Promise) done.catch(reportError)
  }
}

function NewSheet({
  caseId,
  recipient,
}: {
  readonly caseId: string | undefined
  readonly recipient: string
}) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const go = useGo()
  const { message } = App.useApp()
  const draft = useKeptDraft(`sheets/${caseId ?? 'new'}`, sheetShape)
  const [sheetId, setSheetId] = useState(newId)
  const write = useCommand(trpc.sheets.write)
  const { data: about } = useQuery(
    trpc.cases.detail.queryOptions({ caseId: caseId ?? '' }, { enabled: caseId !== undefined }),
  )
  // What the address names stands in the form, unless somebody has begun otherwise.
  const entry = draft.value.recipient === '' && recipient !== '' ? { ...draft.value, recipient } : draft.value
  const files = about?.attachments ?? []
  const send = async (issue: boolean) => {
    const dueAt = momentOf(entry.due)
    const { number } = await write.run({
      sheetId,
      caseId: caseId ?? null,
      recipient: entry.recipient,
      subject: entry.subject,
      text: entry.text,
      issue,
      ...(dueAt === undefined ? {} : { dueAt }),
      caseFiles: entry.withFiles ? files.slice(0, 50).map(file => file.id) : [],
    })
    draft.restart(emptySheet)
    setSheetId(newId())
    if (number !== null) message.success(t('issued', { number }))
    go(sheetPath(sheetId))
  }
  return (
    <SheetForm
      title={t('writeTitle')}
      entry={entry}
      onChange={part => draft.change(current => ({ ...current, recipient: entry.recipient, ...part }))}
      onSend={send}
      pending={write.pending}
      error={write.error}
      caseId={caseId}
    >
      {files.length > 0 ? (
        <Checkbox
          checked={entry.withFiles}
          onChange={event => draft.change(current => ({ ...current, withFiles: event.target.checked }))}
        >
          {t('withFiles', { count: files.length })}
        </Checkbox>
      ) : null}
    </SheetForm>
  )
}

function ChangeDraft({ sheetId }: { readonly sheetId: string }) {
  const trpc = useTRPC()
  const found = useQuery(trpc.sheets.detail.queryOptions({ sheetId }, ofOneThing))
  if (!found.data) return found.error ? <ErrorNote error={found.error} /> : <Loading rows={4} />
  return <DraftForm detail={found.data} />
}

function DraftForm({ detail }: { readonly detail: SheetDetail }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const go = useGo()
  const { message } = App.useApp()
  const [entry, setEntry] = useState<SheetEntryForm>(() => ({
    ...emptySheet,
    recipient: detail.party,
    subject: detail.subject ?? '',
    text: detail.text ?? '',
    due: detail.dueAt === null ? '' : typedMoment(detail.dueAt),
  }))
  const sheetId = detail.id
  const shown = detail.dueAt === null ? '' : typedMoment(detail.dueAt)
  const [opened] = useState({ due: entry.due, dueAt: detail.dueAt })
  const { recipient, subject, text } = entry
  // A moment that nobody touched is the one that was shown, with its seconds.
  const mine = {
    recipient,
    subject,
    text,
    dueAt:
      entry.due === opened.due
        ? opened.dueAt
        : entry.due === shown
          ? detail.dueAt
          : (momentOf(entry.due) ?? null),
  }
  const fresh = {
    recipient: detail.party,
    subject: detail.subject ?? '',
    text: detail.text ?? '',
    due: shown,
  }
  const meanwhile = useMeanwhile({
    now: { recipient: detail.party, subject: detail.subject, text: detail.text, dueAt: detail.dueAt },
    mine,
    take(field) {
      const name = field === 'dueAt' ? 'due' : field
      setEntry(current => ({ ...current, [name]: fresh[name as keyof typeof fresh] }))
    },
  })
  const labels: Readonly<Record<string, string>> = {
    recipient: t('recipient'),
    subject: t('subject'),
    text: t('text'),
    dueAt: t('dueAt'),
  }
  const word = useWord()
  const { all } = useParties()
  const say = (field: string, value: unknown) => {
    if (field === 'recipient') return word(all.find(one => one.id === value)?.name, '—')
    return field === 'dueAt' ? typedMoment(Number(value)).replace('T', ' ') : undefined
  }
  const correct = useCommand(trpc.sheets.correct)
  const issueNow = useCommand(trpc.sheets.issue)
  const send = async (issue: boolean) => {
    await correct.run({ sheetId, ...mine, base: meanwhile.base })
    if (issue) message.success(t('issued', await issueNow.run({ sheetId })))
    go(sheetPath(sheetId))
  }
  return (
    <SheetForm
      title={t('do.correct')}
      entry={entry}
      onChange={part => setEntry({ ...entry, ...part })}
      onSend={send}
      pending={correct.pending || issueNow.pending}
      error={correct.error ?? issueNow.error}
      caseId={detail.caseId ?? undefined}
    >
      <MeanwhileNote meanwhile={meanwhile} label={field => labels[field]} say={say} />
    </SheetForm>
  )
}

/** The fields at the left, the case at the right. `Ctrl Enter` issues. */
function SheetForm(props: {
  readonly title: string
  readonly entry: SheetEntryForm
  onChange(part: Partial<SheetEntryForm>): void
  onSend(issue: boolean): Promise<void>
  readonly pending: boolean
  readonly error: unknown
  readonly caseId: string | undefined
  readonly children?: ReactNode
}) {
  const { title, entry, onChange, onSend, pending, error, caseId, children } = props
  const t = useTexts(texts)
  const [tried, setTried] = useState(false)
  const submit = (issue: boolean) => {
    setTried(true)
    if (missingIn(entry).length > 0 || pending) return
    // A refusal stands below, and everything typed stays.
    onSend(issue).catch(() => undefined)
  }
  return (
    <Page
      title={title}
      actions={
        <Link to={caseId === undefined ? '/sheets' : casePath(caseId)}>
          {t(caseId === undefined ? 'title' : 'backToCase')}
        </Link>
      }
    >
      <div className="sheet-form">
        <DeskForm onSubmit={() => submit(true)} ctrlEnter className="sheet-form-fields" label={title}>
          <SheetFields entry={entry} set={onChange} tried={tried} incoming={false} />
          {children}
          <ErrorNote error={error} />
          <div className="sheet-form-foot">
            <Button type="primary" htmlType="submit" loading={pending}>
              {t('issueNow')} <KeyHint keys="Ctrl Enter" />
            </Button>
            <Button onClick={() => submit(false)} disabled={pending}>
              {t('saveDraft')}
            </Button>
          </div>
        </DeskForm>
        {caseId === undefined ? null : (
          <AboutCase
            caseId={caseId}
            recipient={entry.recipient}
            onQuote={words => onChange({ text: [entry.text.trim(), words].filter(Boolean).join('\n') })}
          />
        )}
      </div>
    </Page>
  )
}
