import type { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'

/** What a job can use. It runs beside the desk, reads through a connection of its own, and writes only files. */
export interface JobContext {
  readonly dataFolder: string
  /** For temporary files, emptied at start; whatever lies here is encrypted by who writes it. */
  readonly stagingFolder: string
  readonly stagingKey: Buffer
  readonly backupKey: Buffer
  readonly archiveKey: Buffer
  readonly databaseFile: string
  readonly databaseKey: Buffer
  readonly read: ReadDatabase
  readonly readConnection: Connection
  readonly archive: Archive
  /** Set when somebody cancels; long loops ask `progress` instead, which throws then. */
  readonly signal: AbortSignal
  /** Reports how far the job is and throws `job.cancelled` when somebody cancelled it. */
  progress(done: number, of: number): void
}

export interface JobDefinition<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Result = unknown,
> {
  readonly name: Name
  readonly input: Input
  run(context: JobContext, input: z.output<Input>): Promise<Result>
}

/** Defines long work: progress, cancel, its own thread, nothing half done. Results are plain data. */
export function defineJob<const Name extends string, Input extends z.ZodType, Result>(
  definition: JobDefinition<Name, Input, Result>,
): JobDefinition<Name, Input, Result> {
  return definition
}

export interface JobProgress {
  readonly done: number
  readonly of: number
}
