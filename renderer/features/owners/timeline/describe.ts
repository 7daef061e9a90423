import { comma } from '../../../app/i18n.ts'
import { z } from 'zod'
import { Occupancy, OccupancyRole } from '../../../../main/contract/people.ts'
import { goalWords, stepRoleWords } from '../../../../main/contract/deadline-words.ts'
import { leakWords } from '../../../../main/contract/leak-words.ts'
import { entryWords, levelWords, responsibleWords, type Words } from '../../../../main/contract/words.ts'
import { formatDay } from '../../../app/format.ts'
import type { Outputs } from '../../../app/api.ts'
import type { Translate } from '../../../app/i18n.ts'
import type { ownerWords } from '../../../components/owner-words.ts'
import { wordsOfOperation } from '../../../../main/contract/operation-words.ts'
import type { texts } from './texts.ts'

export type Entry = Outputs['timeline']['ofSubject']['rows'][number]

/** What people narrow a timeline to. */
export const entryGroups = ['all', 'cases', 'people', 'other'] as const
export type EntryGroup = (typeof entryGroups)[number]

export function groupOf(entry: Entry): Exclude<EntryGroup, 'all'> {
  if (entry.type !== 'other') return 'cases'
  return entry.operation.startsWith('person.') || entry.operation === 'data.erased' ? 'people' : 'other'
}

/** Names that the facts of an operation only have ids for. */
export interface Names {
  /** Of a person; undefined where this page does not know them. */
  nameOf(personId: string): string | undefined
  /** Number of a unit; undefined where this page does not know it. */
  numberOf(unitId: string): string | undefined
}

export interface Description {
  readonly what: string
  /** Words of people that stand below. */
  readonly words?: string | undefined
}

const Stay = z.object({ unitId: z.string(), role: OccupancyRole, from: z.string().nullish() })
const Leave = z.object({ unitId: z.string(), role: OccupancyRole, until: z.string() })
/** Sheets and others that carry the number people know them by. */
const Numbered = z.object({ number: z.string().nullish() })
/** What happens to papers says of which type they are. */
const Paper = z.object({ documentType: z.string() })
const Registered = z.object({ occupancies: z.array(Occupancy) })

interface Describe {
  word(words: Words): string
  readonly t: Translate<typeof texts>
  readonly words: Translate<typeof ownerWords>
  readonly names: Names
  /** Name of a type of papers; undefined where it is not on the checklist any more, or not known yet. */
  paper(type: string): string | undefined
  /** The unit or person whose timeline it is. */
  readonly subjectId: string
}

/** One entry as a sentence. */
export function describe(entry: Entry, context: Describe): Description {
  const { t, word } = context
  if ('said' in entry) {
    const about = [
      ...entry.said.map(said => word(leakWords[said])),
      ...(entry.teamName ? [entry.teamName] : []),
    ]
    const title = entryWords[entry.type]
    return { what: [...(title ? [word(title)] : []), ...about].join(' · '), words: entry.text }
  }
  switch (entry.type) {
    case 'case.received':
    case 'case.corrected':
    case 'case.noted':
    case 'case.resolved':
    case 'case.closed':
    case 'case.reopened':
    case 'case.voided':
      return { what: t(entry.type), words: entry.text }
    case 'case.assigned':
      return {
        what: entry.to === null ? t('case.unassigned') : t('case.assignedTo', { name: entry.toName ?? '—' }),
        words: entry.note,
      }
    case 'case.waitingStarted':
    case 'case.waitingEnded':
      return { what: t(entry.type), words: entry.note }
    case 'case.verified':
      return { what: t(entry.good ? 'case.verifiedGood' : 'case.verifiedBad'), words: entry.text }
    case 'case.fileAttached':
      return { what: t(entry.type), words: entry.name }
    case 'case.levelProposed':
    case 'case.levelSet':
      return {
        what: t(entry.type, { level: entry.level === null ? '—' : word(levelWords[entry.level]) }),
        words: entry.type === 'case.levelSet' ? entry.text : undefined,
      }
    case 'case.complainedOf':
      return { what: t(entry.type), words: entry.name ?? undefined }
    case 'case.causeFound':
      return { what: t(entry.type), words: entry.text }
    case 'case.responsibleFixed':
      return { what: t(entry.type, { kind: word(responsibleWords[entry.kind]) }), words: entry.text }
    case 'promise.made':
    case 'promise.moved':
      return { what: t(entry.type, { day: formatDay(entry.dueAt) }), words: entry.text }
    case 'promise.ended':
      return { what: t(entry.kept ? 'promise.kept' : 'promise.broken'), words: entry.text }
    case 'promise.reopened':
      return { what: t(entry.type) }
    case 'case.linked':
    case 'case.unlinked':
      return { what: t(entry.type, { number: entry.leaderNumber ?? '—' }) }
    case 'deadline.warned':
    case 'deadline.breached':
    case 'deadline.stepReached':
      return {
        what: t(entry.type, { goal: word(goalWords[entry.goal]), role: word(stepRoleWords[entry.role]) }),
      }
    case 'deadline.moved':
      return { what: t(entry.type), words: entry.text }
    case 'case.handlingStarted':
    case 'case.restored':
    case 'case.unmasked':
      return { what: t(entry.type) }
    case 'other':
      return { what: otherText(entry, context) }
  }
}

function otherText(
  entry: Extract<Entry, { type: 'other' }>,
  { t, word, words, names, paper, subjectId }: Describe,
): string {
  const { operation, facts, aggregateId } = entry
  // On a unit's page the other is the person, on a person's page the unit.
  const other = (unitId: string) =>
    unitId === subjectId ? (names.nameOf(aggregateId) ?? t('somebody')) : (names.numberOf(unitId) ?? '—')
  const role = (one: OccupancyRole) => words(`role.${one}`)
  if (operation === 'person.movedIn' || operation === 'person.occupancyRemoved') {
    const stay = Stay.safeParse(facts)
    if (!stay.success) return t('other')
    const said = { name: other(stay.data.unitId), role: role(stay.data.role), day: stay.data.from ?? '' }
    return operation === 'person.movedIn' && said.day !== ''
      ? t('person.movedInFrom', said)
      : t(operation, said)
  }
  if (operation === 'person.movedOut') {
    const leave = Leave.safeParse(facts)
    if (!leave.success) return t('other')
    const { unitId, until } = leave.data
    return t(operation, { name: other(unitId), role: role(leave.data.role), day: until })
  }
  if (operation === 'person.registered') {
    const registered = Registered.safeParse(facts)
    const here = registered.success
      ? registered.data.occupancies.filter(one => one.unitId === subjectId || aggregateId === subjectId)
      : []
    if (here.length === 0) return t(operation)
    return here
      .map(one => t('person.registeredAs', { role: role(one.role), name: other(one.unitId) }))
      .join(comma())
  }
  if (
    operation === 'unit.registered' ||
    operation === 'unit.changed' ||
    operation === 'person.changed' ||
    operation === 'person.unmasked' ||
    operation === 'data.erased'
  ) {
    return t(operation)
  }
  const known = wordsOfOperation(operation)
  if (!known) return t('other')
  const filed = Paper.safeParse(facts).data
  const which = filed ? paper(filed.documentType) : Numbered.safeParse(facts).data?.number
  return which ? `${word(known)} ${which}` : word(known)
}
