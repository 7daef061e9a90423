import { callbacksOf } from '../callbacks/list.ts'
import { startOfDayAfter } from '../callbacks/rules.ts'
import { callbackStateWords, satisfactionWords } from '../contract/callback-words.ts'
import type { DeadlineView } from '../contract/deadlines.ts'
import { goalWords } from '../contract/deadline-words.ts'
import type { Language } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import type { CaseEntry } from '../contract/timeline.ts'
import type { ReadDatabase } from '../database/read.ts'
import { viewsOfCase } from '../deadlines/views.ts'
import { formatTime } from '../print/format.ts'
import { entryText } from './entry-words.ts'

/** What the paper says of when a case is due. */
export interface PrintedDeadline {
  /** UTC milliseconds; undefined while the clock stands still. */
  readonly dueAt: number | undefined
  /** What has to happen by then, by which rule, and how it ended. */
  readonly dueReason: string
}

/**
 * The deadline that stands on the case sheet: the one that runs out first, else the one that ended last; undefined for
 * a case that never had one.
 */
export function printedDeadline(
  read: ReadDatabase,
  caseId: string,
  language: Language,
): PrintedDeadline | undefined {
  const [first] = viewsOfCase(read, caseId).filter(one => one.state !== 'cancelled')
  if (first === undefined) return undefined
  const parts = [goalWords[first.goal][language], first.rule[language], endWords(first)?.[language]]
  return {
    dueAt: first.dueAt ?? undefined,
    dueReason: parts.filter(part => part !== undefined).join(' · '),
  }
}

function endWords({ state, breachedAt, dueAt }: DeadlineView) {
  if (state === 'met')
    return breachedAt === null
      ? { zh: '按时完成', en: 'met in time' }
      : { zh: '逾期后完成', en: 'met after it was overdue' }
  if (dueAt === null) return { zh: '暂停计时', en: 'paused' }
  return state === 'breached' ? { zh: '已逾期', en: 'overdue' } : undefined
}

interface VerificationOf {
  readonly read: ReadDatabase
  readonly profile: Profile
  readonly caseId: string
  readonly entries: readonly CaseEntry[]
  readonly timeZone: string
  readonly printedAt: number
}

/**
 * What the result was checked by: the last verification, then what owners answered when they were called back, a line
 * each. Undefined where nobody has looked yet, so that the paper leaves room to write.
 */
export function printedVerification(of: VerificationOf, language: Language): string | undefined {
  const { read, profile, timeZone, printedAt } = of
  const verified = of.entries.findLast(entry => entry.type === 'case.verified')
  const tomorrow = startOfDayAfter(printedAt, 1, timeZone)
  const calls = callbacksOf({ read, profile, now: printedAt, tomorrow }, 'case', of.caseId)
    .filter(({ state }) => state === 'done' || state === 'unreachable')
    .map(({ state, satisfaction, words, endedAt, endedByName }) => {
      const outcome = satisfaction === null ? callbackStateWords[state] : satisfactionWords[satisfaction]
      const when = endedAt === null ? undefined : formatTime(endedAt, timeZone, language)
      const head = `${language === 'zh' ? '回访' : 'Callback'} ${[when, endedByName].filter(Boolean).join(' ')}`
      const said = words === null || words === '' ? undefined : words
      return [head, outcome[language], said].filter(part => part !== undefined).join(' · ')
    })
  const lines = [...(verified ? [entryText(verified, language, profile)] : []), ...calls.reverse()]
  return lines.length === 0 ? undefined : lines.join('\n')
}
