import { z } from 'zod'
import {
  CaseKind,
  type CaseKind as Kind,
  CategoryPath,
  Channel,
  closesAtOnce,
  type ReceiveCaseInput,
  Room,
} from '../../../main/contract/cases.ts'
import { causeAtOnce, proposeCause } from '../../../main/contract/causes.ts'
import type { Profile } from '../../../main/contract/profile.ts'
import type { OfferedAnswer } from '../../../main/contract/knowledge.ts'
import { UsedAnswer } from '../../../main/contract/used-answer.ts'
import { Id } from '../../../main/contract/values.ts'
import { newId } from '../../app/api.ts'

const Who = z.object({
  unit: z.object({ unitId: Id, number: z.string() }).nullable(),
  person: z
    .object({ personId: Id, name: z.string().nullable(), phoneTail: z.string().nullable() })
    .nullable(),
  caller: z.object({ name: z.string(), phone: z.string() }).nullable(),
})

/** What stands on the intake panel; kept as a draft until the case is taken. */
export const IntakeEntry = z.object({
  caseId: Id,
  channel: Channel,
  who: Who,
  text: z.string(),
  /** What the person decided; null while the proposal from the words stands. */
  kind: CaseKind.nullable(),
  category: CategoryPath.nullable(),
  emergency: z.boolean(),
  room: Room.nullable(),
  place: z.string(),
  wish: z.string(),
  /** Address of a post. */
  source: z.string(),
  /** When it was posted, written, sent, where that was not now: `2026-07-12T18:40` at the site, or empty. */
  happened: z.string(),
  /** What was answered at once; a question or a praise is closed with it. */
  answer: z.string(),
  /** The answer settled the matter: it is resolved as it is taken. */
  settled: z.boolean().default(false),
  /** Id of the cause somebody chose; null while the proposed one stands. */
  cause: z.string().max(60).nullable().default(null),
  /** The standard answer that was put there; it counts as long as its words stand in the answer. */
  used: UsedAnswer.extend({ text: z.string() }).nullable().default(null),
})
export type IntakeEntry = z.infer<typeof IntakeEntry>

/** What the words of the text suggest. */
export interface Proposal {
  readonly kind: Kind | null
  readonly category: readonly string[]
}

export const nothingProposed: Proposal = { kind: null, category: [] }

/** An empty panel; what comes in one after the other mostly comes the same way. */
export function newEntry(channel: IntakeEntry['channel'] = 'counter'): IntakeEntry {
  return {
    caseId: newId(),
    channel,
    who: { unit: null, person: null, caller: null },
    text: '',
    kind: null,
    category: null,
    emergency: false,
    room: null,
    place: '',
    wish: '',
    source: '',
    happened: '',
    answer: '',
    settled: false,
    cause: null,
    used: null,
  }
}

/** True while nothing was typed or chosen that anybody would miss. */
export function isUntouched(entry: IntakeEntry): boolean {
  const { who, text, place, wish, source, answer, kind, category, emergency } = entry
  const nobody = who.unit === null && who.person === null && who.caller === null
  return (
    nobody &&
    !emergency &&
    kind === null &&
    category === null &&
    [text, place, wish, source, answer].every(word => word.trim() === '')
  )
}

/** Channels where what is taken now was said at another time, and those that leave an address on the web. */
export const isDelayed = (channel: IntakeEntry['channel']): boolean =>
  channel !== 'counter' && channel !== 'phone' && channel !== 'wechat'
export const isWeb = (channel: IntakeEntry['channel']): boolean =>
  channel === 'forum' || channel === 'microblog'

/** Kinds that are about a spot in a home. */
export const hasPlace = (kind: Kind | null): boolean =>
  kind === 'repair' || kind === 'complaint' || kind === 'dispute'

/** How the answer given at once ends the case: closed, resolved, or not at all. */
export function endOf({ answer, settled }: IntakeEntry, kind: Kind | null): 'closed' | 'resolved' | null {
  if (kind === null || answer.trim() === '') return null
  if (closesAtOnce(kind)) return 'closed'
  return settled ? 'resolved' : null
}

/** What caused it, where the answer ends it: as chosen, or else what is plain; null where nothing is. */
export function causeOf(
  entry: IntakeEntry,
  proposal: Proposal,
  profile: Pick<Profile, 'causes'> | undefined,
): string | null {
  const kind = kindOf(entry, proposal)
  if (entry.cause !== null || !profile || kind === null) return entry.cause
  const matter = { kind, category: categoryOf(entry, proposal), text: entry.text }
  return closesAtOnce(kind) ? causeAtOnce(profile, matter) : proposeCause(profile, matter)
}

/** The kind that counts now: what was decided, or else what the words suggest. */
export const kindOf = (entry: IntakeEntry, proposal: Proposal): Kind | null => entry.kind ?? proposal.kind
export const categoryOf = (entry: IntakeEntry, proposal: Proposal): readonly string[] =>
  entry.category ?? proposal.category

/** Takes the proposal over for good: later words change it no more. */
export function acceptProposal(entry: IntakeEntry, proposal: Proposal): IntakeEntry {
  return {
    ...entry,
    kind: kindOf(entry, proposal),
    category: entry.category ?? (proposal.category.length > 0 ? [...proposal.category] : null),
  }
}

/** What is missing or wrong, by field. */
export type IntakeProblem = 'text' | 'kind' | 'source' | 'happened'

export function problemsOf(
  entry: IntakeEntry,
  proposal: Proposal,
  happenedAt: number | undefined,
): IntakeProblem[] {
  const problems: IntakeProblem[] = []
  if (entry.text.trim() === '') problems.push('text')
  if (kindOf(entry, proposal) === null) problems.push('kind')
  if (isWeb(entry.channel) && entry.source.trim() !== '' && !z.url().safeParse(entry.source.trim()).success)
    problems.push('source')
  if (happenedAt !== undefined && (Number.isNaN(happenedAt) || happenedAt > Date.now() + 60_000))
    problems.push('happened')
  return problems
}

/**
 * The command's input; call it only where {@link problemsOf} is empty.
 * @param cause of what the answer ends: as chosen, or as it was shown as proposed
 */
export function receiveInput(
  entry: IntakeEntry,
  proposal: Proposal,
  cause: string | null = entry.cause,
): ReceiveCaseInput {
  const kind = kindOf(entry, proposal)
  if (kind === null) throw new Error('a case needs a kind')
  const { who } = entry
  const caller = { name: who.caller?.name.trim() ?? '', phone: who.caller?.phone.trim() ?? '' }
  const answer = entry.answer.trim()
  const source = isWeb(entry.channel) ? entry.source.trim() : ''
  const placed = hasPlace(kind)
  return {
    caseId: entry.caseId,
    channel: entry.channel,
    kind,
    category: [...categoryOf(entry, proposal)],
    emergency: entry.emergency,
    unitId: who.unit?.unitId ?? null,
    personId: who.person?.personId ?? null,
    room: placed ? entry.room : null,
    text: entry.text,
    ...(caller.name === '' ? {} : { callerName: caller.name }),
    ...(caller.phone === '' ? {} : { callerPhone: caller.phone }),
    ...(placed && entry.place.trim() !== '' ? { place: entry.place } : {}),
    ...(entry.wish.trim() === '' ? {} : { wish: entry.wish }),
    ...(source === '' ? {} : { source }),
    ...(answer === '' ? {} : saidIn(entry, kind, answer, cause)),
  }
}

/** What was said: it ends the matter, or is the first entry of one that goes on. */
function saidIn(entry: IntakeEntry, kind: Kind, answer: string, cause: string | null) {
  const { used } = entry
  const usedAnswer =
    used && answer.includes(used.text) ? { answerId: used.answerId, version: used.version } : undefined
  const said = usedAnswer ? { usedAnswer } : {}
  return endOf(entry, kind) !== null
    ? { answeredOnTheSpot: { answer, ...said, ...(cause === null ? {} : { cause }) } }
    : { told: { text: answer, ...said } }
}

/** Puts a standard answer behind what was answered so far. */
export function giveAnswer(entry: IntakeEntry, { answerId, version, answer }: OfferedAnswer): IntakeEntry {
  const before = entry.answer.trim()
  const text = answer.trim()
  return {
    ...entry,
    answer: before === '' || before.includes(text) ? before || text : `${before}\n${text}`,
    used: { answerId, version, text },
  }
}
