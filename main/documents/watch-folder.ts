import { constants } from 'node:fs'
import { lstat, mkdir, open, opendir, rename, stat } from 'node:fs/promises'
import { basename, extname, join, resolve, sep } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import type { InboxStatus } from '../contract/documents.ts'
import type { DeskCore } from '../desk/core.ts'
import { explainFailure } from '../desk/failures.ts'
import { isTaken, type ScanFolder, scanFolder } from './inbox-queries.ts'
import { noteScan } from './take.ts'

const systemActor = { staffId: null, role: 'system' } as const
/** Sub-folder for originals that are safely stored. */
export const takenFolder = '已收取 taken'
/** A scan is no film: larger files stay where they are, and that is told. */
export const largestScan = 1_000_000_000
/** Names looked at in one round; those behind them come when these are gone. */
const mostNames = 20_000
/** Files taken in one round, so that a round ends and its outcome is seen. */
const mostTaken = 200
const mostProblems = 20
/** What programs write while they are at it, and what systems leave about. */
const unfinished =
  /^(?:[.~]|thumbs\.db$|desktop\.ini$)|\.(?:tmp|temp|part|partial|crdownload|download|lock)$/i

type Problem = InboxStatus['problems'][number]

/** Size and time of a file as it lay there at the last look. */
type Seen = ReadonlyMap<string, string>

/** The watch over the scanning folder of one open desk. */
export interface FolderWatch {
  /** Looks once: takes what did not change since the look before. @returns how many scans were taken */
  round(): Promise<number>
  problems(): readonly Problem[]
}

/**
 * Watches by looking, because what systems tell of shared folders and sticks cannot be relied on. A file is taken when
 * it is the same at two looks, can be opened, and did not change while it was read; its original is moved only after
 * the archive and the inbox hold it for good. Whatever fails is told and tried again.
 */
export function createFolderWatch(core: DeskCore, isStopped: () => boolean = () => false): FolderWatch {
  let seen: Seen = new Map()
  let watched = ''
  let problems: Problem[] = []

  async function take(folder: ScanFolder, name: string, state: string): Promise<boolean> {
    const file = join(folder.folder, name)
    const sourceKey = `${name}|${state}`
    if (isTaken(core.read, sourceKey, folder.leave)) {
      // It was stored, but could not be moved then: a scanner or a viewer held it.
      if (!folder.leave) await moveAway(folder.folder, name)
      return false
    }
    // Not through a link that somebody puts there meanwhile, where the system can tell.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    let stored: { readonly hash: string; readonly size: number }
    try {
      const pieces = handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })
      stored = await core.archive.store(pieces, { maxBytes: largestScan })
      // What was written to while it was read is no whole scan: it comes again when it rests.
      if (stateOf(await handle.stat()) !== state) return false
    } finally {
      await handle.close()
    }
    const scanId = core.environment.newId()
    await noteScan(core, systemActor, { ...stored, name }, { scanId, sourceKey })
    if (!folder.leave) await moveAway(folder.folder, name)
    return true
  }

  async function look(folder: ScanFolder): Promise<number> {
    const found = await namesIn(folder.folder)
    const now = new Map<string, string>()
    let taken = 0
    for (const name of found) {
      if (isStopped()) break
      try {
        const about = await lstat(join(folder.folder, name))
        if (!about.isFile() || about.size === 0) continue
        const state = stateOf(about)
        now.set(name, state)
        if (seen.get(name) !== state || taken >= mostTaken) continue
        if (about.size > largestScan)
          throw new DeskError('archive.tooLarge', { limitMb: largestScan / 1_000_000 })
        if (await take(folder, name, state)) taken += 1
      } catch (error) {
        if (isGone(error)) continue
        note(name, error)
        // A full disk is full for the next one too.
        if (error instanceof DeskError && error.code !== 'archive.tooLarge') break
      }
    }
    seen = now
    return taken
  }

  function note(name: string | null, error: unknown): void {
    if (problems.length < mostProblems) problems.push({ name, ...refusalIn(error) })
  }

  return {
    async round() {
      const folder = core.head() ? scanFolder(core.read) : undefined
      problems = []
      if (!folder) return 0
      if (folder.folder !== watched) seen = new Map()
      watched = folder.folder
      try {
        return await look(folder)
      } catch (error) {
        problems.unshift({
          name: null,
          ...(error instanceof DeskError
            ? refusalIn(error)
            : { code: 'document.folderNotFound', params: { folder: folder.folder } }),
        })
        return 0
      }
    },
    problems: () => problems,
  }
}

/** Refuses a folder that is none, or that lies in the desk's own. Errors: `document.folderNotFound`, `.folderForbidden`. */
export async function requireScanFolder(core: DeskCore, folder: string): Promise<void> {
  const own = resolve(core.dataFolder)
  const wanted = resolve(folder)
  if (wanted === own || wanted.startsWith(own + sep) || own.startsWith(wanted + sep))
    throw new DeskError('document.folderForbidden')
  try {
    if (!(await stat(wanted)).isDirectory()) throw new Error('no folder')
    await namesIn(wanted)
  } catch (error) {
    throw new DeskError('document.folderNotFound', { folder }, { cause: error })
  }
}

/** Names of what may be scans, as people count: `scan 9` before `scan 10`. */
async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = []
  for await (const entry of await opendir(folder)) {
    if (!entry.isFile() || unfinished.test(entry.name)) continue
    names.push(entry.name)
    if (names.length >= mostNames) break
  }
  return names.sort(new Intl.Collator('zh-CN', { numeric: true }).compare)
}

const stateOf = ({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }) =>
  `${size}|${Math.round(mtimeMs)}`

/** Moves an original to the sub-folder under a name nothing there has. */
async function moveAway(folder: string, name: string): Promise<void> {
  const into = join(folder, takenFolder)
  await mkdir(into, { recursive: true })
  const ending = extname(name)
  const stem = basename(name, ending)
  for (let copy = 1; copy < 10_000; copy++) {
    const target = join(into, copy === 1 ? name : `${stem} (${copy})${ending}`)
    if (await exists(target)) continue
    await rename(join(folder, name), target)
    return
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined
const isGone = (error: unknown): boolean => codeOf(error) === 'ENOENT'

function refusalIn(error: unknown): Pick<Problem, 'code' | 'params'> {
  const known = explainFailure(error)
  if (known instanceof DeskError) return { code: known.code, params: known.params }
  return { code: 'document.fileHeld', params: {} }
}
