import { sameValue } from './meanwhile.ts'

/** Whose version of an entry holds where two people changed the same one. */
export type Settled = 'mine' | 'theirs'

interface Entry {
  readonly id: string
}

/** Collects ids of entries that both changed; `settled` decides them instead. */
interface Clashes {
  readonly found: string[]
  readonly settled: Settled | undefined
}

/**
 * What two people made of the same content, entry by entry: lists whose members have ids are merged by id, at any
 * depth, and settings by their names; what only one of the two changed stays as that one made it. An entry is changed
 * as a whole, but for lists of entries in it.
 *
 * @param base what both began from
 * @returns the merged content, and ids or names of what both changed, each to something else
 */
export function mergeEntries(
  base: unknown,
  mine: unknown,
  now: unknown,
  settled?: Settled,
): { readonly merged: unknown; readonly clashes: readonly string[] } {
  const clashes: Clashes = { found: [], settled }
  return { merged: merge({ base, mine, now }, '', clashes), clashes: clashes.found }
}

interface Three {
  readonly base: unknown
  readonly mine: unknown
  readonly now: unknown
}

function merge({ base, mine, now }: Three, name: string, clashes: Clashes): unknown {
  if (sameValue(mine, now) || sameValue(mine, base)) return now
  if (sameValue(now, base)) return mine
  if (isEntries(base) && isEntries(mine) && isEntries(now)) return mergeLists(base, mine, now, clashes)
  if (isEntry(base) && isEntry(mine) && isEntry(now)) return mergeEntry(base, mine, now, clashes)
  if (isPlain(base) && isPlain(mine) && isPlain(now)) {
    const names = new Set([...Object.keys(now), ...Object.keys(mine)])
    const merged = [...names].map(
      member =>
        [
          member,
          merge({ base: base[member], mine: mine[member], now: now[member] }, member, clashes),
        ] as const,
    )
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined))
  }
  return clash(name, mine, now, clashes)
}

function clash(name: string, mine: unknown, now: unknown, { found, settled }: Clashes): unknown {
  if (settled === undefined && !found.includes(name)) found.push(name)
  return settled === 'mine' ? mine : now
}

/** An entry's own members go together; lists of entries in it are merged by themselves. */
function mergeEntry(base: Entry, mine: Entry, now: Entry, clashes: Clashes): unknown {
  const lists = Object.keys({ ...base, ...mine, ...now }).filter(member =>
    [base, mine, now].some(one => isEntries(memberOf(one, member)) && listOf(one, member).length > 0),
  )
  const own = (entry: Entry) =>
    Object.fromEntries(Object.entries(entry).filter(([member]) => !lists.includes(member)))
  const mineToo = !sameValue(own(mine), own(base)) && !sameValue(own(mine), own(now))
  const nowToo = !sameValue(own(now), own(base))
  const members = !mineToo ? own(now) : nowToo ? clash(base.id, own(mine), own(now), clashes) : own(mine)
  const merged = lists.map(
    member =>
      [member, mergeLists(listOf(base, member), listOf(mine, member), listOf(now, member), clashes)] as const,
  )
  return { ...(isPlain(members) ? members : {}), ...Object.fromEntries(merged) }
}

function mergeLists(
  base: readonly Entry[],
  mine: readonly Entry[],
  now: readonly Entry[],
  clashes: Clashes,
): unknown[] {
  const [before, wanted, stands] = [base, mine, now].map(byId)
  const kept = new Map<string, unknown>()
  for (const id of new Set([...now, ...mine].map(entry => entry.id))) {
    const three = { base: before?.get(id), mine: wanted?.get(id), now: stands?.get(id) }
    // Taken away by one of them, while the other left it or changed it.
    const value = merge(three, id, clashes)
    if (value !== undefined) kept.set(id, value)
  }
  return orderOf(base, mine, now, clashes).flatMap(id => (kept.has(id) ? [kept.get(id)] : []))
}

/** The order of whoever changed it; what only the other has follows what it followed there. */
function orderOf(
  base: readonly Entry[],
  mine: readonly Entry[],
  now: readonly Entry[],
  clashes: Clashes,
): string[] {
  const common = new Set(base.map(({ id }) => id))
  for (const list of [mine, now]) {
    const there = new Set(list.map(({ id }) => id))
    for (const id of common) if (!there.has(id)) common.delete(id)
  }
  const order = (list: readonly Entry[]) => list.map(({ id }) => id).filter(id => common.has(id))
  const mineMoved = !sameValue(order(mine), order(base)) && !sameValue(order(mine), order(now))
  const nowMoved = !sameValue(order(now), order(base))
  const leads = mineMoved && nowMoved ? clash('order', mine, now, clashes) === mine : mineMoved
  const [first, second] = leads ? [mine, now] : [now, mine]
  const ids = first.map(({ id }) => id)
  for (const [at, { id }] of second.entries()) {
    if (ids.includes(id)) continue
    const behind = at === 0 ? -1 : ids.indexOf(second[at - 1]?.id ?? '')
    ids.splice(behind + 1, 0, id)
  }
  return ids
}

const byId = (list: readonly Entry[]) => new Map(list.map(entry => [entry.id, entry]))
const memberOf = (entry: Entry, name: string): unknown =>
  Object.entries(entry).find(([member]) => member === name)?.[1]
const listOf = (entry: Entry, name: string): readonly Entry[] => {
  const value = memberOf(entry, name)
  return isEntries(value) ? value : []
}
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isEntry = (value: unknown): value is Entry => isPlain(value) && typeof value['id'] === 'string'
const isEntries = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.every(isEntry) && new Set(value.map(({ id }) => id)).size === value.length
