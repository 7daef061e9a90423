import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a file that only its owner may read; it appears under its name only when it is complete. */
export async function writeWhole(target: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const partial = `${target}.part`
  try {
    await pipeline(Readable.from(source), createWriteStream(partial, { mode: 0o600 }))
    await rename(partial, target)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
