import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { isMissing } from '../archive/disk.ts'
import { dayStamp, localTime } from '../site/time.ts'
import { backupExtension, type BackupManifest, readBackupFile } from './backup-format.ts'

/** Ends the name of a generation that is being written. */
export const partialSuffix = '.partial'

/** Generations kept: the newest of each of so many days, weeks and months that have one. */
export const kept = { days: 7, weeks: 4, months: 12 } as const

const dayMillis = 86_400_000

export interface Generation {
  readonly path: string
  readonly manifest: BackupManifest
}

/** `clubhouse-<site>-<yyyymmdd-hhmmss>.deskbackup`, in the site's time. */
export function generationName(site: string, at: number, timeZone: string): string {
  const { hour, minute } = localTime(at, timeZone)
  const second = Math.floor(at / 1000) % 60
  const two = (value: number) => String(value).padStart(2, '0')
  const stamp = `${dayStamp(at, timeZone).replaceAll('-', '')}-${two(hour)}${two(minute)}${two(second)}`
  return `clubhouse-${site}-${stamp}${backupExtension}`
}

/** The sound generations of a site in a folder, newest first. Damaged and foreign files are left out. */
export async function listGenerations(folder: string, site: string): Promise<Generation[]> {
  const found: Generation[] = []
  for (const name of await namesIn(folder)) {
    if (!name.startsWith(`clubhouse-${site}-`) || !name.endsWith(backupExtension)) continue
    try {
      const { path, manifest } = await readBackupFile(join(folder, name))
      if (manifest.site === site) found.push({ path, manifest })
    } catch (error) {
      // A damaged one is no generation: it neither counts nor is it deleted, a person may want to look at it.
      if (!(error instanceof DeskError)) throw error
    }
  }
  return found.sort((a, b) => b.manifest.createdAt - a.manifest.createdAt)
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/**
 * Which generations stay: all of the last 24 hours, and the newest of each of the last 7 days, 4 weeks and 12
 * months that have one. The newest of all always stays.
 * @param generations newest first
 */
export function generationsToKeep(
  generations: readonly Generation[],
  now: number,
  timeZone: string,
): ReadonlySet<Generation> {
  const keep = new Set(generations.slice(0, 1))
  const newestOf = (limit: number, period: (at: number) => string) => {
    const seen = new Set<string>()
    for (const generation of generations) {
      const name = period(generation.manifest.createdAt)
      if (seen.has(name) || seen.size >= limit) continue
      seen.add(name)
      keep.add(generation)
    }
  }
  newestOf(kept.days, at => dayStamp(at, timeZone))
  newestOf(kept.weeks, at => weekOf(at, timeZone))
  newestOf(kept.months, at => dayStamp(at, timeZone).slice(0, 7))
  for (const generation of generations)
    if (now - generation.manifest.createdAt < dayMillis) keep.add(generation)
  return keep
}

/** The Monday that a day's week begins with. */
function weekOf(at: number, timeZone: string): string {
  const { year, month, day } = localTime(at, timeZone)
  const noon = Date.UTC(year, month - 1, day, 12)
  const weekday = (new Date(noon).getUTCDay() + 6) % 7
  return new Date(noon - weekday * dayMillis).toISOString().slice(0, 10)
}

/** Longer than any backup takes. */
const staleAfter = 6 * 3_600_000

/** Removes what a backup that was cut off (a crash, a stick pulled out) left half written. */
export async function removeStale(folder: string, site: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.startsWith(`clubhouse-${site}-`) || !name.includes(`${backupExtension}${partialSuffix}`))
      continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > staleAfter) await rm(path, { force: true })
  }
}

/** Deletes the generations that are not kept; `made` is the sound one that was just made and is never deleted. */
export async function prune(
  folder: string,
  options: { readonly site: string; readonly made: string; readonly now: number; readonly timeZone: string },
): Promise<number> {
  const generations = await listGenerations(folder, options.site)
  // Where the new one cannot be read back, nothing older may go.
  if (!generations.some(({ path }) => path === options.made)) return 0
  const keep = generationsToKeep(generations, options.now, options.timeZone)
  let removed = 0
  for (const generation of generations) {
    if (keep.has(generation) || generation.path === options.made) continue
    await rm(generation.path, { force: true })
    removed += 1
  }
  return removed
}
