import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import { TakenOverBy } from '../contract/standby.ts'
import { inUrl } from '../station/names.ts'
import { stationView } from '../station/status.ts'
import { hasIncarnation, proofOf, provesIt, Replacement } from './replaced.ts'

/** What a desk says of itself to another of the same data: how it began, and how much was entered since. */
export const Claim = Replacement.extend({
  /** What people did here since then. */
  entries: z.int().min(0),
  /** Where both went on from the same copy: it was decided, by the one that decides, that the other one stops. */
  final: z.boolean().default(false),
})
export type Claim = z.output<typeof Claim>

export const ProvenClaim = Claim.extend({ by: TakenOverBy, proof: z.string().max(100) })
export type ProvenClaim = z.output<typeof ProvenClaim>

const wordsOf = ({ incarnation, letter, at, after, entries, final, by }: Omit<ProvenClaim, 'proof'>) =>
  [
    'went on',
    incarnation,
    letter,
    at,
    after.incarnation,
    after.sequence,
    entries,
    final,
    by.name,
    ...by.hosts,
  ].join('\n')

/** A claim with its proof, and with where this desk is found. @param name what it was called as a standby */
export function proven(core: DeskCore, claim: Claim, name: string | null): ProvenClaim {
  const said = { ...claim, by: { name, hosts: hostsOf(core) } }
  return { ...said, proof: proofOf(core, wordsOf(said)) }
}

/** Where devices find this desk now. */
export function hostsOf(core: DeskCore): string[] {
  const { addresses, hostName, port } = stationView(core)
  if (addresses.length === 0) return []
  return [hostName, ...addresses.slice(0, 4).map(inUrl)].map(host => `${host}:${port}`)
}

/** Whether whoever made a claim holds the data itself. */
export const isProven = (core: DeskCore, { proof, ...claim }: ProvenClaim): boolean =>
  provesIt(core, wordsOf(claim), proof)

/** How another desk of the same data stands to this one. */
export type Meeting =
  /** It is this one, or one before it. */
  | { readonly is: 'own' }
  /** Nothing in common. */
  | { readonly is: 'stranger' }
  /** It went on from a copy of this one, which stops. */
  | { readonly is: 'after' }
  /** Both went on from copies of a third: a stick brought back and a standby that took over, or two standbys. */
  | { readonly is: 'sibling'; readonly own: Claim }

/** How this log stands to a desk that began as claimed. */
export function meet(read: ReadDatabase, claim: Replacement): Meeting {
  if (hasIncarnation(read, claim.incarnation)) return { is: 'own' }
  if (!hasIncarnation(read, claim.after.incarnation)) return { is: 'stranger' }
  const own = claimFrom(read, claim.after.incarnation)
  return own ? { is: 'sibling', own } : { is: 'after' }
}

/** How this log went on from an incarnation; undefined where it did not. */
function claimFrom(read: ReadDatabase, previous: string): Claim | undefined {
  const row = read.get<{ id: string }>('select id from incarnation where previous_id=?', [previous])
  return row && claimOf(read, row.id)
}

/** An incarnation of this log as other desks are told of it; undefined where it went on from none. */
export function claimOf(read: ReadDatabase, id: string): Claim | undefined {
  const row = read.get<{ letter: string; at: number; previous: string; sequence: number }>(
    `select letter, started_at as at, previous_id as previous, previous_sequence as sequence
     from incarnation where id=? and previous_id is not null`,
    [id],
  )
  if (!row) return undefined
  const entries = read.get<{ total: number }>(
    `select count(*) as total from operation where actor is not null and position >
       (select max(position) from operation where type='site.incarnationStarted' and incarnation=?)`,
    [id],
  )
  const { letter, at, previous, sequence } = row
  return {
    incarnation: id,
    letter,
    at,
    after: { incarnation: previous, sequence },
    entries: entries?.total ?? 0,
    final: false,
  }
}

/**
 * Which of two that went on from the same copy goes on: the one more was entered on; then the one that began first.
 * Both say the same of each other.
 */
export function goesOn(one: Claim, other: Claim): boolean {
  if (one.entries !== other.entries) return one.entries > other.entries
  if (one.at !== other.at) return one.at < other.at
  return one.incarnation < other.incarnation
}

/** Only one of two decides, whoever of them speaks first: else each might stop the other at the same moment. */
export const decides = (one: Replacement, other: Replacement): boolean => one.incarnation < other.incarnation
