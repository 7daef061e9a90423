import {
  roundOutcomeWords,
  watchKindWords,
  watchRhythmWords,
} from '../../../main/contract/knowledge-words.ts'
import type { WatchPlace } from '../../../main/contract/watch.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

const tones = { done: 'done', due: 'dueSoon', late: 'overdue' } as const

/** How the round of a place stands: one whose first round is still to come says when that is. */
export function RoundTag({ place }: { readonly place: WatchPlace }) {
  const t = useTexts(texts)
  const { state, dueDay, lastRound } = place
  if (state === 'done' && (lastRound?.day ?? '') < dueDay)
    return <StateTag tone="waiting">{t('next', { day: dueDay })}</StateTag>
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>
}

/** One address in the checklist. */
export function PlaceLine({ place }: { readonly place: WatchPlace }) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <div className="place-line">
      <span className="place-line-head">
        <strong>{place.name}</strong>
        {place.missed > 0 ? (
          <span className="place-missed">{t('missed', { count: place.missed })}</span>
        ) : null}
        {place.active ? <RoundTag place={place} /> : null}
      </span>
      <span className="desk-soft">
        {[
          word(watchKindWords[place.kind]),
          word(watchRhythmWords[place.rhythm]),
          place.watcherName ?? t('anybody'),
        ].join(' · ')}
        {' · '}
        {place.lastRound ? (
          <>
            {t('lastRound', { outcome: word(roundOutcomeWords[place.lastRound.outcome]) })}{' '}
            <Time at={place.lastRound.at} />
          </>
        ) : (
          t('never')
        )}
      </span>
    </div>
  )
}
