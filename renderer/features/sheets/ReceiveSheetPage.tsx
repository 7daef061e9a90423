import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Id } from '../../../main/contract/values.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useKeptDraft } from '../../app/drafts/useKeptDraft.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { momentOf } from './moment.ts'
import { sheetPath } from './paths.ts'
import { emptySheet, missingIn, sheetShape } from './sheet-entry.ts'
import { SheetFields } from './SheetFields.tsx'
import './sheets.css'
import { texts } from './texts.ts'

/** Recording a sheet that came in: from whom, their number, what they ask, by when we answer. */
export function ReceiveSheetPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const draft = useKeptDraft('sheets/received', sheetShape)
  const [sheetId] = useState(newId)
  const [tried, setTried] = useState(false)
  const receive = useCommand(trpc.sheets.receive)
  const [params] = useSearchParams()
  const named = Id.safeParse(params.get('case'))
  const [about, setAbout] = useState(named.success ? named.data : '')
  // What the address names stands in the form until somebody chooses otherwise.
  const entry = draft.value.caseId === '' ? { ...draft.value, caseId: about } : draft.value
  const send = async () => {
    const dueAt = momentOf(entry.due)
    const receivedAt = momentOf(entry.receivedAt)
    const senderNumber = entry.senderNumber.trim()
    await receive.run({
      sheetId,
      sender: entry.recipient,
      subject: entry.subject,
      text: entry.text,
      caseId: entry.caseId === '' ? null : entry.caseId,
      ...(senderNumber === '' ? {} : { senderNumber }),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(receivedAt === undefined ? {} : { receivedAt }),
    })
    draft.restart(emptySheet)
    const done = navigate(sheetPath(sheetId))
    if (done instanceof Promise) await done
  }
  const submit = () => {
    setTried(true)
    if (missingIn(entry).length > 0 || receive.pending) return
    // A refusal stands below, and everything typed stays.
    send().catch(() => undefined)
  }
  return (
    <Page title={t('receiveTitle')} narrow actions={<Link to="/sheets?direction=in">{t('title')}</Link>}>
      <DeskForm onSubmit={submit} ctrlEnter className="sheet-form-fields" label={t('receiveTitle')}>
        <SheetFields
          entry={entry}
          set={part => {
            if (part.caseId !== undefined) setAbout('')
            draft.change(current => ({ ...current, ...part }))
          }}
          tried={tried}
          incoming
        />
        <ErrorNote error={receive.error} />
        <div className="sheet-form-foot">
          <Button type="primary" htmlType="submit" loading={receive.pending}>
            {t('receiveNow')} <KeyHint keys="Ctrl Enter" />
          </Button>
        </div>
      </DeskForm>
    </Page>
  )
}
