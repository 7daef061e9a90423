import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { CaseKind } from '../../../main/contract/cases.ts'
import type { OfferedAnswer } from '../../../main/contract/knowledge.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import './knowledge.css'
import { texts } from './texts.ts'

interface AnswersAtHandProps {
  readonly text: string
  readonly kind: CaseKind | null
  readonly category: readonly string[]
  /** Puts the answer where it is written down; absent where nothing may be written. */
  onGive?: ((answer: OfferedAnswer) => void) | undefined
}

/** The keys that give the first, second and third answer; `Alt 1` to `Alt 6` choose kinds at intake. */
const keys = ['Alt 7', 'Alt 8', 'Alt 9'] as const

/** The standard answers that fit, alive while somebody types; one key gives one. */
export function AnswersAtHand({ text, kind, category, onGive }: AnswersAtHandProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const asks = text.trim() !== '' || category.length > 0
  const input = { text, kind, category: [...category] }
  const found = useQuery(
    trpc.knowledge.atHand.queryOptions(input, {
      enabled: asks,
      staleTime: 5_000,
      placeholderData: last => last,
    }),
  )
  const answers = (asks ? found.data : undefined) ?? []
  if (answers.length === 0) return null
  return (
    <section className="at-hand-part">
      <h2>{t('offered')}</h2>
      <ul className="offered">
        {answers.map((answer, index) => (
          <Offered
            key={answer.answerId}
            answer={answer}
            keys={keys[index] ?? 'Alt 7'}
            place={index + 1}
            onGive={onGive}
          />
        ))}
      </ul>
    </section>
  )
}

interface OfferedProps {
  readonly answer: OfferedAnswer
  readonly keys: string
  readonly place: number
  readonly onGive: ((answer: OfferedAnswer) => void) | undefined
}

function Offered({ answer, keys: pressed, place, onGive }: OfferedProps) {
  const t = useTexts(texts)
  const give = () => onGive?.(answer)
  useHotkey({ keys: pressed, label: t('keyGive', { place }), disabled: onGive === undefined }, give)
  return (
    <li>
      <span className="offered-head">
        <strong>{answer.question}</strong>
        {onGive ? (
          <Button size="small" onClick={give}>
            {t('give')} <KeyHint keys={pressed} />
          </Button>
        ) : null}
      </span>
      <p>{answer.answer}</p>
    </li>
  )
}
