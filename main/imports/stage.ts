import type { ImportFile } from '../contract/imports.ts'
import type { JobContext } from '../jobs/job.ts'
import { logStand } from '../log/history.ts'
import { newId } from '../log/ids.ts'
import { readWorkbook } from '../tabular/read.ts'
import type { Workbook } from '../tabular/types.ts'
import { identify, type ImportSource, sourceOf } from './source.ts'
import { StagingWriter, stagingFileKey, stagingFilePath } from './staging.ts'

/** What every dry run leaves behind besides its outcome: the way to what it decided. */
export interface Staged {
  readonly file: ImportFile
  readonly mappingName: string | null
  /** Staging file of what is to be recorded. */
  readonly stagingId: string
  /** Staging file of the refused rows. */
  readonly refusedId: string
  /** Where the log stood when the dry run began. */
  readonly position: number
  /** Operations to record, for the progress of the commit. */
  readonly operations: number
}

/** The two staging files of a dry run. */
export interface StagingPair {
  readonly staged: StagingWriter
  readonly refused: StagingWriter
}

/** Opens the file and two staging files around `work`, which goes through the rows; leaves nothing where it fails. */
export async function stageDryRun<Outcome>(
  context: JobContext,
  source: ImportSource,
  mappingName: string | null,
  work: (
    book: Workbook,
    files: StagingPair,
  ) => Promise<{ readonly outcome: Outcome; readonly operations: number }>,
): Promise<Outcome & Staged> {
  const position = logStand(context.read)?.position ?? 0
  const file = await identify(context.archive, source)
  const stagingId = newId()
  const refusedId = newId()
  const book = await readWorkbook(sourceOf(context.archive, source), { signal: context.signal })
  try {
    const staged = openStaging(context, stagingId)
    const refused = openStaging(context, refusedId)
    try {
      const { outcome, operations } = await work(book, { staged, refused })
      staged.finish()
      refused.finish()
      return { ...outcome, file, mappingName, stagingId, refusedId, position, operations }
    } catch (error) {
      staged.abandon()
      refused.abandon()
      throw error
    }
  } finally {
    await book.close()
  }
}

const openStaging = ({ stagingFolder, stagingKey }: JobContext, id: string) =>
  new StagingWriter(stagingFilePath(stagingFolder, id), stagingFileKey(stagingKey, id))
