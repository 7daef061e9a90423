import { clockWords, goalWords, stepRoleWords } from '../../../../main/contract/deadline-words.ts'
import type { Language } from '../../../../main/contract/errors.ts'
import { kindName, type Profile } from '../../../../main/contract/profile.ts'
import type { DeadlineRule } from '../../../../main/contract/profile-deadlines.ts'
import { recipientKindWords } from '../../../../main/contract/sheet-words.ts'
import type { Words } from '../../../../main/contract/words.ts'
import { channelWords, emergencyWords, levelWords } from '../../../../main/contract/words.ts'
import type { Translate } from '../../../app/i18n.ts'
import { categoryText } from '../../cases/words.ts'
import type { texts } from './texts.ts'

type T = Translate<typeof texts>

/** What a rule applies to, in a sentence. */
export function appliesText(
  rule: DeadlineRule,
  profile: Profile | undefined,
  language: Language,
  t: T,
): string {
  const { kinds, category, levels, channels, emergency, recipient } = rule.appliesTo
  const or = t('or')
  const parts = [
    rule.subject === 'sheet' ? t('subject.sheet') : undefined,
    kinds?.map(kind => kindName(profile, kind)[language]).join(or),
    category ? categoryText(profile, category, language) : undefined,
    levels?.map(level => levelWords[level as 1 | 2 | 3][language]).join(or),
    channels?.map(channel => channelWords[channel][language]).join(or),
    emergency === undefined ? undefined : emergency ? emergencyWords[language] : t('notEmergency'),
    recipient === undefined ? undefined : recipientText(recipient, language),
  ].filter(part => part !== undefined && part !== '')
  return parts.length === 0 ? t('everyCase') : parts.join(' · ')
}

/** Kind of a recipient in words; as it stands for one of a newer program. */
function recipientText(recipient: string, language: Language): string {
  const words: Readonly<Record<string, Words>> = recipientKindWords
  return words[recipient]?.[language] ?? recipient
}

/** How long and on which clock: `8 小时（连续计时）`. */
export function lengthText(
  { amount, clock, calendar, pausedBy, extension }: DeadlineRule,
  profile: Profile | undefined,
  language: Language,
  t: T,
): string {
  const name = profile?.calendars.calendars.find(({ id }) => id === calendar)?.name[language]
  return [
    `${amount} ${clockWords[clock][language]}`,
    ...(name === undefined || clock === 'wall-hours' || clock === 'calendar-days' ? [] : [name]),
    ...(pausedBy.length > 0 ? [t('stopsWhileWaiting')] : []),
    ...(extension === undefined ? [] : [t('extensionUpTo', { amount: extension })]),
  ].join(t('comma'))
}

/** Who learns of it when: `75% 前台文员 → 100% 客服专员`. */
export function stepsText({ steps }: DeadlineRule, language: Language): string {
  return steps.map(({ at, to }) => `${at}% ${stepRoleWords[to][language]}`).join(' → ')
}

export const goalText = ({ goal }: DeadlineRule, language: Language): string => goalWords[goal][language]

/** Compared by what a rule says; its version is counted by the desk. */
export function sameRule(one: DeadlineRule, other: DeadlineRule): boolean {
  return JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 })
}
