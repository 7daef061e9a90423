import { constants, type Stats } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink, utimes } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Disk, type DiskEntry, type DiskFile, isMissing, type OpenMode, systemCode } from './disk.ts'

const openFlags: Record<OpenMode, number> = {
  read: constants.O_RDONLY,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  update: constants.O_RDWR,
}

/** The file system of this computer. */
export const nodeDisk: Disk = {
  async open(path, mode) {
    return nodeFile(await open(path, openFlags[mode], 0o600))
  },
  async entry(path) {
    try {
      return toEntry(path, await stat(path))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },
  async list(folder) {
    try {
      return await readdir(folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  },
  makeFolder,
  rename: (from, to) => retryWhileBusy(() => rename(from, to)),
  remove: path => retryWhileBusy(() => unlink(path)),
  touch: (path, at) => utimes(path, at / 1000, at / 1000),
  async syncFolder(path) {
    // Windows opens no folder for fsync; NTFS journals names itself.
    if (process.platform === 'win32') return
    const handle = await open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

/**
 * One folder after the other: Node's own recursive `mkdir` never returns where the system has the parent but says of
 * the folder that it is not there, as under /proc.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    return await mkdir(path, { mode: 0o700 })
  } catch (error) {
    if (await isFolder(path)) return
    if (!isMissing(error) || dirname(path) === path) throw error
  }
  await makeFolder(dirname(path))
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    // Somebody else may have made it in this moment.
    if (!(await isFolder(path))) throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}

function nodeFile(handle: FileHandle): DiskFile {
  return {
    async read(target, position) {
      let done = 0
      while (done < target.length) {
        const { bytesRead } = await handle.read(target, done, target.length - done, position + done)
        if (bytesRead === 0) break
        done += bytesRead
      }
      return done
    },
    async write(bytes, position) {
      let done = 0
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
        done += bytesWritten
      }
    },
    size: async () => (await handle.stat()).size,
    truncate: size => handle.truncate(size),
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

function toEntry(path: string, stats: Stats): DiskEntry {
  return {
    name: basename(path),
    isFolder: stats.isDirectory(),
    size: stats.size,
    modifiedAt: stats.mtimeMs,
  }
}

const busyCodes = new Set(['EPERM', 'EACCES', 'EBUSY'])
const retryDelays = [10, 30, 100, 300, 1000]

/** On Windows a virus scanner holds a fresh file open for a moment; renaming and removing are tried again. */
async function retryWhileBusy(action: () => Promise<void>): Promise<void> {
  const delays = process.platform === 'win32' ? retryDelays : []
  for (const wait of delays) {
    try {
      return await action()
    } catch (error) {
      if (!busyCodes.has(systemCode(error) ?? '')) throw error
      await delay(wait)
    }
  }
  await action()
}
