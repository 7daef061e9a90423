import { dirname } from 'node:path'
import type { FileFinding, IntegrityReport } from '../contract/integrity.ts'
import { DeskError } from '../contract/errors.ts'
import { mostFaults, recordFaults } from '../integrity/commands.ts'
import { backupsFolderOf } from './backup.ts'
import { readSecondPlace } from './backup-places.ts'
import { backupStatus } from './backup-run.ts'
import { type DeskCore, systemActor } from './core.ts'
import { placesOfFile } from './file-places.ts'
import {
  type IntegrityRecord,
  readIntegrity,
  type RecordedFinding,
  writeIntegrity,
} from './integrity-record.ts'
import { partOf, type SweptSlice, sweepJob, whole } from './integrity-sweep.ts'
import type { RunJobOptions } from './job-runner.ts'

/** How much one slice reads and how fast. */
export interface SlicePace {
  readonly maxBytes: number
  readonly maxMillis: number
  /** 0: as fast as the disk gives. */
  readonly bytesPerSecond: number
}

/** When somebody waits for it: the position is still remembered now and then. */
const quickly: SlicePace = { maxBytes: 20_000_000_000, maxMillis: 60_000, bytesPerSecond: 0 }

/** Findings a screen shows. */
const shown = 200

const running = new WeakSet<DeskCore>()

/**
 * Reads the next slice of the stored files, goes on where the last one stopped, and keeps what came of it. Damaged and
 * missing files are put back from backups where these have them; both are on the audit trail.
 * Returns true where the round is complete. Errors: `integrity.running`, `job.cancelled`, `archive.diskFull`.
 */
export async function sweepNext(
  core: DeskCore,
  pace: SlicePace,
  options: RunJobOptions = {},
): Promise<boolean> {
  if (running.has(core)) throw new DeskError('integrity.running')
  running.add(core)
  try {
    return await sweepOnce(core, pace, options)
  } finally {
    running.delete(core)
  }
}

/** A whole round from its beginning, for a person who asks now. */
export async function checkAllFiles(core: DeskCore, options: RunJobOptions = {}): Promise<IntegrityReport> {
  if (running.has(core)) throw new DeskError('integrity.running')
  await writeIntegrity(core, { ...(await readIntegrity(core)), round: null })
  while (!(await sweepNext(core, quickly, options))) continue
  return await integrityReport(core)
}

async function sweepOnce(core: DeskCore, pace: SlicePace, options: RunJobOptions): Promise<boolean> {
  const before = await readIntegrity(core)
  const now = core.environment.now()
  const round = before.round ?? { startedAt: now, after: '', checked: 0, bytes: 0 }
  const backupFolders = await foldersWithBackups(core)
  const slice = await core.jobs.run(sweepJob, { after: round.after, ...pace, backupFolders }, options)
  await recordSlice(core, before.findings, slice)
  const done = { ...round, checked: round.checked + slice.checked, bytes: round.bytes + slice.bytes }
  const findings = mergeFindings(before.findings, round.after, slice, now)
  const { startedAt, checked, bytes } = done
  await writeIntegrity(core, {
    round: slice.complete ? null : { ...done, after: slice.after },
    last: slice.complete ? { startedAt, endedAt: core.environment.now(), checked, bytes } : before.last,
    findings,
  })
  return slice.complete
}

/** The desk's own backups are nearest; those elsewhere do not share a disk with the damage. */
async function foldersWithBackups(core: DeskCore): Promise<string[]> {
  const { last } = await backupStatus(core)
  const second = await readSecondPlace(core)
  return [
    ...new Set([
      backupsFolderOf(core.dataFolder),
      ...(second ? [second.folder] : []),
      ...(last ? [dirname(last.file)] : []),
    ]),
  ]
}

/** What was looked at again and is sound now is no finding any more; what is still wrong keeps its day. */
function mergeFindings(
  known: readonly RecordedFinding[],
  from: string,
  { after, complete, faults }: SweptSlice,
  now: number,
): IntegrityRecord['findings'] {
  const openBefore = new Map(known.filter(one => one.repairedAt === null).map(one => [one.hash, one]))
  const untouched = known.filter(
    ({ hash, repairedAt }) => repairedAt !== null || hash <= from || (!complete && hash > after),
  )
  const found = faults.map(({ hash, why, repairedFrom }) => ({
    hash,
    why,
    foundAt: openBefore.get(hash)?.foundAt ?? now,
    repairedAt: repairedFrom === null ? null : now,
  }))
  return [...untouched, ...found]
}

async function recordSlice(
  core: DeskCore,
  known: readonly RecordedFinding[],
  { faults }: SweptSlice,
): Promise<void> {
  const open = new Set(known.filter(one => one.repairedAt === null).map(one => one.hash))
  const own = backupsFolderOf(core.dataFolder)
  const entries = faults
    .map(({ hash, why, repairedFrom }) => ({
      file: labelOf(core, hash),
      why,
      isNew: !open.has(hash),
      repairedFrom:
        repairedFrom === null ? null : repairedFrom === own ? ('own' as const) : ('elsewhere' as const),
    }))
    .filter(({ isNew, repairedFrom }) => isNew || repairedFrom !== null)
  for (let at = 0; at < entries.length; at += mostFaults) {
    await core.execute(recordFaults, {
      actor: systemActor,
      input: { faults: entries.slice(at, at + mostFaults) },
    })
  }
}

const labelOf = (core: DeskCore, hash: string) => core.archive.nameOf(hash).slice(0, 12)

/** How the stored files are, and what each finding belongs to. */
export async function integrityReport(core: DeskCore): Promise<IntegrityReport> {
  const { round, last, findings } = await readIntegrity(core)
  const open = findings.filter(({ repairedAt }) => repairedAt === null)
  const ordered = [...open, ...findings.filter(({ repairedAt }) => repairedAt !== null)]
  return {
    running: running.has(core),
    round: round && {
      startedAt: round.startedAt,
      checked: round.checked,
      bytes: round.bytes,
      part: partOf(round.after) / whole,
    },
    last,
    findings: ordered.slice(0, shown).map(
      ({ hash, why, foundAt, repairedAt }): FileFinding => ({
        file: labelOf(core, hash),
        why,
        foundAt,
        repairedAt,
        places: placesOfFile(core.read, hash),
      }),
    ),
    open: open.length,
  }
}
