import type { CaseKind, CaseLevel, Channel } from './cases.ts'
import { causePath } from './causes.ts'
import type { Profile } from './profile.ts'
import type { LevelRule, PastRule, ProfileLevels } from './profile-levels.ts'

/** What the rules look at; what has to be counted is asked for only where a rule needs it. */
export interface LevelQuestion {
  readonly kind: CaseKind
  readonly category: readonly string[]
  readonly channel: Channel
  readonly emergency: boolean
  /** What the owner said, and what the owner wants. */
  readonly text: string
  /** It is part of a collective warning that goes on. */
  isCollective(): boolean
  /** Different units of the building with the same second-level category within so many days, this one included. */
  households(days: number): number
  /** Cases of the unit with the same second-level category within so many days, this one included. */
  repetitions(days: number): number
  /** A deadline of the case has passed. */
  isOverdue(): boolean
}

/** A proposed level and why. */
export interface LevelProposal {
  readonly level: CaseLevel
  /** Id of the rule; null for the ordinary level. */
  readonly rule: string | null
  /** Words of the rule that the text has. */
  readonly words: readonly string[]
}

/** Longer texts are judged by their beginning. */
const longestJudged = 4_000

/**
 * Proposes how grave a case is; null for kinds without levels. Pure: the gravest rule that fits gives the level and
 * the reason, and nothing that fits is level 3. A person confirms or decides otherwise.
 */
export function proposeLevel(levels: ProfileLevels, question: LevelQuestion): LevelProposal | null {
  if (!levels.kinds.includes(question.kind)) return null
  const text = question.text.slice(0, longestJudged).toLowerCase()
  for (const level of [1, 2] as const) {
    for (const rule of levels.rules) {
      if (rule.retired || rule.level !== level || (rule.kinds && !rule.kinds.includes(question.kind)))
        continue
      const words = wordsIn(text, rule)
      if (words.length > 0 || fits(rule, question)) return { level, rule: rule.id, words }
    }
  }
  return { level: 3, rule: null, words: [] }
}

/** Numbers such as 12345 stand by themselves: inside a phone number they say nothing. */
function stands(lower: string, word: string): boolean {
  if (!/^\d+$/.test(word)) return lower.includes(word)
  return new RegExp(`(?<!\\d)${word}(?!\\d)`).test(lower)
}

function wordsIn(lower: string, { words = [] }: LevelRule): string[] {
  return words.filter(word => stands(lower, word.toLowerCase())).slice(0, 5)
}

/** Signs that cost nothing come first. */
function fits(rule: LevelRule, question: LevelQuestion): boolean {
  const { categories, channels, households, repeated } = rule
  return (
    (rule.emergency === true && question.emergency) ||
    (categories?.some(id => question.category.includes(id)) ?? false) ||
    (channels?.includes(question.channel) ?? false) ||
    (rule.collective === true && question.isCollective()) ||
    (households !== undefined && question.households(households.days) >= households.units) ||
    (repeated !== undefined && question.repetitions(repeated.days) >= repeated.times) ||
    (rule.overdue === true && question.isOverdue())
  )
}

/** The path past those complained of that a case takes, if any. */
export function pastOf(
  profile: Pick<Profile, 'levels' | 'causes'>,
  of: { readonly kind: CaseKind; readonly category: readonly string[]; readonly cause: string | null },
): PastRule | undefined {
  const path = of.cause === null ? [] : causePath(profile, of.cause)
  return profile.levels.past.find(
    ({ kinds, categories, causes }) =>
      kinds.includes(of.kind) &&
      (categories.some(id => of.category.includes(id)) || causes.some(id => path.includes(id))),
  )
}

/** Whether a case of this level and category needs its responsible party fixed before it is closed. */
export function needsResponsible(
  { responsible }: ProfileLevels,
  level: number | null,
  category: readonly string[],
): boolean {
  const [root] = category
  return (
    root !== undefined &&
    responsible.levels.some(one => one === level) &&
    responsible.categories.includes(root)
  )
}
