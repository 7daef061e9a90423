import { z } from 'zod'
import type { CaseEntry, CaseTimeline } from '../contract/timeline.ts'
import type { ReadDatabase } from '../database/read.ts'
import { personalSchema } from '../log/content.ts'
import type { OperationDefinition } from '../log/operation.ts'
import { teamNames } from '../leaks/queries.ts'
import { staffNames } from '../staff/names.ts'
import { deadlineContent } from './deadline-entries.ts'
import { caseNumbers } from './detail.ts'
import * as happened from './operations.ts'
import { caseOperations } from './operations.ts'
import { showLeaks } from './leak-entries.ts'
import * as promises from './promise-operations.ts'

/** An operation as the log keeps it. */
export interface StoredOperation {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly version: number
  readonly aggregate: string
  readonly aggregateId: string
  readonly at: number
  readonly happenedAt: number | null
  readonly actor: string | null
  readonly facts: string
  readonly personal: string | null
  /** There is or was something personal. */
  readonly hadPersonal: 0 | 1
}

export const operationColumns = `o.position, o.id, o.type, o.version, o.aggregate, o.aggregate_id as "aggregateId", o.at,
  o.happened_at as "happenedAt", o.actor, o.facts, o.personal, o.personal_hash is not null as "hadPersonal"`

/** Names that entries mention, read once for a whole page. */
export interface EntryNames {
  readonly staff: ReadonlyMap<string, string>
  readonly cases: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string>
}

/** The timeline of one case from the log, oldest first. */
export function caseTimeline(read: ReadDatabase, caseId: string, after: number, limit: number): CaseTimeline {
  const operations = read.all<StoredOperation>(
    // Clocks that start and stop are no part of the story, and would leave pages half empty.
    `select ${operationColumns} from operation o where o.aggregate_id=? and o.position>? and o.type not in
       ('deadline.started', 'deadline.met', 'deadline.cancelled') order by o.position limit ?`,
    [caseId, after, limit + 1],
  )
  const page = operations.slice(0, limit).filter(operation => operation.aggregate === 'case')
  const names = namesFor(read, page)
  const entries = page.flatMap(operation => caseEntry(operation, names) ?? [])
  return { entries, next: operations.length > limit ? (operations[limit - 1]?.position ?? null) : null }
}

const Mentions = z.object({
  /** Whom; of a leak's test, until when. */
  to: z.union([z.string(), z.number()]).nullish(),
  duplicateOf: z.string().nullish(),
  leader: z.string().nullish(),
  approvedBy: z.string().nullish(),
  teamId: z.string().nullish(),
})

/** Reads the names that these operations mention. */
export function namesFor(read: ReadDatabase, operations: readonly StoredOperation[]): EntryNames {
  const mentions = operations.map(operation => Mentions.parse(JSON.parse(operation.facts)))
  return {
    staff: staffNames(read, [
      ...operations.map(operation => operation.actor),
      ...mentions.flatMap(mention => [
        typeof mention.to === 'string' ? mention.to : null,
        mention.approvedBy ?? null,
      ]),
    ]),
    cases: caseNumbers(read, [
      ...operations.flatMap(operation => (operation.aggregate === 'case' ? operation.aggregateId : [])),
      ...mentions.flatMap(mention => [mention.duplicateOf ?? null, mention.leader ?? null]),
    ]),
    teams: teamNames(
      read,
      mentions.flatMap(({ teamId }) => teamId ?? []),
    ),
  }
}

/** What every entry says. */
export function entryBase(operation: StoredOperation, names: EntryNames) {
  return {
    position: operation.position,
    id: operation.id,
    at: operation.at,
    happenedAt: operation.happenedAt,
    actorId: operation.actor,
    actorName: nameOf(names.staff, operation.actor),
    erased: operation.personal === null && operation.hadPersonal === 1,
  }
}

/** An operation on a case as an entry of a timeline; undefined where this program does not know it. */
export function caseEntry(operation: StoredOperation, names: EntryNames): CaseEntry | undefined {
  const content = operation.type.startsWith('deadline.')
    ? deadlineContent(operation)
    : readers.get(operation.type)?.(operation, names)
  if (!content) return undefined
  const { aggregateId } = operation
  return {
    ...entryBase(operation, names),
    caseId: aggregateId,
    caseNumber: nameOf(names.cases, aggregateId),
    ...content,
  } as CaseEntry
}

type Content = { readonly type: CaseEntry['type'] } & Record<string, unknown>
type Reader = (operation: StoredOperation, names: EntryNames) => Content | undefined

const readers = new Map<string, Reader>()

/** Says how an operation is shown; its content is read with the operation's own schemas. */
function shows<Facts extends z.ZodObject, Personal extends z.ZodObject>(
  definition: OperationDefinition<CaseEntry['type'], Facts, Personal>,
  entry: (
    facts: z.infer<Facts>,
    words: Partial<z.infer<Personal>>,
    names: EntryNames,
  ) => Record<string, unknown>,
): void {
  readers.set(definition.type, (operation, names) => {
    let content: { facts: unknown; personal: unknown } = {
      facts: JSON.parse(operation.facts),
      personal: JSON.parse(operation.personal ?? '{}'),
    }
    if (operation.version !== definition.version && definition.upgrade)
      content = definition.upgrade(operation.version, content)
    const facts = definition.facts.safeParse(content.facts)
    const words = personalSchema(definition).safeParse(content.personal)
    // What a newer program wrote is left to it; everything else on the timeline is still shown.
    if (!facts.success || !words.success) return undefined
    return { type: definition.type, ...entry(facts.data, words.data as Partial<z.infer<Personal>>, names) }
  })
}

shows(happened.caseReceived, ({ channel, kind, category, emergency }, { text, wish }) => ({
  channel,
  kind,
  category,
  emergency,
  text,
  wish,
}))
shows(happened.caseCorrected, ({ changed, kind, category, emergency, room }, words) => ({
  changed,
  kind,
  category,
  emergency,
  room,
  callerName: words.callerName,
  text: words.text,
  place: words.place,
  wish: words.wish,
  source: words.source,
}))
shows(happened.caseNoted, ({ kind, to = null, usedAnswer }, { text, recipient }, names) => ({
  kind,
  usedAnswer,
  text,
  to,
  toName: nameOf(names.staff, to),
  recipient,
}))
shows(happened.caseAssigned, ({ to }, { note }, names) => ({ to, toName: nameOf(names.staff, to), note }))
shows(happened.caseHandlingStarted, () => ({}))
shows(happened.caseWaitingStarted, ({ on, since }, { note }) => ({ on, since, note }))
shows(happened.caseWaitingEnded, ({ since, until }, { note }) => ({ since, until, note }))
shows(happened.caseResolved, ({ usedAnswer, cause }, { text }) => ({ text, usedAnswer, cause }))
shows(happened.caseVerified, ({ good }, { text }) => ({ good, text }))
shows(happened.caseClosed, ({ withoutCallback, cause }, { text }) => ({ withoutCallback, text, cause }))
shows(happened.caseReopened, (_, { text }) => ({ text }))
shows(happened.caseVoided, ({ reason, duplicateOf }, { text }, names) => ({
  reason,
  duplicateOf,
  duplicateOfNumber: nameOf(names.cases, duplicateOf),
  text,
}))
shows(happened.caseRestored, () => ({}))
shows(happened.caseFileAttached, ({ fileId, hash, size, mediaType }, { name }) => ({
  fileId,
  hash,
  size,
  mediaType,
  name,
}))
shows(happened.caseUnmasked, () => ({}))
shows(happened.caseLevelProposed, ({ level, rule, words }) => ({ level, rule, words: words ?? [] }))
shows(happened.caseLevelSet, ({ level, rule, confirmed }, { reason }) => ({
  level,
  rule,
  confirmed,
  text: reason,
}))
shows(happened.caseCauseFound, ({ cause }, { text }) => ({ cause, text }))
shows(happened.caseComplainedOf, ({ staffId }, { name }, names) => ({
  name: nameOf(names.staff, staffId) ?? name ?? null,
}))
shows(happened.caseResponsibleFixed, ({ kind }, { party }) => ({ kind, text: party }))
shows(promises.promiseMade, ({ dueAt, approvedBy }, { text, approver }, names) => ({
  dueAt,
  approver: nameOf(names.staff, approvedBy) ?? approver,
  text,
}))
shows(promises.promiseMoved, ({ dueAt }, { text }) => ({ dueAt, text }))
shows(promises.promiseEnded, ({ kept }, { text }) => ({ kept, text }))
shows(promises.promiseReopened, () => ({}))
const linkEntry = ({ leader }: { leader: string }, _: object, names: EntryNames) => ({
  leader,
  leaderNumber: nameOf(names.cases, leader),
})
shows(happened.caseLinked, linkEntry)
shows(happened.caseUnlinked, linkEntry)

/** Types of case operations that no entry shows; a test holds that there are none. */
export const unshownOperations = (): string[] =>
  [...caseOperations, ...promises.promiseOperations]
    .map(definition => definition.type)
    .filter(type => !readers.has(type))

function nameOf(names: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? null)
}

showLeaks(shows)
