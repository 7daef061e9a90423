import { Button } from 'antd'
import type { LeakMark } from '../../../main/contract/leak-watch.ts'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useOneForm } from './useOneForm.ts'
import { ActionBar, type FormName } from './ActionBar.tsx'
import { DoorForm } from './DoorForm.tsx'
import { MessagePart } from './MessagePart.tsx'
import { isSent } from './next-step.ts'
import { LeakPanel } from './LeakPanel.tsx'
import { SendForm } from './SendForm.tsx'
import { TellForm } from './TellForm.tsx'
import { texts } from './texts.ts'
import { TriageForm } from './TriageForm.tsx'
import { namesOf, useLeakSteps } from './useLeakSteps.ts'

interface BoardSideProps {
  readonly chosen: LeakRow | undefined
  readonly mark: LeakMark | undefined
  readonly ticked: readonly LeakRow[]
  /** Whether this person may do anything. */
  readonly works: boolean
  onUntick(): void
  onClose(): void
}

/** Beside the board: what can be done with the ticked leaks, or else the chosen one. */
export function BoardSide({ chosen, mark, ticked, works, onUntick, onClose }: BoardSideProps) {
  const t = useTexts(texts)
  const steps = useLeakSteps()
  const { form, show, stillOpen } = useOneForm<FormName>()
  const leaks = ticked.length > 0 ? ticked : chosen ? [chosen] : []
  const [leak] = leaks
  const close = () => {
    show(undefined)
    // The keys of the list go on from here.
    document.querySelector<HTMLElement>('.leak-board .virtual-list')?.focus()
  }
  const done = () => {
    if (!stillOpen()) return
    close()
    if (ticked.length > 0) onUntick()
  }
  useHotkey({ keys: 'Escape', label: t('cancel'), inFields: true }, () => {
    if (form !== undefined) close()
    else if (ticked.length > 0) onUntick()
    else onClose()
  })
  // A refusal stands above the leak.
  const run = (step: Promise<void>) => {
    step.then(
      () => (ticked.length > 0 ? onUntick() : undefined),
      () => undefined,
    )
  }
  if (!leak) return null
  return (
    <article className="leak-panel" aria-label={namesOf(leaks)}>
      <Button size="small" className="two-panes-back" onClick={ticked.length > 0 ? onUntick : onClose}>
        {t('back')}
      </Button>
      {works ? (
        <ActionBar
          leaks={leaks}
          pending={steps.pending}
          onForm={show}
          onStep={() => run(steps.step(leaks))}
          onStop={() => run(steps.stop(leaks))}
          onRecall={() => run(steps.recall(leaks))}
        />
      ) : null}
      <ErrorNote error={steps.error} />
      {form === 'send' ? <SendForm leaks={leaks} onDone={done} onCancel={close} /> : null}
      {form === 'triage' ? <TriageForm leak={leak} onDone={done} onCancel={close} /> : null}
      {form === 'door' ? <DoorForm leak={leak} onDone={done} onCancel={close} /> : null}
      {form === 'tell' ? <TellForm leak={leak} onDone={done} onCancel={close} /> : null}
      {ticked.length > 0 ? (
        <section className="leak-panel-body">
          <h2>{t('ticked', { count: ticked.length })}</h2>
          <p>{ticked.map(one => namesOf([one])).join(comma())}</p>
          <Button onClick={onUntick}>
            {t('untick')} <KeyHint keys="Esc" />
          </Button>
        </section>
      ) : (
        <>
          {leak.teamId && works && form === undefined && isSent(leak) ? (
            <MessagePart leaks={[leak]} teamId={leak.teamId} teamName={leak.teamName ?? ''} />
          ) : null}
          <LeakPanel leak={leak} mark={mark} />
        </>
      )}
    </article>
  )
}
