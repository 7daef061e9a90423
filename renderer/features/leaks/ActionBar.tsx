import { Button } from 'antd'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useWord } from '../cases/words.ts'
import { mayNoteDoor, mayRecall, maySend, mayStop, nextStep } from './next-step.ts'
import { texts } from './texts.ts'

export type FormName = 'send' | 'triage' | 'door' | 'tell'

interface ActionBarProps {
  /** The chosen one, or all that are ticked. */
  readonly leaks: readonly LeakRow[]
  readonly pending: boolean
  onForm(form: FormName): void
  onStep(): void
  onStop(): void
  onRecall(): void
}

/** What can be done now, each with its key. */
export function ActionBar({ leaks, pending, onForm, onStep, onStop, onRecall }: ActionBarProps) {
  const t = useTexts(texts)
  const word = useWord()
  const one = leaks.length === 1
  const steps = [...new Set(leaks.map(nextStep))]
  const [to] = steps
  const some = leaks.length > 0
  const all = (may: (leak: LeakRow) => boolean) => some && leaks.every(may)
  const actions = [
    { keys: 'S', label: t('send'), on: all(maySend), run: () => onForm('send') },
    {
      keys: 'A',
      label: steps.length === 1 && to ? word(leakWords[`step.${to}`]) : t('step'),
      on: some && !steps.includes(undefined),
      run: onStep,
    },
    { keys: 'C', label: t('tell'), on: one, run: () => onForm('tell') },
    { keys: 'D', label: t('door'), on: one && all(mayNoteDoor), run: () => onForm('door') },
    { keys: 'T', label: t('triage'), on: one, run: () => onForm('triage') },
    { keys: 'W', label: t('stop'), on: all(mayStop), run: onStop },
    { keys: 'R', label: t('recall'), on: all(mayRecall), run: onRecall },
  ]
  return (
    <div className="leak-actions" role="toolbar" aria-label={t('actions')}>
      {actions.map(({ keys, label, on, run }, index) => (
        <ActionButton
          key={keys}
          keys={keys}
          label={label}
          on={on}
          pending={pending}
          main={index === 0 && leaks.every(leak => leak.teamId === null)}
          run={run}
        />
      ))}
    </div>
  )
}

function ActionButton(props: {
  readonly keys: string
  readonly label: string
  readonly on: boolean
  readonly pending: boolean
  readonly main: boolean
  run(): void
}) {
  const { keys, label, on, pending, main, run } = props
  useHotkey({ keys, label, disabled: !on || pending }, run)
  return (
    <Button type={main ? 'primary' : 'default'} disabled={!on || pending} onClick={run}>
      {label} <KeyHint keys={keys} />
    </Button>
  )
}
