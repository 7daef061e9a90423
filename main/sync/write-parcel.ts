import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { explainDiskError, makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { passOver, readBundle } from './format/bundle-reader.ts'
import type { HqLink } from './link-row.ts'

export interface WriteParcelOptions {
  readonly link: HqLink
  readonly signal: AbortSignal
}

/**
 * Writes one parcel so that it survives a power cut, and reads it back as headquarters will, before it has its name.
 * Errors: `sync.writtenBadly`, those of the disk. @returns its bytes
 */
export async function writeParcel(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  { link, signal }: WriteParcelOptions,
): Promise<number> {
  const partial = `${file}.part`
  try {
    await writeSynced(partial, pieces, signal)
    await readBack(partial, link, signal)
    await rename(partial, file)
    await nodeDisk.syncFolder(dirname(file))
    return (await stat(file)).size
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw explainDiskError(error)
  }
}

async function readBack(path: string, link: HqLink, signal: AbortSignal): Promise<void> {
  try {
    await readBundle(createReadStream(path), {
      identities: [link.identity],
      hq: link.hq_id,
      keyOf: () => link.public_key,
      sink: {
        operations: () => undefined,
        file: (_, content) => passOver(content),
      },
      signal,
    })
  } catch (error) {
    if (!(error instanceof DeskError) || !error.code.startsWith('sync.')) throw error
    throw new DeskError('sync.writtenBadly', { folder: dirname(path) }, { cause: error })
  }
}

async function writeSynced(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(pieces, { signal })
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a file so that it is there whole or not at all, and survives a power cut. Errors: those of the disk. */
export async function writeDurably(file: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const partial = `${file}.part`
  try {
    await makeDurableFolder(nodeDisk, dirname(file))
    await writeSynced(partial, pieces)
    await rename(partial, file)
    await nodeDisk.syncFolder(dirname(file))
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw explainDiskError(error)
  }
}
