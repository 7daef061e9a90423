import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { proposeMatter } from '../../../main/contract/propose.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { useUploads } from '../cases/files/useUploads.ts'
import { useProfile } from '../cases/useProfile.ts'
import { AtHand } from './AtHand.tsx'
import {
  categoryOf,
  endOf,
  giveAnswer,
  kindOf,
  newEntry,
  nothingProposed,
  type Proposal,
  causeOf,
  receiveInput,
} from './entry.ts'
import './intake.css'
import { IntakeForm } from './IntakeForm.tsx'
import { type Taken, TakenPanel } from './TakenPanel.tsx'
import { texts } from './texts.ts'
import { useHandedOver } from './useHandedOver.ts'
import { draftNote, useIntakeDraft } from './useIntakeDraft.ts'

/** Taking a case; who may only read is shown the way to what there is to read. */
export function IntakePage() {
  const t = useTexts(texts)
  const may = useMay()
  if (may('case.take')) return <Intake />
  return (
    <Page title={t('title')}>
      <EmptyState text={t('noPermission')} action={<Link to="/cases">{t('toList')}</Link>} />
    </Page>
  )
}

/** The panel at the left, what is at hand at the right. */
function Intake() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const profile = useProfile()
  const draft = useIntakeDraft()
  useHandedOver(draft)
  const { entry } = draft.value
  const [taken, setTaken] = useState<Taken>()
  const receive = useCommand(trpc.cases.receive)
  const uploads = useDraftFiles(draft)

  const restart = () => {
    draft.restart({ entry: newEntry(entry.channel), files: [] })
    receive.reset()
  }
  const take = async (proposal: Proposal, happenedAt: number | undefined) => {
    const input = receiveInput(entry, proposal, causeOf(entry, proposal, profile))
    const { caseId, number } = await receive.run(input, happenedAt === undefined ? {} : { happenedAt })
    uploads.caseTaken(caseId)
    setTaken({ caseId, number, ended: endOf(entry, input.kind) })
    restart()
  }
  const clear = () => {
    for (const { fileId, caseId } of uploads.all()) if (caseId === entry.caseId) uploads.cancel(fileId)
    restart()
  }
  const next = () => {
    if (taken) uploads.clear(taken.caseId)
    setTaken(undefined)
  }
  const proposal = profile ? proposeMatter(profile, entry.text) : nothingProposed
  const note = draftNote(draft.state)
  return (
    <Page title={t('title')} fill actions={<Link to="/cases">{t('toList')}</Link>}>
      <div className="intake">
        {taken ? (
          <TakenPanel taken={taken} onNext={next} />
        ) : draft.state === 'loading' ? (
          // What somebody types must not go when their draft comes back a moment later.
          <Loading rows={6} />
        ) : (
          <IntakeForm
            key={entry.caseId}
            entry={entry}
            onChange={change => draft.change(current => ({ ...current, entry: change(current.entry) }))}
            onTake={(...about) => {
              // A refusal stands in `receive.error`, and everything typed stays.
              take(...about).catch(() => undefined)
            }}
            onClear={clear}
            pending={receive.pending}
            error={receive.error}
            draftNote={note === null ? '' : t(note)}
          />
        )}
        <AtHand
          unitId={entry.who.unit?.unitId ?? null}
          personId={entry.who.person?.personId ?? null}
          category={taken ? [] : categoryOf(entry, proposal)}
          text={taken ? '' : entry.text}
          kind={kindOf(entry, proposal)}
          onGive={
            taken
              ? undefined
              : answer => draft.change(current => ({ ...current, entry: giveAnswer(current.entry, answer) }))
          }
        />
      </div>
    </Page>
  )
}

/** Files go into the draft as they arrive, and come back with it. */
function useDraftFiles({ value, state, change }: ReturnType<typeof useIntakeDraft>) {
  const { files, uploads } = useUploads(value.entry.caseId)
  useEffect(() => {
    if (state === 'restored') uploads.restore(value.files)
  }, [state, value.files, uploads])
  // How much has arrived the desk knows itself; the draft only says which files are whole.
  const kept = files
    .filter(file => file.state !== 'attached' && file.state !== 'attaching')
    .map(({ fileId, caseId, name, size, uploadId, state: stage }) => ({
      fileId,
      caseId,
      name,
      size,
      uploadId,
      offset: stage === 'sent' ? size : 0,
    }))
  const now = JSON.stringify(kept)
  const before = JSON.stringify(value.files)
  useEffect(() => {
    if (state !== 'loading' && state !== 'restored' && now !== before)
      change(current => ({ ...current, files: JSON.parse(now) as typeof current.files }))
  })
  return uploads
}
