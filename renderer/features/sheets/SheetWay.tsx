import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

const tones = { done: 'done', next: 'plain', later: 'waiting', 'not-needed': 'off' } as const

/** The way the sheet goes: each step dated once it is taken, the next one marked. */
export function SheetWay({ detail }: { readonly detail: SheetDetail }) {
  const t = useTexts(texts)
  const word = useWord()
  if (detail.way.length === 0) return null
  return (
    <section className="sheet-words">
      <h2>{t('way')}</h2>
      <ol className="sheet-way">
        {detail.way.map(step => (
          <li key={step.id}>
            <span className="sheet-way-name">{word(step.name)}</span>
            <StateTag tone={tones[step.state]}>
              {step.outcome === null
                ? t(`wayState.${step.state}`)
                : word(step.outcomes.find(one => one.id === step.outcome)?.name, step.outcome)}
            </StateTag>
            {step.doneAt === null ? null : <Time at={step.doneAt} as="moment" />}
            {step.doneAt === null && step.dueAt !== null && step.state === 'next' ? (
              <span className="desk-soft">
                {t('dueBy')} <Time at={step.dueAt} as="moment" />
              </span>
            ) : null}
            {step.text === null ? null : <span className="case-words">{step.text}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
