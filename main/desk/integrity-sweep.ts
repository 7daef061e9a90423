import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { FaultKind } from '../contract/integrity.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { repairFromBackups } from './integrity-repair.ts'
import { keptFilesAfter } from './kept-files.ts'

export const SweepSlice = z.object({
  /** The hash behind which this slice begins; empty at the beginning of a round. */
  after: z.string(),
  /** The slice ends at the first file behind so many bytes or milliseconds. */
  maxBytes: z.number().positive(),
  maxMillis: z.number().positive(),
  /** How fast it may read; 0 as fast as the disk gives. */
  bytesPerSecond: z.number().min(0),
  /** Folders with backups, the preferred first. */
  backupFolders: z.array(z.string()).max(20),
})

export interface SweptSlice {
  /** The last file that was read. */
  readonly after: string
  /** True where no file is behind it: the round is complete. */
  readonly complete: boolean
  readonly checked: number
  readonly bytes: number
  readonly faults: readonly SweptFault[]
}

export interface SweptFault {
  readonly hash: string
  readonly why: FaultKind
  /** The backup folder the file was put back from; null where no backup has its bytes. */
  readonly repairedFrom: string | null
}

const page = 500

/**
 * Reads the next stored files whole, in the order of their hashes, and puts damaged ones right from backups. Files
 * that nothing refers to are on their way to the trash and not looked at. Errors: `job.cancelled`, `archive.diskFull`.
 */
export const sweepJob = defineJob({ name: 'integrity.sweep', input: SweepSlice, run: sweepSlice })

export async function sweepSlice(
  context: JobContext,
  slice: z.output<typeof SweepSlice>,
): Promise<SweptSlice> {
  const started = performance.now()
  const faults: SweptFault[] = []
  let { after } = slice
  let checked = 0
  let bytes = 0
  const pace = async () => {
    const ahead = slice.bytesPerSecond === 0 ? 0 : (bytes / slice.bytesPerSecond) * 1000
    const early = ahead - (performance.now() - started)
    if (early > 20) await delay(early)
  }
  for (;;) {
    const files = keptFilesAfter(context.read, after, page)
    if (files.length === 0) return { after, complete: true, checked, bytes, faults }
    for (const { hash, required } of files) {
      context.progress(partOf(hash), whole)
      const why = await faultOf(context, hash, required, async size => {
        bytes += size
        context.progress(partOf(hash), whole)
        await pace()
      })
      if (why) {
        const from = await repairFromBackups(context, hash, slice.backupFolders)
        faults.push({ hash, why, repairedFrom: from ?? null })
      }
      after = hash
      checked += 1
      if (bytes >= slice.maxBytes || performance.now() - started >= slice.maxMillis)
        return { after, complete: false, checked, bytes, faults }
    }
  }
}

/** Hashes are spread evenly, so the first letters say how far a round is. */
export const whole = 0xff_ff
export const partOf = (hash: string): number => (hash === '' ? 0 : Number.parseInt(hash.slice(0, 4), 16))

/** Reads a file whole; undefined where it is sound, or rightly absent. */
async function faultOf(
  { archive }: JobContext,
  hash: string,
  required: boolean,
  onPiece: (bytes: number) => Promise<void>,
): Promise<FaultKind | undefined> {
  try {
    for await (const piece of archive.read(hash)) await onPiece(piece.length)
    return undefined
  } catch (error) {
    if (error instanceof DeskError && error.code === 'archive.missing')
      return required ? 'missing' : undefined
    if (error instanceof DeskError && error.code === 'archive.damaged') return 'damaged'
    if (error instanceof Error && 'code' in error && !(error instanceof DeskError)) return 'unreadable'
    throw error
  }
}
