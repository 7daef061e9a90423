import type { Occupancy, PersonDetails, TierName } from '../contract/people.ts'
import { comparableName, comparablePhone } from './identities.ts'

/** Pure decisions about two records of one person. */
type Details = { readonly [Name in keyof PersonDetails]?: PersonDetails[Name] | undefined }
type DetailName = keyof PersonDetails

/** Details of which one value wins; the other stays on the merged record. */
export const singleDetails = [
  'name',
  'idDocument',
  'gender',
  'birthday',
  'mailingAddress',
  'languages',
  'contactTimes',
] as const
export type SingleDetail = (typeof singleDetails)[number]

/** The day on which a detail was verified goes where its value goes. */
export const verifiedOn = {
  mailingAddress: 'addressVerifiedOn',
  idDocument: 'idVerifiedOn',
  birthday: 'birthdayVerifiedOn',
} as const satisfies Partial<Record<DetailName, DetailName>>

/** The detail that a day of verification speaks of. */
export const verifiedBy: ReadonlyMap<DetailName, DetailName> = new Map(
  Object.entries(verifiedOn).map(([detail, day]) => [day, detail as keyof typeof verifiedOn]),
)

const mostPhones = 20
const mostFormerNames = 10
const longestNote = 2000

/**
 * Details of the survivor after a merge. Its own win where it has any, except for those in `take`; names that lost
 * become former names; phones, former names and care needs are joined, notes put below each other.
 */
export function joined(
  survivor: Details,
  merged: Details,
  take: readonly (SingleDetail | 'phones')[],
): Details {
  const result: Record<string, unknown> = {}
  for (const name of singleDetails) {
    const own = survivor[name] !== undefined && !(take.includes(name) && merged[name] !== undefined)
    const day = name in verifiedOn ? verifiedOn[name as keyof typeof verifiedOn] : undefined
    // Where neither record has a value, a day that stands there all the same is the survivor's own affair.
    const from = own || merged[name] === undefined ? survivor : merged
    if (from[name] !== undefined) result[name] = from[name]
    if (day && from[day] !== undefined) result[day] = from[day]
  }
  const names = [survivor.name, merged.name, ...(survivor.formerNames ?? []), ...(merged.formerNames ?? [])]
  const former = distinct(
    names.filter(name => name !== undefined).filter(name => name !== result['name']),
    comparableName,
  ).slice(0, mostFormerNames)
  if (former.length > 0) result['formerNames'] = former
  const lists = [survivor.phones ?? [], merged.phones ?? []]
  if (take.includes('phones')) lists.reverse()
  const phones = distinct(lists.flat(), phone => comparablePhone(phone.number)).slice(0, mostPhones)
  if (phones.length > 0) result['phones'] = phones
  const care = distinct([...(survivor.care ?? []), ...(merged.care ?? [])], need => need)
  if (care.length > 0) result['care'] = care
  const notes = distinct(
    [survivor.note, merged.note].filter(note => note !== undefined),
    note => note,
  ).join('\n')
  if (notes !== '') result['note'] = notes.slice(0, longestNote)
  return result as Details
}

/** Names of details in which two states differ. */
export function differing(before: Details, after: Details): DetailName[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<DetailName>
  return [...names].filter(name => !same(before[name], after[name])).sort()
}

/** Only these details of a state. */
export function only(details: Details, names: readonly DetailName[]): Details {
  return Object.fromEntries(Object.entries(details).filter(([name]) => names.some(one => one === name)))
}

/** Details to write, and the names of those that change; one that is named without a value becomes empty. */
export interface DetailChange {
  readonly changed: readonly DetailName[]
  readonly details: Details
}

/**
 * What to change so that a merge is undone. `restored`: details that still are as the merge made them become what
 * they were. `kept`: of lists changed since, what the merge added goes; a day that verified what the merge brought
 * goes with it. Other details changed since stay.
 */
export function undone(
  changed: { readonly before: Details; readonly after: Details },
  now: Details,
): { readonly restored: DetailChange; readonly kept: DetailChange } {
  const { before, after } = changed
  const restored: DetailName[] = []
  const kept: Record<string, unknown> = {}
  const differences = differing(before, after)
  for (const name of differences) {
    const verified = verifiedBy.get(name)
    if (verified) {
      // Both records had the same value, and the merge brought the day alone; a day it was verified on since stays.
      const alone = !differences.includes(verified) && same(now[verified], after[verified])
      if (alone && same(now[name], after[name])) restored.push(name)
      continue
    }
    const day = name in verifiedOn ? verifiedOn[name as keyof typeof verifiedOn] : undefined
    if (same(now[name], after[name])) {
      restored.push(name)
      if (day) restored.push(day)
      if (day && !same(now[day], after[day])) kept[day] = before[day]
    } else if (name === 'phones')
      kept[name] = without(now.phones, after.phones, before.phones, one => comparablePhone(one.number))
    else if (name === 'formerNames')
      kept[name] = without(now.formerNames, after.formerNames, before.formerNames, one => one)
    else if (name === 'care') kept[name] = without(now.care, after.care, before.care, one => one)
  }
  const names = Object.keys(kept).filter(name => kept[name] !== undefined || name in now) as DetailName[]
  return {
    restored: { changed: restored.sort(), details: only(before, restored) },
    kept: { changed: names.sort(), details: only(kept as Details, names) },
  }
}

/** Entries that a merge did not add; undefined where none is left. */
function without<T>(
  now: T[] | undefined,
  after: readonly T[] | undefined,
  before: readonly T[] | undefined,
  keyOf: (entry: T) => string,
): T[] | undefined {
  const had = new Set((before ?? []).map(keyOf))
  const added = new Set((after ?? []).map(keyOf).filter(key => !had.has(key)))
  const left = (now ?? []).filter(entry => !added.has(keyOf(entry)))
  return left.length > 0 ? left : undefined
}

/** Whoever was dissatisfied stays so, whoever was a key account too. */
export function joinedTier(one: TierName, other: TierName): TierName {
  return (['dissatisfied', 'key'] as const).find(tier => one === tier || other === tier) ?? 'ordinary'
}

/** A class that somebody gave a record by hand; times in UTC milliseconds. */
export interface GivenClass {
  /** Null where they said that none holds. */
  readonly class: string | null
  readonly reason: string | null
  readonly at: number
  readonly by: string | null
}

/**
 * The class given by hand that the survivor gets from the merged record, with who gave it and when: somebody judged
 * the person, whichever record it stood on. The survivor's own holds where it has one; undefined where nothing comes.
 */
export function broughtClass(
  survivor: GivenClass | undefined,
  merged: GivenClass | undefined,
): GivenClass | undefined {
  return survivor ? undefined : merged
}

/**
 * Whether a class that a merge brought leaves the survivor when the merge is undone: not where somebody gave another
 * since, nor where the rules count again. The merged record kept its own beneath.
 */
export function takesClassAlong(
  brought: { readonly at: number } | null | undefined,
  survivor: GivenClass | undefined,
  merged: GivenClass | undefined,
): boolean {
  return !!brought && survivor !== undefined && same(survivor, merged)
}

const placeOf = (one: Occupancy) => `${one.unitId}/${one.role}`

/** Roles of the survivor after a merge: the same role at the same unit becomes one, from the first day to the last. */
export function joinedOccupancies(
  survivor: readonly Occupancy[],
  merged: readonly Occupancy[],
): { merged: Occupancy[]; before: Occupancy[]; after: Occupancy[] } {
  const own = new Map(survivor.map(one => [placeOf(one), one]))
  const before: Occupancy[] = []
  const after = merged.map(one => {
    const there = own.get(placeOf(one))
    if (!there) return one
    before.push(there)
    return {
      ...there,
      from: earliest(there.from, one.from),
      until: there.until === null || one.until === null ? null : latest(there.until, one.until),
      share: there.share ?? one.share ?? null,
    }
  })
  return { merged: [...merged], before, after }
}

/** How roles come back when a merge is undone; what was changed since goes with the record it came from. */
export function partedOccupancies(
  plan: {
    readonly merged: readonly Occupancy[]
    readonly before: readonly Occupancy[]
    readonly after: readonly Occupancy[]
  },
  now: readonly Occupancy[],
): { restore: Occupancy[]; put: Occupancy[]; remove: Pick<Occupancy, 'unitId' | 'role'>[] } {
  const current = new Map(now.map(one => [placeOf(one), one]))
  const own = new Map(plan.before.map(one => [placeOf(one), one]))
  const restore: Occupancy[] = []
  const put: Occupancy[] = []
  const remove: Pick<Occupancy, 'unitId' | 'role'>[] = []
  for (const [index, merged] of plan.merged.entries()) {
    const after = plan.after[index]
    const is = current.get(placeOf(merged))
    const before = own.get(placeOf(merged))
    // Taken back since as a mistake: it was one on both records.
    if (!is) continue
    if (before) {
      restore.push(merged)
      const back = {
        ...before,
        from: is.from === after?.from ? before.from : is.from,
        until: is.until === after?.until ? before.until : is.until,
        share: (is.share ?? null) === (after?.share ?? null) ? (before.share ?? null) : (is.share ?? null),
      }
      if (!same(is, back)) put.push(back)
    } else {
      restore.push(is)
      remove.push({ unitId: is.unitId, role: is.role })
    }
  }
  return { restore, put, remove }
}

function distinct<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  const seen = new Set<string>()
  return entries.filter(entry => {
    const key = keyOf(entry)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const earliest = (a: string | null, b: string | null) => (a === null || b === null ? (a ?? b) : a < b ? a : b)
const latest = (a: string, b: string) => (a > b ? a : b)

/** Equal as stored: members in any order, absent and undefined alike. */
function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}
