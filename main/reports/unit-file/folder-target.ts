import { open, mkdir, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodeDisk } from '../../archive/node-disk.ts'
import { DeskError } from '../../contract/errors.ts'
import type { PaperTarget } from './collect.ts'

/**
 * A folder that gets its name only when every paper lies in it; what a failure leaves is taken away.
 * Errors: `report.targetExists`.
 */
export async function intoFolder<T>(folder: string, work: (target: PaperTarget) => Promise<T>): Promise<T> {
  if (existsSync(folder)) throw new DeskError('report.targetExists', { folder })
  const partial = `${folder}.part`
  await rm(partial, { recursive: true, force: true })
  try {
    await nodeDisk.makeFolder(partial)
    const done = await work({
      async add(path, bytes) {
        const file = join(partial, ...path.split('/'))
        await mkdir(dirname(file), { recursive: true, mode: 0o700 })
        const handle = await open(file, 'wx', 0o600)
        try {
          for await (const piece of bytes) await handle.writeFile(piece)
          await handle.sync()
        } finally {
          await handle.close()
        }
        return undefined
      },
    })
    await rename(partial, folder)
    return done
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}
