import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'

/** A data folder; what is noted about backups lies there. */
export interface NotePlace {
  readonly dataFolder: string
}

const Made = z.object({
  at: z.int(),
  file: z.string(),
  databaseBytes: z.int(),
  files: z.int(),
  missing: z.int(),
})

/** What failed and when; the parameters fill the gaps of its text. */
const Failure = z.object({
  at: z.int(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
export type NotedFailure = z.infer<typeof Failure>

/** What the newest rehearsal proved. */
const Rehearsed = z.object({
  at: z.int(),
  file: z.string(),
  /** When the backup was made. */
  createdAt: z.int(),
  operations: z.int(),
  rows: z.int(),
  files: z.int(),
  filesRead: z.int(),
  /** Whether the printed recovery key was tried with it. */
  keyTried: z.boolean(),
})

/** `backup.json` in the data folder: how the last backups went, so that everyone sees their age. */
const BackupNote = z.object({
  /** The newest backup, wherever it went. */
  last: Made.nullable().default(null),
  /** The newest one at the second place. */
  second: Made.nullable().default(null),
  /** The newest generation that was read back whole. */
  checked: z.object({ at: z.int(), file: z.string() }).nullable().default(null),
  /** The newest attempt that failed, until one succeeds. */
  failure: Failure.nullable().default(null),
  /** The same for the second place. */
  secondFailure: Failure.nullable().default(null),
  rehearsed: Rehearsed.nullable().default(null),
  /** The newest rehearsal, where it failed. */
  rehearsalFailure: Failure.nullable().default(null),
})
export type BackupNote = z.infer<typeof BackupNote>

const largestNote = 65_536

/** What is noted; a note that cannot be read only makes the next backup and rehearsal come sooner. */
export async function readNote({ dataFolder }: NotePlace): Promise<BackupNote> {
  try {
    const bytes = await readSmallFile(nodeDisk, join(dataFolder, 'backup.json'), largestNote)
    return BackupNote.parse(bytes ? JSON.parse(bytes.toString()) : {})
  } catch {
    return BackupNote.parse({})
  }
}

/** Changes what is noted, the rest stays. */
export async function changeNote(place: NotePlace, change: Partial<BackupNote>): Promise<void> {
  const note = { ...(await readNote(place)), ...change }
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const bytes = Buffer.from(JSON.stringify(note))
  await writeFileAtomically(nodeDisk, random, join(place.dataFolder, 'backup.json'), bytes)
}

/** A failure as it is noted; undefined where somebody merely called the work off. */
export function failureAt(at: number, error: unknown): NotedFailure | undefined {
  if (!(error instanceof DeskError)) return { at, code: 'unexpected', params: { reference: 'backup' } }
  return error.code === 'job.cancelled' ? undefined : { at, code: error.code, params: { ...error.params } }
}
