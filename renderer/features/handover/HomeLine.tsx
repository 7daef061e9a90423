import type { HandoverVisitRow, HandoverVisitState } from '../../../main/contract/handover.ts'
import { visitStateWords } from '../../../main/contract/handover-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { homeTexts } from './home-texts.ts'

const tones = {
  planned: 'plain',
  present: 'waiting',
  accepted: 'done',
  refused: 'serious',
  absent: 'dueSoon',
  withdrawn: 'off',
} as const

/** How a home stands on its way to the keys. */
export function VisitTag({ state }: { readonly state: HandoverVisitState }) {
  const word = useWord()
  return <StateTag tone={tones[state]}>{word(visitStateWords[state])}</StateTag>
}

interface HomeLineProps {
  readonly home: HandoverVisitRow
  readonly tick?: { readonly on: boolean; onChange(): void }
}

/** One home of the list: what is done before its day, when it comes. */
export function HomeLine({ home, tick }: HomeLineProps) {
  const t = useTexts(homeTexts)
  const steps = [
    { name: 'address', done: home.verifiedAt !== null },
    { name: 'notice', done: home.postedOn !== null },
    { name: 'receipt', done: home.receivedOn !== null },
  ] as const
  return (
    <div className="handover-line">
      {tick ? (
        // Nothing within a row of a list may be a control of its own: X ticks by keyboard, and the row says that it is.
        <span
          className={tick.on ? 'handover-tick handover-ticked' : 'handover-tick'}
          title={t('tick')}
          onClick={event => {
            event.stopPropagation()
            tick.onChange()
          }}
          onDoubleClick={event => event.stopPropagation()}
        >
          {tick.on ? '✓' : ''}
        </span>
      ) : null}
      <strong className="desk-figures">{home.number}</strong>
      <span className="handover-line-steps">
        {steps.map(({ name, done }) => (
          <span key={name} className={done ? 'handover-step-done' : 'desk-soft'}>
            {done ? '✓' : '○'} {t(`step.${name}`)}
          </span>
        ))}
      </span>
      <span className="desk-figures">
        {home.day === null ? (
          <span className="desk-soft">{t('noAppointment')}</span>
        ) : (
          `${home.day.slice(5)} ${home.slot ?? ''}`
        )}
      </span>
      <VisitTag state={home.state} />
    </div>
  )
}
