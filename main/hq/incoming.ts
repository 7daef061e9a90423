import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import { genesisHash } from '../log/chain.ts'
import { channelBegun } from '../log/channel.ts'
import { incarnationStarted } from '../log/incarnation.ts'
import type { CarriedOperations, Run } from '../sync/format/manifest.ts'
import type { CarriedRow } from '../sync/format/operation-lines.ts'
import { childName, type Replica } from './replica.ts'

/** Operations that are missing between what is there and what came: it is kept until they come. */
export interface Gap {
  readonly incarnation: string
  /** First and last sequence that are missing. */
  readonly from: number
  readonly to: number
}

/** A copy of the site went on by itself: a restored backup or a cloned machine. */
export interface Fork {
  /** The incarnation both say they are. */
  readonly incarnation: string
  /** Under which its operations are kept here. */
  readonly child: string
  /** The first sequence they do not have in common. */
  readonly at: number
}

export interface IncomingReport {
  readonly applied: number
  readonly duplicates: number
  /** Recorded and not applied, among `applied`. */
  readonly heldBack: number
  /** Words that had been withheld before and are here now. */
  readonly filled: number
  readonly gaps: readonly Gap[]
  readonly forks: readonly Fork[]
}

/**
 * Whether all operations of a parcel are known, and their words where they came along: each hash covers everything
 * before it, so the last one of each run tells.
 */
export const isKnown = (replica: Replica, { runs, personal }: CarriedOperations): boolean =>
  runs.every(({ incarnation, last, lastHash }) =>
    [incarnation, ...replica.children(incarnation)].some(
      name =>
        replica.hashAt(name, last) === lastHash && (personal === 'withheld' || replica.wordsOf(name) >= last),
    ),
  )

/**
 * Decides what becomes of each operation of a parcel: known, next, ahead of a gap, or of a copy that went on by itself.
 * Runs inside the replica's transaction; nothing of it stands unless that commits. Hashes are those the reader
 * computed, so equal hashes mean that everything before them is equal too.
 */
export function receiveInto(replica: Replica, said: CarriedOperations) {
  const gaps: Gap[] = []
  const forks: Fork[] = []
  let applied = 0
  let duplicates = 0
  let heldBack = 0
  let filled = 0
  let index = -1
  let left = 0
  /** The incarnation, or the child of it, that the present run belongs to; undefined where it is passed over. */
  let branch: Branch | undefined
  let waiting: CarriedRow[] = []

  const branchesOf = (incarnation: string): readonly string[] => [
    incarnation,
    ...replica.children(incarnation),
  ]

  function operations(rows: readonly CarriedRow[]): void {
    for (const row of rows) {
      if (left === 0) beginRun(row)
      left -= 1
      if (branch) take(row, branch)
    }
    flush()
  }

  function beginRun(first: CarriedRow): void {
    flush()
    index += 1
    const run = said.runs[index]
    if (!run) throw new DeskError('sync.badManifest')
    left = run.last - run.first + 1
    branch = beginningOf(run, first)
  }

  function beginningOf(run: Run, first: CarriedRow): Branch | undefined {
    const { incarnation } = run
    if (run.first === 1) return originOf(run, first)
    const before = run.first - 1
    const name = branchesOf(incarnation).find(one => replica.hashAt(one, before) === run.previousHash)
    if (name !== undefined) return { incarnation, name }
    const end = replica.endOf(incarnation)?.sequence ?? 0
    // What is known here is not what came before the run there: the copy's own beginning is missing as well.
    if (end >= before) forks.push({ incarnation, child: '', at: before })
    gaps.push({ incarnation, from: Math.min(end + 1, before), to: before })
    return undefined
  }

  /** The first run of an incarnation: it must say where the one before it ended, and that must be known. */
  function originOf(run: Run, first: CarriedRow): Branch | undefined {
    const { incarnation } = run
    // One of our own channels, given back by a site to a headquarters that came back from a backup.
    if (first.type === channelBegun.type && first.aggregate_id === incarnation) {
      if (run.previousHash !== genesisHash(incarnation, null)) throw new DeskError('sync.badManifest')
      return { incarnation, name: incarnation }
    }
    const facts = incarnationStarted.facts.safeParse(JSON.parse(first.facts))
    if (first.type !== incarnationStarted.type || !facts.success || facts.data.incarnation !== incarnation)
      throw new DeskError('sync.badManifest')
    const { previous } = facts.data
    if (previous && !Place.safeParse(previous).success) throw new DeskError('sync.badManifest')
    if (run.previousHash !== genesisHash(incarnation, previous?.hash ?? null))
      throw new DeskError('sync.badManifest')
    if (
      previous &&
      !branchesOf(previous.incarnation).some(one => replica.hashAt(one, previous.sequence) === previous.hash)
    ) {
      const end = replica.endOf(previous.incarnation)?.sequence ?? 0
      gaps.push({
        incarnation: previous.incarnation,
        from: Math.min(end + 1, previous.sequence),
        to: previous.sequence,
      })
      return undefined
    }
    return { incarnation, name: incarnation }
  }

  /** Up to where each incarnation is held with its words, behind what this parcel brought. */
  const words = new Map<string, number>()

  function noteWords(name: string, sequence: number): void {
    if (said.personal === 'withheld') return
    const until = words.get(name) ?? replica.wordsOf(name)
    if (sequence === until + 1) words.set(name, sequence)
  }

  /** A copy has the words of what it was copied from, as far as that goes. */
  function inheritWords(from: string, child: string, until: number): void {
    const inherited = Math.min(until, words.get(from) ?? replica.wordsOf(from))
    if (inherited > (words.get(child) ?? replica.wordsOf(child))) words.set(child, inherited)
  }

  function take(row: CarriedRow, { incarnation, name }: Branch): void {
    const known = replica.hashAt(name, row.sequence)
    if (known === row.hash) {
      duplicates += 1
      if (row.personal !== null && row.salt !== null && replica.fill(name, row)) filled += 1
      noteWords(name, row.sequence)
    } else if (known === undefined) {
      waiting.push({ ...row, incarnation: name })
      noteWords(name, row.sequence)
    } else {
      flush()
      branch = forkAt(incarnation, row)
      inheritWords(name, branch.name, row.sequence - 1)
      take(row, branch)
    }
  }

  /** The copy that is known to have gone on like this, or a new one. */
  function forkAt(incarnation: string, row: CarriedRow): Branch {
    const known = replica.children(incarnation).find(one => replica.hashAt(one, row.sequence) === row.hash)
    const child = known ?? childName(incarnation, row.hash)
    if (known === undefined) forks.push({ incarnation, child, at: row.sequence })
    return { incarnation, name: child }
  }

  function flush(): void {
    if (waiting.length === 0) return
    heldBack += replica.record(waiting)
    applied += waiting.length
    waiting = []
  }

  /** To be called once, behind the last operation. */
  function end(): IncomingReport {
    for (const [name, until] of words) replica.noteWords(name, until)
    return { applied, duplicates, heldBack, filled, gaps, forks }
  }

  return { operations, end }
}

/** Where an incarnation can end. */
const Place = z.object({ incarnation: Id, sequence: z.int().min(1) })

interface Branch {
  readonly incarnation: string
  readonly name: string
}
