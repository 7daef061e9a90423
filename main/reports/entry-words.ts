import { goalWords, stepRoleWords } from '../contract/deadline-words.ts'
import type { Language } from '../contract/errors.ts'
import { causeNames } from '../contract/causes.ts'
import { leakWords } from '../contract/leak-words.ts'
import { categoryPath, kindName, type Profile } from '../contract/profile.ts'
import type { CaseEntry } from '../contract/timeline.ts'
import {
  channelWords,
  entryWords,
  levelWords,
  noCallbackWords,
  noteKindWords,
  promiseStateWords,
  responsibleWords,
  voidWords,
  waitingWords,
} from '../contract/words.ts'

/** What kind of entry it is, in a word. */
export function entryTitle(entry: CaseEntry, language: Language): string {
  if (entry.type === 'case.noted') return noteKindWords[entry.kind]?.[language] ?? entry.kind
  return entryWords[entry.type]?.[language] ?? entry.type
}

/** What an entry says, in one text. */
export function entryText(entry: CaseEntry, language: Language, profile: Profile): string {
  if (entry.erased) return language === 'zh' ? '（个人信息已依法删除）' : '(personal data erased by law)'
  const parts = partsOf(entry, language, profile)
  return parts.filter(part => part !== undefined && part !== '').join(language === 'zh' ? '；' : '; ')
}

const causeText = (cause: string | null | undefined, profile: Profile, language: Language) =>
  typeof cause === 'string' ? causeNames(profile, cause, language).join(' / ') : undefined

function partsOf(entry: CaseEntry, language: Language, profile: Profile): (string | undefined)[] {
  const yes = (zh: string, en: string) => (language === 'zh' ? zh : en)
  if ('said' in entry)
    return [...entry.said.map(said => leakWords[said][language]), entry.teamName ?? undefined, entry.text]
  switch (entry.type) {
    case 'case.received':
      return [channelWords[entry.channel][language], kindName(profile, entry.kind)[language]]
    case 'case.corrected':
      return [
        entry.kind && kindName(profile, entry.kind)[language],
        entry.category &&
          (categoryPath(profile, entry.category) ?? []).map(node => node.name[language]).join(' / '),
        entry.callerName,
        entry.text,
        entry.place,
        entry.wish,
      ]
    case 'case.assigned':
      return [entry.toName ?? yes('未指派', 'nobody'), entry.note]
    case 'case.waitingStarted':
      return [waitingWords[entry.on]?.[language], entry.note]
    case 'case.waitingEnded':
      return [entry.note]
    case 'case.verified':
      return [
        entry.good ? yes('结果有效', 'The result holds') : yes('结果无效', 'The result does not hold'),
        entry.text,
      ]
    case 'case.closed':
      return [
        entry.withoutCallback === null
          ? yes('待回访', 'The owner is called back')
          : noCallbackWords[entry.withoutCallback]?.[language],
        causeText(entry.cause, profile, language),
        entry.text,
      ]
    case 'case.voided':
      return [voidWords[entry.reason]?.[language], entry.duplicateOfNumber ?? undefined, entry.text]
    case 'case.fileAttached':
      return [entry.name]
    case 'case.levelProposed':
      return [entry.level === null ? undefined : levelWords[entry.level][language], ...entry.words]
    case 'case.levelSet':
      return [levelWords[entry.level][language], entry.text]
    case 'case.causeFound':
      return [causeText(entry.cause, profile, language), entry.text]
    case 'case.complainedOf':
      return [entry.name ?? '—']
    case 'case.responsibleFixed':
      return [responsibleWords[entry.kind][language], entry.text]
    case 'promise.made':
    case 'promise.moved':
      return [entry.type === 'promise.made' ? entry.approver : undefined, entry.text]
    case 'promise.ended':
      return [promiseStateWords[entry.kept ? 'kept' : 'broken'][language], entry.text]
    case 'case.linked':
    case 'case.unlinked':
      return [entry.leaderNumber ?? undefined]
    case 'deadline.warned':
    case 'deadline.breached':
    case 'deadline.stepReached':
      return [goalWords[entry.goal][language], `→ ${stepRoleWords[entry.role][language]}`]
    case 'deadline.moved':
      return [entry.text]
    case 'case.noted':
      return [entry.toName ?? undefined, entry.recipient, entry.text]
    case 'case.resolved':
      return [causeText(entry.cause, profile, language), entry.text]
    case 'case.reopened':
      return [entry.text]
    default:
      return []
  }
}
