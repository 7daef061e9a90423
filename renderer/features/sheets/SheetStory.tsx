import { goalWords, stepRoleWords } from '../../../main/contract/deadline-words.ts'
import type { Language } from '../../../main/contract/errors.ts'
import { deliveryWayWords, sheetEntryWords, withdrawWords } from '../../../main/contract/sheet-words.ts'
import { formatMoment } from '../../app/format.ts'
import { type Translate, useLanguage, useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { clockTexts } from './clock-texts.ts'
import type { StoryEntry } from './sheet-entry-type.ts'
import { texts } from './texts.ts'

/** Entries whose words stand above in full. */
const saidAbove = new Set(['sheet.drafted', 'sheet.received'])

/** What happened to a sheet, oldest first. */
export function SheetStory({ story }: { readonly story: readonly StoryEntry[] }) {
  const t = useTexts(texts)
  return (
    <section className="case-story" aria-label={t('story')}>
      <h2>{t('story')}</h2>
      <ol className="case-entries">
        {story.map(entry => (
          <li key={entry.id} className="case-entry" data-type={entry.type}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Who learned of a due time, in one sentence. */
export function reachedText(
  { goal, role, percent }: Pick<StoryEntry, 'goal' | 'role' | 'percent'>,
  t: Translate<typeof clockTexts>,
  language: Language,
): string | undefined {
  if (goal === undefined || role === undefined || percent === undefined) return undefined
  const words = { goal: goalWords[goal][language], role: stepRoleWords[role][language] }
  return t(percent < 100 ? 'reachedWarn' : percent === 100 ? 'reachedDue' : 'reachedUp', words)
}

function Entry({ entry }: { readonly entry: StoryEntry }) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const clocks = useTexts(clockTexts)
  const about = [
    reachedText(entry, clocks, language),
    entry.step && word(entry.step),
    entry.outcome && word(entry.outcome),
    entry.way && word(deliveryWayWords[entry.way]),
    entry.who,
    entry.reason && word(withdrawWords[entry.reason], entry.reason),
    entry.dueAt === undefined || entry.type === 'sheet.delivered'
      ? undefined
      : `${t('dueBy')} ${formatMoment(entry.dueAt, language)}`,
  ].filter(part => part !== undefined && part !== '')
  return (
    <>
      <div className="case-entry-head">
        <strong>{word(sheetEntryWords[entry.type], entry.type)}</strong>
        <span>{entry.actorName ?? t('program')}</span>
        <span className="desk-soft">
          <Time at={entry.at} />
        </span>
        {entry.happenedAt !== null && Math.abs(entry.happenedAt - entry.at) > 60_000 ? (
          <span className="desk-soft">
            {t('happenedAt')} <Time at={entry.happenedAt} as="moment" />
          </span>
        ) : null}
      </div>
      {about.length > 0 ? <div className="case-entry-about">{about.join(' · ')}</div> : null}
      {entry.text === undefined || saidAbove.has(entry.type) ? null : (
        <p className="case-words">{entry.text}</p>
      )}
      {entry.erased ? <p className="desk-soft">{t('erased')}</p> : null}
    </>
  )
}
