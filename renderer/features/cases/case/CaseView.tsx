import { EditOutlined, ExpandOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import type { OfferedAnswer } from '../../../../main/contract/knowledge.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { casePath } from '../../../app/paths.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { useWindowTitle } from '../../../app/window-title.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { PresenceNote } from '../../../components/presence/PresenceNote.tsx'
import { usePresence } from '../../../components/presence/usePresence.ts'
import { CaseStateTag, EmergencyTag, LevelTag } from '../../../components/StateTag.tsx'
import { useKeptDraft } from '../../../app/drafts/useKeptDraft.ts'
import { KnowledgeOfCase } from '../../knowledge/KnowledgeOfCase.tsx'
import { LeakOfCase } from '../../leak-card/LeakOfCase.tsx'
import { MissingSheets } from '../../sheets/MissingSheets.tsx'
import { FoundAtOfCase } from '../../watch/FoundAtOfCase.tsx'
import { FileDrop } from '../files/FileDrop.tsx'
import { UploadList } from '../files/UploadList.tsx'
import { useUploads } from '../files/useUploads.ts'
import { texts } from '../texts.ts'
import { useCategoryText, useKindText } from '../useProfile.ts'
import { Composed, type ComposerMode, giveAnswer, nothingComposed, restOf } from './composer.ts'
import { Composer } from './Composer.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { entryParts } from './entry-parts.ts'
import { CaseFacts } from './Facts.tsx'
import { type CaseAction, nextSteps } from './next-steps.ts'
import { PrintMenu } from './PrintMenu.tsx'
import { StepButtons } from './StepButtons.tsx'
import { Timeline } from './Timeline.tsx'
import { useAskedStep } from './useAskedStep.ts'
import { useBesideCase, useCaseDetail, useCaseTimeline } from './useCase.ts'
import { useCaseCommands } from './useCaseCommands.ts'
import { useEntrySpeech } from './useEntrySpeech.ts'
import { useNews } from './useNews.ts'

interface CaseViewProps {
  readonly caseId: string
  /** Shown beside the list. */
  readonly beside?: boolean
}

/** One case: its story in the middle, facts at the right, what comes next above, the reply box always there. */
export function CaseView({ caseId, beside = false }: CaseViewProps) {
  const { detail, error, retry } = useCaseDetail(caseId)
  if (error) return <ErrorState error={error} retry={retry} />
  if (!detail) return <Loading rows={8} rowHeight={48} />
  return <LoadedCase detail={detail} beside={beside} />
}

const composedShape = {
  schema: Composed,
  initial: () => nothingComposed,
  isEmpty: (composed: Composed) => composed.text.trim() === '',
  // A step chosen before the words came back is taken with them.
  adopt: (kept: Composed, { mode, to }: Composed) => (mode === 'note' ? kept : { ...kept, mode, to }),
}

function LoadedCase({ detail, beside }: { readonly detail: CaseDetail; readonly beside: boolean }) {
  const t = useTexts(texts)
  const me = useMe()
  const may = useMay()
  const navigate = useNavigate()
  const story = useCaseTimeline(detail.id)
  const around = useBesideCase(detail.id)
  const news = useNews(story.entries, story.loading, me.staffId)
  const commands = useCaseCommands(detail)
  const draft = useKeptDraft(`case/${detail.id}`, composedShape)
  const { files, uploads } = useUploads(detail.id)
  const [correcting, setCorrecting] = useState(false)
  const words = useRef<TextAreaRef>(null)
  const presence = usePresence('case', detail.id)
  const { next, others } = nextSteps(detail, me.staffId, may)
  const works = may('case.work') && detail.steps.includes('work')

  const add = (chosen: readonly File[]) => {
    uploads.add(detail.id, chosen)
    uploads.caseTaken(detail.id)
  }
  // What became part of the case is in the story; its line here has done its work.
  const attached = files.some(file => file.state === 'attached')
  useEffect(() => {
    if (!attached) return
    const timer = setTimeout(() => uploads.clear(detail.id), 4_000)
    return () => clearTimeout(timer)
  }, [attached, uploads, detail.id])

  const compose = (mode: ComposerMode) => {
    draft.change(current => ({
      ...current,
      mode,
      to: mode === 'assign' ? (current.to ?? me.staffId) : current.to,
    }))
    words.current?.focus()
  }
  useAskedStep([...next, ...others], compose)
  const give = (answer: OfferedAnswer) => {
    draft.change(current => giveAnswer(current, answer))
    words.current?.focus()
  }
  const step = (action: CaseAction) => {
    // Refusals stand in `commands.error`.
    if (action === 'takeOver') commands.takeOver(me.staffId).catch(() => undefined)
    else if (action === 'start') commands.startHandling().catch(() => undefined)
    else if (action === 'restore') commands.restore().catch(() => undefined)
    else compose(action)
  }
  const send = async () => {
    const sent = draft.value
    await commands.send(sent)
    // The keys of the next steps work at once; R leads back to the words. Who went on writing goes on.
    if (draft.sent(sent, now => restOf(sent, now))) words.current?.blur()
  }
  const linkTo = async (leader: string) => {
    await commands.linkTo(leader)
    draft.restart(nothingComposed)
  }
  const print = () => {
    const done = navigate(`${casePath(detail.id)}/print`)
    if (done instanceof Promise) done.catch(reportError)
  }
  useWindowTitle(beside ? undefined : detail.number)
  useHotkey({ keys: 'E', label: t('keyEdit'), disabled: !works }, () => setCorrecting(true))
  useHotkey({ keys: 'R', label: t('keyReply'), disabled: !works }, () => words.current?.focus())
  useHotkey({ keys: 'P', label: t('keyPrint') }, print)

  return (
    <FileDrop onFiles={add} disabled={!works}>
      <article className="case" aria-label={t('caseLabel', { number: detail.number })} {...presence.typing}>
        <div className="case-top">
          <CaseHead detail={detail} beside={beside}>
            <PresenceNote others={presence.others} />
          </CaseHead>
          <div className="case-steps desk-screen-only">
            <StepButtons next={next} others={others} onStep={step} disabled={commands.pending} />
            <span className="case-tools">
              {works ? (
                <Button icon={<EditOutlined />} onClick={() => setCorrecting(true)}>
                  {t('edit')} <KeyHint keys="E" />
                </Button>
              ) : null}
              <PrintMenu detail={detail} onPrint={print} />
            </span>
          </div>
        </div>
        <LeakOfCase detail={detail} />
        <MissingSheets caseId={detail.id} />
        <NewsNote news={news} />
        <div className="case-body">
          <div className="case-middle">
            <Timeline detail={detail} story={story} beside={around} isNew={news.isNew} />
            {works ? (
              <Composer
                detail={detail}
                composed={draft.value}
                onChange={draft.change}
                onSend={() => {
                  send().catch(() => undefined)
                }}
                onLink={leader => {
                  linkTo(leader).catch(() => undefined)
                }}
                onFiles={add}
                pending={commands.pending}
                error={commands.error}
                words={words}
              >
                <UploadList files={files} uploads={uploads} />
              </Composer>
            ) : (
              <ErrorStateOf error={commands.error} />
            )}
          </div>
          {correcting ? (
            <CorrectForm detail={detail} onDone={() => setCorrecting(false)} />
          ) : (
            <CaseFacts detail={detail} onPlace={works ? () => setCorrecting(true) : undefined}>
              <FoundAtOfCase caseId={detail.id} />
              <KnowledgeOfCase detail={detail} onGive={works ? give : undefined} />
            </CaseFacts>
          )}
        </div>
      </article>
    </FileDrop>
  )
}

function ErrorStateOf({ error }: { readonly error: unknown }) {
  return error === null ? null : <ErrorState error={error} />
}

interface CaseHeadProps {
  readonly detail: CaseDetail
  readonly beside: boolean
  readonly children: ReactNode
}

function CaseHead({ detail, beside, children }: CaseHeadProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const category = useCategoryText()
  const Title = beside ? 'h2' : 'h1'
  return (
    <header className="case-head">
      <Title className="desk-figures">{detail.number}</Title>
      <CaseStateTag state={detail.state} waiting={detail.waitingOn} />
      {detail.emergency ? <EmergencyTag /> : null}
      {detail.level === null ? null : <LevelTag level={detail.level} confirmed={detail.levelConfirmed} />}
      <span>
        {[kindText(detail.kind), detail.category.length > 0 ? category(detail.category) : '']
          .filter(part => part !== '')
          .join(' · ')}
      </span>
      <span className="case-head-who">
        {[detail.unitNumber, detail.personName ?? detail.callerName].filter(part => part !== null).join(' ')}
      </span>
      {children}
      {beside ? (
        <Link to={casePath(detail.id)} className="case-head-full">
          <ExpandOutlined aria-hidden="true" /> {t('openFull')} <KeyHint keys="Enter" />
        </Link>
      ) : null}
    </header>
  )
}

/** Says at once what a colleague changed; heard by those who cannot see it. */
function NewsNote({ news }: { readonly news: ReturnType<typeof useNews> }) {
  const t = useTexts(texts)
  const speech = useEntrySpeech()
  const { latest } = news
  const parts = latest ? entryParts(latest, speech) : undefined
  return (
    <div role="status" aria-live="polite">
      {latest && parts ? (
        <div className="case-news">
          <span>
            {t('news', {
              name: latest.actorName ?? t('program'),
              what: [parts.title, ...parts.about].join(' · '),
            })}
          </span>
          <Button size="small" onClick={news.seen}>
            {t('newsSeen')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
