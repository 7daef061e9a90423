import type { CaseKind } from '../../../../main/contract/cases.ts'
import { goalWords, stepRoleWords } from '../../../../main/contract/deadline-words.ts'
import { leakWords } from '../../../../main/contract/leak-words.ts'
import type { StoryEntry } from './story-entry.ts'
import {
  channelWords,
  entryWords,
  levelWords,
  noCallbackWords,
  noteKindWords,
  promiseStateWords,
  responsibleWords,
  roomWords,
  voidWords,
  waitingWords,
  type Words,
} from '../../../../main/contract/words.ts'
import type { Translate } from '../../../app/i18n.ts'
import type { texts } from '../texts.ts'
import { durationText } from './duration.ts'

/** What {@link entryParts} needs to speak to a person. */
export interface EntrySpeech {
  readonly t: Translate<typeof texts>
  word(words: Words | undefined, otherwise?: string): string
  /** A kind by its name on this desk. */
  kind(kind: CaseKind): string
  category(path: readonly string[]): string
  /** Name of a rule of the profile that proposes levels. */
  ruleName(id: string): string
  /** Name of a cause of the profile. */
  causeName(id: string): string
  /** A moment as this screen writes it. */
  time(at: number): string
}

/** An entry in words: what happened, more about it, what was written. */
export interface EntryParts {
  readonly title: string
  readonly about: readonly string[]
  readonly text: string | undefined
  /** The number of another case it points to. */
  readonly link?: { readonly id: string; readonly number: string }
}

const correctable = [
  'kind',
  'category',
  'emergency',
  'unitId',
  'personId',
  'room',
  'callerName',
  'callerPhone',
  'text',
  'place',
  'wish',
  'source',
] as const
const fieldOf = (name: string) => correctable.find(known => known === name)

/** An entry of the timeline as people read it; the same on screen and paper. */
export function entryParts(
  entry: StoryEntry,
  { t, word, kind, category, ruleName, causeName, time }: EntrySpeech,
): EntryParts {
  const title = word(entryWords[entry.type], entry.type)
  const plain = { title, about: [], text: undefined }
  if ('said' in entry)
    return {
      title,
      about: [
        ...entry.said.map(said => word(leakWords[said])),
        ...(entry.teamName === null ? [] : [entry.teamName]),
        ...(entry.until === null ? [] : [t('untilThen', { time: time(entry.until) })]),
      ],
      text: entry.text,
    }
  switch (entry.type) {
    case 'case.received':
      return {
        title,
        about: [
          word(channelWords[entry.channel]),
          kind(entry.kind),
          ...(entry.category.length > 0 ? [category(entry.category)] : []),
          ...(entry.emergency ? [t('emergency')] : []),
        ],
        text: joined(entry.text, entry.wish && `${t('wish')}：${entry.wish}`),
      }
    case 'case.corrected': {
      const names = entry.changed.flatMap(name => {
        const field = fieldOf(name)
        return field ? [t(`field.${field}`)] : []
      })
      const now = [
        entry.kind && kind(entry.kind),
        entry.category && category(entry.category),
        entry.room && word(roomWords[entry.room]),
        entry.callerName,
        entry.place,
        entry.source,
      ].flatMap(part => (part ? [part] : []))
      return {
        title,
        about: [t('corrected', { what: names.join(t('comma')) }), ...now],
        text: joined(entry.text, entry.wish && `${t('wish')}：${entry.wish}`),
      }
    }
    case 'case.noted':
      return {
        title: word(noteKindWords[entry.kind], title),
        about: [entry.toName ?? '', entry.recipient ?? '', usedAnswer(entry, t)].filter(part => part !== ''),
        text: entry.text,
      }
    case 'case.assigned':
      return {
        title,
        about: [entry.to === null ? t('toNobody') : t('toWhom', { name: entry.toName ?? '—' })],
        text: entry.note,
      }
    case 'case.waitingStarted':
      return { title, about: [word(waitingWords[entry.on], entry.on)], text: entry.note }
    case 'case.waitingEnded':
      return {
        title,
        about: [t('waitedFor', { time: durationText(entry.until - entry.since, t) })],
        text: entry.note,
      }
    case 'case.verified':
      return { title, about: [t(entry.good ? 'verifiedGood' : 'verifiedBad')], text: entry.text }
    case 'case.closed':
      return {
        title,
        about: [
          entry.withoutCallback === null
            ? t('calledBack')
            : word(noCallbackWords[entry.withoutCallback], entry.withoutCallback),
          ...(entry.cause === undefined ? [] : [causeName(entry.cause)]),
        ],
        text: entry.text,
      }
    case 'case.voided':
      return {
        title,
        about: [word(voidWords[entry.reason], entry.reason)],
        text: entry.text,
        ...(entry.duplicateOf === null
          ? {}
          : { link: { id: entry.duplicateOf, number: entry.duplicateOfNumber ?? entry.duplicateOf } }),
      }
    case 'case.levelProposed':
      return {
        title,
        about: [
          entry.level === null ? '—' : word(levelWords[entry.level]),
          ...(entry.rule === null ? [] : [ruleName(entry.rule)]),
          ...entry.words,
        ],
        text: undefined,
      }
    case 'case.levelSet':
      return { title, about: [word(levelWords[entry.level])], text: entry.text }
    case 'case.causeFound':
      return { title, about: entry.cause === null ? [] : [causeName(entry.cause)], text: entry.text }
    case 'case.complainedOf':
      return { title, about: [entry.name ?? '—'], text: undefined }
    case 'case.responsibleFixed':
      return { title, about: [word(responsibleWords[entry.kind])], text: entry.text }
    case 'promise.made':
      return {
        title,
        about: [
          t('promiseDue', { time: time(entry.dueAt) }),
          ...(entry.approver === undefined ? [] : [t('promiseApprover', { name: entry.approver })]),
        ],
        text: entry.text,
      }
    case 'promise.moved':
      return { title, about: [t('promiseDue', { time: time(entry.dueAt) })], text: entry.text }
    case 'promise.ended':
      return { title, about: [word(promiseStateWords[entry.kept ? 'kept' : 'broken'])], text: entry.text }
    case 'case.linked':
    case 'case.unlinked':
      return {
        title,
        about: [],
        text: undefined,
        link: { id: entry.leader, number: entry.leaderNumber ?? entry.leader },
      }
    case 'deadline.warned':
    case 'deadline.breached':
    case 'deadline.stepReached':
      return {
        title,
        about: [word(goalWords[entry.goal]), t('toldRole', { role: word(stepRoleWords[entry.role]) })],
        text: undefined,
      }
    case 'deadline.moved':
      return { title, about: [], text: entry.text }
    case 'case.resolved':
      return {
        title,
        about: [entry.cause === undefined ? '' : causeName(entry.cause), usedAnswer(entry, t)].filter(
          part => part !== '',
        ),
        text: entry.text,
      }
    case 'case.reopened':
      return { title, about: [], text: entry.text }
    case 'case.fileAttached':
      return { title, about: entry.name === undefined ? [] : [entry.name], text: undefined }
    default:
      return plain
  }
}

/** Which standard answer was said; empty where none was. */
function usedAnswer(entry: Extract<StoryEntry, { usedAnswer?: unknown }>, t: EntrySpeech['t']): string {
  return entry.usedAnswer ? t('usedAnswer', { version: entry.usedAnswer.version }) : ''
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter(part => part !== undefined && part !== '')
  return said.length === 0 ? undefined : said.join('\n')
}
