import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import type { StandbyAnswer, StandbyContact, StandbyOffer } from '../contract/standby.ts'
import type { DeskCore } from '../desk/core.ts'
import { readSite } from '../site/queries.ts'
import { createPace, type Pace } from './pace.ts'
import { bytesPerSecond, type Entry, operationsWorthACopy, whyDue } from './rules.ts'
import { type Snapshot, snapshotJob } from './snapshot-job.ts'

/** A snapshot that nobody fetched for so long is deleted, in milliseconds. */
const keptFor = 30 * 60_000
/** A snapshot this young is given to the next standby as well, in milliseconds. */
const sharedFor = 60_000

/** What a desk has ready for its standbys. */
export interface Outgoing {
  /** What is said to a standby that tells how it stands. Errors: `log.notSetUp`. */
  answer(contact: StandbyContact): StandbyAnswer
  /**
   * The snapshot to fetch now for a standby that was paired then, made where there is none that will do: a standby has
   * to find itself in its copy. Errors: `standby.offerGone` where it has to ask again in a while.
   */
  offer(pairedAt: number): Promise<StandbyOffer>
  /** Path of a part of the snapshot; undefined where it is not offered any more. */
  part(id: string, part: 'copy' | 'list'): string | undefined
  /** Somebody reads from the snapshot; call what is returned when they are done. */
  reading(): () => void
  readonly pace: Pace
  readonly blobsFolder: string
}

const known = new WeakMap<DeskCore, Outgoing>()

/** What an open desk has ready for its standbys. */
export function outgoingOf(core: DeskCore): Outgoing {
  const there = known.get(core)
  if (there) return there
  const made = createOutgoing(core)
  known.set(core, made)
  return made
}

function createOutgoing(core: DeskCore): Outgoing {
  let ready: { readonly id: string; readonly snapshot: Snapshot } | undefined
  let making: Promise<StandbyOffer> | undefined
  let readers = 0
  let readAt = 0

  const clear = async () => {
    const gone = ready
    ready = undefined
    if (!gone) return
    await rm(gone.snapshot.file, { force: true })
    await rm(gone.snapshot.list, { force: true })
  }

  const make = async (): Promise<StandbyOffer> => {
    await clear()
    const id = crypto.randomUUID()
    const snapshot = await core.jobs.run(snapshotJob, { at: core.environment.now(), id })
    ready = { id, snapshot }
    readAt = core.environment.now()
    return offerOf(ready)
  }

  return {
    answer(contact) {
      const site = readSite(core.read)
      const head = core.head()
      if (!site || !head) throw new DeskError('log.notSetUp')
      const now = core.environment.now()
      const { incarnation, sequence, position } = head
      const holds = ready && contact.copy?.sequence === ready.snapshot.sequence
      if (ready && readers === 0 && (holds || now - readAt > keptFor)) void clear().catch(reportTrouble)
      const { code, name, timeZone } = site
      return {
        site: { code, name, timeZone },
        now,
        head: { incarnation, sequence, position },
        due: contact.fetching
          ? null
          : whyDue({ copy: contact.copy, head, now, entries: entriesSince(core, contact.copy?.position) }),
      }
    },
    async offer(pairedAt) {
      const begun = await making
      const knows = ready !== undefined && ready.snapshot.createdAt >= pairedAt
      if (begun && knows) return begun
      // Another standby reads it: it is done in a while.
      if (ready && !knows && readers > 0) throw new DeskError('standby.offerGone')
      const head = core.head()
      const now = core.environment.now()
      if (ready && knows) {
        const { snapshot } = ready
        const isSame = snapshot.incarnation === head?.incarnation && snapshot.sequence === head.sequence
        const isYoung = Math.abs(now - snapshot.createdAt) < sharedFor
        // What is being read stays: a second standby takes the same one, so that none is cut off.
        if (isSame || isYoung || readers > 0) return offerOf(ready)
      }
      making ??= make()
      try {
        return await making
      } finally {
        making = undefined
      }
    },
    part(id, part) {
      if (ready?.id !== id) return undefined
      return part === 'copy' ? ready.snapshot.file : ready.snapshot.list
    },
    reading() {
      readers += 1
      readAt = core.environment.now()
      let done = false
      return () => {
        if (done) return
        done = true
        readers -= 1
        readAt = core.environment.now()
      }
    },
    pace: createPace(bytesPerSecond),
    blobsFolder: join(core.dataFolder, 'archive', 'blobs'),
  }
}

function offerOf({ id, snapshot }: { readonly id: string; readonly snapshot: Snapshot }): StandbyOffer {
  const { name, bytes, listBytes, listSha256 } = snapshot
  return { id, name, bytes, listBytes, listSha256 }
}

/** The operations behind a position, as many as decide. */
const entriesSince = (core: DeskCore, position: number | undefined): Entry[] =>
  position === undefined
    ? []
    : core.read.all<Entry>('select type, facts from operation where position > ? order by position limit ?', [
        position,
        operationsWorthACopy,
      ])

function reportTrouble(error: unknown): void {
  process.stderr.write(`standby: ${error instanceof Error ? error.message : String(error)}\n`)
}
