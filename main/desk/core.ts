import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Archive, openArchive } from '../archive/archive.ts'
import type { DataPlaceRisk } from '../contract/data-place.ts'
import { deriveKey } from '../database/keyring.ts'
import { migrate } from '../database/migrate.ts'
import { type ReadDatabase, readOver } from '../database/read.ts'
import { type Connection, openConnection } from '../database/sqlite.ts'
import { resumeRegister } from '../imports/register-run.ts'
import type { Head } from '../log/append.ts'
import type { CommandCall, CommandDefinition } from '../log/command.ts'
import { highestLetter, nextLetter } from '../log/incarnation.ts'
import { type Environment, type ExecuteOptions, systemEnvironment } from '../log/writer-core.ts'
import { riskOfFolder } from './data-place.ts'
import { tables } from './domains.ts'
import { createStationStand, type StationStand } from '../station/stand.ts'
import { createJobBoard } from './job-board.ts'
import { stagingFolderOf } from './job-context.ts'
import { createJobRunner, type JobRunner } from './job-runner.ts'
import { openHeadFile } from './head-file.ts'
import { backUpBeforeMigration } from './migration-backup.ts'
import { type DeskWriter, openInlineWriter } from './writer-client.ts'
import { openThreadWriter } from './writer-supervisor.ts'

/** Keys for one purpose each, 32 bytes. */
export interface DeskKeys {
  readonly database: Buffer
  readonly archive: Buffer
  readonly staging: Buffer
  readonly backup: Buffer
}

export interface CoreOptions extends CoreSettings {
  /** 32 bytes, from the keyring. */
  readonly dataKey: Buffer
}

export interface CoreSettings {
  readonly dataFolder: string
  /** Names this computer; a change means that the disk was cloned or moved. */
  readonly machine: string
  /** Off in tests and one-shot commands: everything runs in this thread. */
  readonly threads: boolean
  readonly environment?: Environment
  /** Told of statements over 20 ms, text only. */
  onSlowQuery?(sql: string, millis: number): void
}

/** An open data folder: the writer, reading, the archive. Everything above talks to these. */
export interface DeskCore {
  readonly dataFolder: string
  /** Names this computer. */
  readonly machine: string
  /** What is served to the clubhouse's own network. */
  readonly station: StationStand
  /** What speaks against the place of the data folder; undefined where nothing is known. */
  readonly placeRisk: DataPlaceRisk | undefined
  readonly databaseFile: string
  readonly keys: DeskKeys
  readonly environment: Environment
  readonly writer: DeskWriter
  readonly read: ReadDatabase
  /** The read-only connection behind `read`, for the search index. */
  readonly readConnection: Connection
  readonly archive: Archive
  /** Long work in threads of its own. */
  readonly jobs: JobRunner
  /** Long work as people watch it. */
  readonly board: ReturnType<typeof createJobBoard>
  /** Where the log stands; undefined before set-up. */
  head(): Head | undefined
  /** Runs a command with its input and result typed by its definition. */
  execute<Input, Result>(
    command: CommandDefinition<string, import('zod').ZodType<unknown, Input>, Result>,
    call: Omit<CommandCall, 'name' | 'input' | 'id'> & { readonly id?: string; readonly input: Input },
    options?: ExecuteOptions,
  ): Promise<Result>
  /** Calls back after each commit; returns how to stop. */
  onChange(listener: (head: Head) => void): () => void
  close(): Promise<void>
}

/** The program itself: runs set-up, schedules and command lines. */
export const systemActor = { staffId: null, role: 'system' } as const

export const databaseFileOf = (dataFolder: string) => join(dataFolder, 'desk.sqlite')

/** Longest that closing waits for work that was called off, in milliseconds: nobody's computer stays on for it. */
const patience = 20_000

async function endOf(work: Promise<unknown>): Promise<void> {
  const waiting = new AbortController()
  const { signal } = waiting
  // The timer ends with an error when it is not needed any more, which is what it was for.
  const late = delay(patience, undefined, { signal }).catch(() => undefined)
  try {
    await Promise.race([work, late])
  } finally {
    waiting.abort()
  }
}

/** Whether the log still holds the operation a head stands on. */
const holdsHead = (read: ReadDatabase, { incarnation, sequence, hash }: Head) =>
  read.get('select 1 from operation where incarnation=? and sequence=? and hash=?', [
    incarnation,
    sequence,
    hash,
  ]) !== undefined

/** Opens a data folder: migrates it, starts the writer, notices a restored or cloned database. */
export const openCore = ({ dataKey, ...settings }: CoreOptions): Promise<DeskCore> =>
  openCoreWith(deskKeys(dataKey), settings)

/** Every key a desk works with; the data key itself encrypts nothing. */
export const deskKeys = (dataKey: Uint8Array): DeskKeys => ({
  database: deriveKey(dataKey, 'database'),
  archive: deriveKey(dataKey, 'archive'),
  staging: deriveKey(dataKey, 'staging'),
  backup: deriveKey(dataKey, 'backup'),
})

/** As {@link openCore}, where the keys were derived before: a thread is never given the data key. */
export async function openCoreWith(keys: DeskKeys, options: CoreSettings): Promise<DeskCore> {
  const { dataFolder } = options
  const environment = options.environment ?? systemEnvironment
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const databaseFile = databaseFileOf(dataFolder)
  await migrate({
    file: databaseFile,
    key: keys.database,
    tables,
    backUp: pending => backUpBeforeMigration(dataFolder, databaseFile, keys.database, pending),
  })

  const listeners = new Set<(head: Head) => void>()
  const headFile = openHeadFile(dataFolder, options.machine)
  let head: Head | undefined
  let saving: NodeJS.Timeout | undefined
  const onCommit = (next: Head) => {
    head = next
    saving ??= setTimeout(() => {
      saving = undefined
      // A head file that cannot be written only makes the next start less able to notice a clone.
      if (head) headFile.save(head).catch(() => undefined)
    }, 1_000).unref()
    for (const listener of listeners) listener(next)
  }
  const writerOptions = { file: databaseFile, key: keys.database, onCommit }
  const writer = options.threads
    ? await openThreadWriter({ ...writerOptions, holds: known => holdsHead(read, known) })
    : openInlineWriter({ ...writerOptions, environment })
  head = writer.head

  const readConnection = openConnection({ file: databaseFile, key: keys.database, readonly: true })
  const read = readOver(readConnection, options.onSlowQuery)
  const archive = openArchive({
    folder: join(dataFolder, 'archive'),
    key: keys.archive,
    clock: environment.now,
    random: environment.randomBytes,
  })

  rmSync(stagingFolderOf(dataFolder), { recursive: true, force: true })
  const jobs = createJobRunner({ dataFolder, databaseFile, keys }, options.threads)
  const board = createJobBoard(environment.now)

  const core: DeskCore = {
    dataFolder,
    machine: options.machine,
    station: createStationStand(),
    placeRisk: riskOfFolder(dataFolder),
    databaseFile,
    keys,
    environment,
    writer,
    read,
    readConnection,
    archive,
    jobs,
    board,
    head: () => head,
    async execute(command, call, executeOptions) {
      const result = await writer.execute(
        { id: environment.newId(), ...call, name: command.name } as CommandCall,
        executeOptions,
      )
      return result as never
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      clearTimeout(saving)
      listeners.clear()
      board.cancelAll()
      await endOf(Promise.all([jobs.close(), board.settled()]))
      await writer.close()
      readConnection.close()
      // As above: without it the next start is only less able to notice a clone.
      if (head) await headFile.save(head).catch(() => undefined)
    },
  }

  try {
    // Only after a crash between an import and its indexing.
    while ((await writer.run('settleDerived', { most: 2_000 })).left) continue

    const displaced = head && headFile.displacement(head, read)
    if (head && displaced) {
      const letter = nextLetter(highestLetter([head.letter, headFile.rememberedLetter()]))
      const input = { reason: displaced, letter }
      await writer.execute({
        id: environment.newId(),
        name: 'site.startIncarnation',
        input,
        actor: systemActor,
      })
    }
    // Behind a new incarnation, so that no number is given twice.
    await resumeRegister(core)
    return core
  } catch (error) {
    // Otherwise its thread would go on, and a second try find the database taken.
    await core.close()
    throw error
  }
}
