import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { readSite } from '../site/queries.ts'
import { backupJob, type BackupResult, backupsFolderOf, isWithin } from './backup.ts'
import { type BackupCheck, backupCheckJob } from './backup-check.ts'
import { listGenerations } from './backup-generations.ts'
import { type BackupNote, changeNote, failureAt, type NotePlace, readNote } from './backup-note.ts'
import { isOnSameDisk, isThere, readSecondPlace } from './backup-places.ts'
import { type Rehearsal, rehearsalJob } from './backup-rehearsal.ts'
import type { DeskCore } from './core.ts'
import type { RunJobOptions } from './job-runner.ts'

const day = 86_400_000

/** A rehearsal older than this is asked for again, in milliseconds. */
export const rehearseEvery = 30 * day
/** How long a new desk may wait for its first rehearsal. */
const firstRehearsal = 14 * day
/** A second place that lacks a newer backup for so long is told of. */
const secondDue = 7 * day

export interface BackupStatus extends BackupNote {
  /** Milliseconds since the last good backup; null where there is none. */
  readonly age: number | null
  readonly running: boolean
  /** The second place; null where nobody chose one. */
  readonly secondPlace: {
    readonly folder: string
    /** Plugged in and reachable now. */
    readonly isThere: boolean
    /** It would be lost together with the data. */
    readonly sameDisk: boolean
    /** Milliseconds since its last backup; null where it has none. */
    readonly age: number | null
    /** It lacks a newer backup for a week. */
    readonly due: boolean
  } | null
  /** Nobody proved for 30 days that a backup can be restored. */
  readonly rehearsalDue: boolean
}

const running = new WeakSet<DeskCore>()

/**
 * Makes a backup of an open desk and notes how it went.
 * @param folder absolute; the desk's own `backups` folder where none is given
 */
export async function runBackup(
  core: DeskCore,
  folder: string = backupsFolderOf(core.dataFolder),
  options: RunJobOptions = {},
): Promise<BackupResult> {
  if (running.has(core)) throw new DeskError('backup.running')
  running.add(core)
  const at = core.environment.now()
  try {
    const result = await core.jobs.run(backupJob, { folder: resolve(folder), at }, options)
    await noteBackup(core, result)
    return result
  } catch (error) {
    const failure = failureAt(at, error)
    const isSecond = resolve(folder) === (await secondFolder(core))
    if (failure) await changeNote(core, isSecond ? { secondFailure: failure } : { failure })
    throw error
  } finally {
    running.delete(core)
  }
}

/** Brings the second place up to date. Errors: `backup.placeGone` where it is not there, those of a backup. */
export async function runSecondBackup(core: DeskCore, options: RunJobOptions = {}): Promise<BackupResult> {
  const place = await readSecondPlace(core)
  if (!place || !(await isThere(place)))
    throw new DeskError('backup.placeGone', { folder: place?.folder ?? '' })
  return await runBackup(core, place.folder, options)
}

const secondFolder = async (place: NotePlace) => (await readSecondPlace(place))?.folder

/** Reads a generation back, every byte of its database and its files, mends what can be mended, notes how it went. */
export async function runBackupCheck(
  core: DeskCore,
  file: string,
  options: RunJobOptions = {},
): Promise<BackupCheck> {
  const at = core.environment.now()
  try {
    const result = await core.jobs.run(backupCheckJob, { file, files: 'read', mend: true }, options)
    if (result.missing + result.damaged > 0)
      throw new DeskError('backup.filesUnsound', { missing: result.missing, damaged: result.damaged })
    await changeNote(core, { checked: { at, file } })
    return result
  } catch (error) {
    const failure = failureAt(at, error)
    if (failure) await changeNote(core, { failure })
    throw error
  }
}

export interface RehearsalOrder {
  /** The newest backup that can be reached where none is given. */
  readonly file?: string | undefined
  /** The printed key, to prove that it opens this backup. */
  readonly recoveryKey?: string | undefined
  /** Reads every file instead of a sample. */
  readonly allFiles?: boolean | undefined
}

/** Proves that a backup can be restored, and notes what was proved. Errors: `backup.*`, `keys.*`. */
export async function runRehearsal(
  core: DeskCore,
  order: RehearsalOrder = {},
  options: RunJobOptions = {},
): Promise<Rehearsal> {
  const at = core.environment.now()
  const file = order.file ?? (await newestBackup(core))
  if (file === undefined) throw new DeskError('backup.noneYet')
  const { recoveryKey, allFiles = false } = order
  try {
    const input = { file, allFiles, ...(recoveryKey === undefined ? {} : { recoveryKey }) }
    const result = await core.jobs.run(rehearsalJob, input, options)
    await noteRehearsal(core, at, result)
    return result
  } catch (error) {
    const failure = failureAt(at, error)
    // A key that was mistyped says nothing about the backup.
    if (failure && !failure.code.startsWith('keys.')) await changeNote(core, { rehearsalFailure: failure })
    throw error
  }
}

/** Notes a rehearsal, also one of another process on the same data. */
export async function noteRehearsal(place: NotePlace, at: number, result: Rehearsal): Promise<void> {
  const { file, createdAt, operations, rows, files, filesRead, keyTried } = result
  const rehearsed = { at, file, createdAt, operations, rows, files, filesRead, keyTried }
  await changeNote(place, { rehearsed, rehearsalFailure: null })
}

/** The newest backup that can be reached now, wherever it lies. */
export async function newestBackup(desk: NotePlace & Pick<DeskCore, 'read'>): Promise<string | undefined> {
  const site = readSite(desk.read)?.code ?? ''
  const { last } = await readNote(desk)
  if (last && existsSync(last.file)) return last.file
  const folders = [backupsFolderOf(desk.dataFolder), await secondFolder(desk)]
  const found = await Promise.all(
    folders.map(folder => (folder === undefined ? [] : listGenerations(folder, site))),
  )
  return found.flat().sort((a, b) => b.manifest.createdAt - a.manifest.createdAt)[0]?.path
}

/** Notes a backup that was made, also by another process on the same data. */
export async function noteBackup(place: NotePlace, result: BackupResult): Promise<void> {
  const { createdAt, file, databaseBytes, files, missing } = result
  const made = { at: createdAt, file, databaseBytes, files, missing }
  const second = await secondFolder(place)
  const isSecond = second !== undefined && isWithin(resolve(file), second)
  await changeNote(place, {
    last: made,
    failure: null,
    ...(isSecond ? { second: made, secondFailure: null } : {}),
  })
}

/** How old the newest backup is, how the last attempts went, and what is due. */
export async function backupStatus(core: DeskCore): Promise<BackupStatus> {
  const note = await readNote(core)
  const now = core.environment.now()
  const ageOf = (at: number | undefined) => (at === undefined ? null : Math.max(0, now - at))
  const place = await readSecondPlace(core)
  const secondAge = ageOf(note.second?.at)
  return {
    ...note,
    age: ageOf(note.last?.at),
    running: running.has(core),
    secondPlace: place
      ? {
          folder: place.folder,
          isThere: await isThere(place),
          sameDisk: await isOnSameDisk(core, place.folder),
          age: secondAge,
          due: secondAge === null || secondAge >= secondDue,
        }
      : null,
    rehearsalDue: isRehearsalDue(core, note, now),
  }
}

/** Since when a rehearsal is due, UTC milliseconds; null where none is, and for the example, whose backups nobody needs. */
export async function rehearsalDueSince(core: DeskCore): Promise<number | null> {
  if (readSite(core.read)?.demo) return null
  return dueSince(core, await readNote(core), core.environment.now())
}

const isRehearsalDue = (core: DeskCore, note: BackupNote, now: number): boolean =>
  dueSince(core, note, now) !== null

/** Set-up and a restore count: the one has nothing to prove yet, the other was the proof itself. */
function dueSince({ read }: DeskCore, { rehearsed }: BackupNote, now: number): number | null {
  const behind = (at: number) => (now >= at ? at : null)
  if (rehearsed) return behind(rehearsed.at + rehearseEvery)
  const begun = read.get<{ reason: string; at: number }>(
    `select reason, started_at as at from incarnation where reason in ('install', 'restore') order by started_at desc limit 1`,
  )
  return begun ? behind(begun.at + (begun.reason === 'restore' ? rehearseEvery : firstRehearsal)) : null
}
