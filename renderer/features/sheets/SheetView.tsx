import { ExpandOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import type { SheetStep } from '../../../main/contract/sheets.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MoreMenu } from '../../components/MoreMenu.tsx'
import { useWord } from '../cases/words.ts'
import { AttachFile } from './AttachFile.tsx'
import { nextSheetSteps } from './next-steps.ts'
import { sheetPath } from './paths.ts'
import type { StoryEntry } from './sheet-entry-type.ts'
import { SheetFacts } from './SheetFacts.tsx'
import { PrintSheet } from './PrintSheet.tsx'
import { Escalated, SheetDue, SheetStateTag } from './SheetStateTag.tsx'
import { SheetStory } from './SheetStory.tsx'
import { SheetWay } from './SheetWay.tsx'
import { StepForm } from './StepForm.tsx'
import { texts } from './texts.ts'
import { useSheet } from './useSheet.ts'

interface SheetViewProps {
  readonly sheetId: string
  /** Shown beside the list. */
  readonly beside?: boolean
}

/** One contact sheet: what is asked, what came back, its story, and what is done next. */
export function SheetView({ sheetId, beside = false }: SheetViewProps) {
  const { detail, story, error, retry } = useSheet(sheetId)
  if (error) return <ErrorState error={error} retry={retry} />
  if (!detail || !story) return <Loading rows={6} rowHeight={56} />
  return <LoadedSheet detail={detail} story={story} beside={beside} />
}

/** Steps that need no words and are done at once. */
const atOnce = (step: SheetStep) => step === 'issue' || step === 'correct'

function LoadedSheet(props: {
  readonly detail: SheetDetail
  readonly story: readonly StoryEntry[]
  readonly beside: boolean
}) {
  const { detail, story, beside } = props
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const navigate = useNavigate()
  const [step, setStep] = useState<SheetStep>()
  const issue = useCommand(trpc.sheets.issue)
  useWindowTitle(beside ? undefined : (detail.number ?? t('draftNumber')))
  const works = may('sheet.work')
  const offered = works ? detail.steps : []
  const { next, others } = nextSheetSteps(detail.state, offered)
  const begin = (chosen: SheetStep) => {
    if (chosen === 'issue') issue.send({ sheetId: detail.id })
    if (chosen === 'correct') {
      const done = navigate(`/sheets/new?draft=${detail.id}`)
      if (done instanceof Promise) done.catch(reportError)
    }
    setStep(atOnce(chosen) ? undefined : chosen)
  }
  // The page may hear of a step before its own answer comes: the form of the next one, begun by then, stays.
  const done = (of: SheetStep) => setStep(now => (now === of ? undefined : now))
  return (
    <article className="case sheet" aria-label={t('label', { number: detail.number ?? t('draftNumber') })}>
      <SheetHead detail={detail} beside={beside} />
      <div className="case-steps desk-screen-only">
        <div className="step-buttons" role="group" aria-label={t('steps')}>
          {next.map((one, index) => (
            <StepButton
              key={one}
              step={one}
              index={index + 1}
              disabled={issue.pending}
              onStep={() => begin(one)}
            />
          ))}
          <MoreMenu
            label={t('more')}
            disabled={issue.pending}
            items={others.map(one => ({ key: one, label: t(`do.${one}`), danger: one === 'withdraw' }))}
            onChoose={begin}
          />
        </div>
        <span className="case-tools">
          <PrintSheet detail={detail} />
        </span>
      </div>
      <ErrorNote error={issue.error} />
      {step === 'attach' ? (
        <AttachFile detail={detail} onDone={() => done(step)} />
      ) : step !== undefined && offered.includes(step) ? (
        <StepForm key={step} detail={detail} step={step} onDone={() => done(step)} />
      ) : null}
      <div className="case-body">
        <div className="case-middle">
          <Words title={t('matter')} text={detail.text} subject={detail.subject} />
          <SheetWay detail={detail} />
          {detail.repliedAt === null ? null : (
            <Words title={t(detail.direction === 'in' ? 'answer' : 'reply')} text={detail.reply} />
          )}
          <SheetStory story={story} />
        </div>
        <SheetFacts detail={detail} />
      </div>
    </article>
  )
}

function SheetHead({ detail, beside }: { readonly detail: SheetDetail; readonly beside: boolean }) {
  const t = useTexts(texts)
  const word = useWord()
  const Title = beside ? 'h2' : 'h1'
  return (
    <header className="case-head">
      <Title className="desk-figures">
        {detail.number ?? t(detail.direction === 'in' ? 'noNumber' : 'draftNumber')}
      </Title>
      <SheetStateTag state={detail.state} />
      <SheetDue sheet={detail} />
      <Escalated sheet={detail} />
      <span>
        {t(detail.direction === 'in' ? 'from' : 'to')} {word(detail.partyName)}
      </span>
      {beside ? (
        <Link to={sheetPath(detail.id)} className="case-head-full">
          <ExpandOutlined aria-hidden="true" /> {t('openFull')} <KeyHint keys="Enter" />
        </Link>
      ) : null}
    </header>
  )
}

function Words(props: {
  readonly title: string
  readonly text: string | null
  readonly subject?: string | null
}) {
  const t = useTexts(texts)
  return (
    <section className="sheet-words">
      <h2>{props.title}</h2>
      {props.subject ? <p className="sheet-subject">{props.subject}</p> : null}
      <p className="case-words">{props.text ?? <span className="desk-soft">{t('erased')}</span>}</p>
    </section>
  )
}

function StepButton(props: {
  readonly step: SheetStep
  readonly index: number
  readonly disabled: boolean
  onStep(): void
}) {
  const t = useTexts(texts)
  const { step, index, disabled, onStep } = props
  useHotkey({ keys: String(index), label: t('keyStep', { index }), disabled }, onStep)
  return (
    <Button type={index === 1 ? 'primary' : 'default'} disabled={disabled} onClick={onStep}>
      {t(`do.${step}`)} <KeyHint keys={String(index)} />
    </Button>
  )
}
