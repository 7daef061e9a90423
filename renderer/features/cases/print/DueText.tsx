import { goalWords } from '../../../../main/contract/deadline-words.ts'
import type { DeadlineView } from '../../../../main/contract/deadlines.ts'
import { formatMoment } from '../../../app/format.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { texts as deadlineTexts } from '../../deadlines/texts.ts'

/** The deadline that stands on paper: the one that runs out first, else the one that ended last, and how it ended. */
export function DueText({ deadlines }: { readonly deadlines: readonly DeadlineView[] }) {
  const t = useTexts(deadlineTexts)
  const language = useLanguage()
  const first = deadlines.find(({ state }) => state !== 'cancelled')
  if (first === undefined) return '—'
  const { dueAt, goal, state, breachedAt } = first
  return [
    dueAt === null ? t('paused') : formatMoment(dueAt, language),
    goalWords[goal][language],
    state === 'met' ? t(breachedAt === null ? 'met' : 'metLate') : '',
  ]
    .filter(part => part !== '')
    .join(' · ')
}
