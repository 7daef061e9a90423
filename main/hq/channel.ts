import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import { operations } from '../desk/domains.ts'
import { canonicalJson } from '../log/canonical.ts'
import { chainHash, genesisHash, personalHash } from '../log/chain.ts'
import { type ChannelEnd, channelBegun, channelEnds } from '../log/channel.ts'
import type { LogRow } from '../log/content.ts'
import { type PackedOperations, packOperations } from '../sync/format/bundle-writer.ts'
import { forgetOutgoing } from './outgoing.ts'
import type { Replica } from './replica.ts'
import type { hqOutgoingTable } from './tables.ts'

/** Operations that one receipt carries; what is left comes with the next. */
const mostOperations = 5_000
const mostBytes = 24 * 2 ** 20

type Outgoing = RowOf<typeof hqOutgoingTable>

/**
 * Puts what waits for a site into its channel. It goes on waiting until a bundle of the site has come under the
 * present incarnation of headquarters, and until headquarters holds all that the site has of it: so one that came back
 * from a backup is given back first what it sent, and sends nothing twice.
 */
export async function moveOutgoing(core: DeskCore, replica: Replica, hqSiteId: string): Promise<void> {
  const epoch = core.head()?.incarnation
  const heard = core.read.get<{ epoch: string | null }>('select epoch from hq_heard where id=?', [hqSiteId])
  if (epoch === undefined || heard?.epoch !== epoch) return
  const waiting = core.read.all<Outgoing>('select * from hq_outgoing where hq_site_id=? order by id', [
    hqSiteId,
  ])
  if (waiting.length === 0 || !holdsAll(replica, endsAtSite(core.read, hqSiteId))) return
  await replica.transaction(async () => {
    const isThere = (id: string) => replica.read.get('select 1 from operation where id=?', [id]) !== undefined
    const rows = rowsOf(
      core,
      channelEnds(replica.read).findLast(end => end.epoch === epoch) ?? { epoch },
      waiting.filter(({ id }) => !isThere(id)),
    )
    replica.record(rows)
    const last = rows.at(-1)
    if (last) replica.noteWords(last.incarnation, last.sequence)
  })
  await core.execute(forgetOutgoing, { actor: systemActor, input: { ids: waiting.map(({ id }) => id) } })
}

/** Operations behind the end of a channel, or of a new one. */
function rowsOf(
  { environment }: DeskCore,
  end: ChannelEnd | { readonly epoch: string },
  waiting: readonly Outgoing[],
): Omit<LogRow, 'position'>[] {
  const rows: Omit<LogRow, 'position'>[] = []
  const incarnation = 'hash' in end ? end.incarnation : environment.newId()
  let sequence = 'hash' in end ? end.sequence : 0
  let before = 'hash' in end ? end.hash : genesisHash(incarnation, null)
  const add = (one: Omit<Outgoing, 'hq_site_id'>) => {
    const { version, aggregate } = operations.get(one.type) ?? { version: 1, aggregate: one.type }
    sequence += 1
    const header = {
      sequence,
      id: one.id,
      type: one.type,
      version,
      aggregate,
      aggregateId: one.aggregate_id,
      at: one.at,
      happenedAt: null,
      // Nobody of the site: who it was is on the trail of headquarters.
      actor: null,
      commandId: one.id,
    }
    const hasWords = one.personal !== '{}'
    const salt = hasWords ? environment.randomBytes(16).toString('base64url') : null
    const digest = salt === null ? null : personalHash(salt, one.personal)
    before = chainHash(before, header, one.facts, digest)
    rows.push({
      id: one.id,
      incarnation,
      sequence,
      type: one.type,
      version,
      aggregate,
      aggregate_id: one.aggregate_id,
      at: one.at,
      happened_at: null,
      actor: null,
      command_id: one.id,
      facts: one.facts,
      personal: hasWords ? one.personal : null,
      salt,
      personal_hash: digest,
      hash: before,
    })
  }
  if (sequence === 0 && waiting.length > 0)
    add({
      id: environment.newId(),
      type: channelBegun.type,
      aggregate_id: incarnation,
      at: environment.now(),
      facts: canonicalJson({ epoch: end.epoch }),
      personal: '{}',
    })
  for (const one of waiting) add(one)
  return rows
}

interface EndAtSite {
  readonly id: string
  readonly sequence: number
  readonly hash: string
}

const endsAtSite = (read: ReadDatabase, hqSiteId: string): readonly EndAtSite[] =>
  read.all<EndAtSite>('select id, sequence, hash from hq_channel_end where hq_site_id=?', [hqSiteId])

const holdsAll = (replica: Replica, ends: readonly EndAtSite[]): boolean =>
  ends.every(({ id, sequence, hash }) => isHeld(replica, { incarnation: id, sequence, hash }))

/** Also under the name of a copy, where a channel was written on twice. */
const isHeld = (
  replica: Replica,
  { incarnation, sequence, hash }: Pick<ChannelEnd, 'incarnation' | 'sequence' | 'hash'>,
): boolean =>
  [incarnation, ...replica.children(incarnation)].some(name => replica.hashAt(name, sequence) === hash)

/**
 * Whether a site has more of a channel of this incarnation, or something else in it, than headquarters remembers: it
 * came back from a backup without noticing.
 */
export const lostOwn = (
  replica: Replica,
  epoch: string,
  ends: readonly Pick<ChannelEnd, 'incarnation' | 'sequence' | 'hash'>[],
): boolean => {
  const present = new Set(
    channelEnds(replica.read).flatMap(end => (end.epoch === epoch ? [end.incarnation] : [])),
  )
  return ends.some(
    end => present.has(end.incarnation) && replica.hashAt(end.incarnation, end.sequence) !== end.hash,
  )
}

/** Packs what the site has not got of its channels; null where it has everything. */
export async function packUnapplied(
  core: DeskCore,
  replica: Replica,
  hqSiteId: string,
): Promise<PackedOperations | null> {
  const ends = new Map(endsAtSite(core.read, hqSiteId).map(({ id, sequence }) => [id, sequence]))
  const rows = channelEnds(replica.read).flatMap(({ incarnation }) =>
    replica.read.all<LogRow>('select * from operation where incarnation=? and sequence>? order by sequence', [
      incarnation,
      ends.get(incarnation) ?? 0,
    ]),
  )
  const packed = packOperations(rows.slice(0, mostOperations), {
    personal: 'included',
    mostBytes,
    hashBefore: ({ incarnation, sequence }) =>
      replica.hashAt(incarnation, sequence - 1) ?? genesisHash(incarnation, null),
  })
  for await (const first of packed) return first
  return null
}
