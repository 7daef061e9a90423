import { createHash, createHmac } from 'node:crypto'
import { join } from 'node:path'
import { newBlobCipher } from './blob-format.ts'
import { DamagedBlob, openBlob } from './blob-read.ts'
import { writeBlob } from './blob-write.ts'
import { type ArchiveContext, randomName, subKey } from './blobs.ts'
import { type DiskFile, explainDiskError, isMissing, removeIfPresent } from './disk.ts'

/** Pictures made from an archived file. The number changes when they would come out differently. */
export const derivedKinds = ['thumbnail-1', 'preview-1', 'thumbnail-2', 'preview-2'] as const
export type DerivedKind = (typeof derivedKinds)[number]

const maxDerivedBytes = 16_000_000

/**
 * Small files computed from archived ones, encrypted like them, that can be computed again at any time: the cache
 * `derived/ab/<name>`. Nothing here is synced: a power cut may cost an entry, and one that does not
 * authenticate counts as absent.
 */
export function openDerived(context: ArchiveContext) {
  const { disk, random } = context
  const key = subKey(context, 'derived')
  const folder = join(context.folder, 'derived')
  const temporaryFolder = join(context.folder, 'tmp')

  const pathOf = (identity: Buffer) => {
    const name = createHmac('sha256', key).update(identity).digest('hex')
    return join(folder, name.slice(0, 2), name)
  }

  /** The cached bytes, or undefined where there are none that can be trusted. */
  async function get(hash: string, kind: DerivedKind): Promise<Buffer | undefined> {
    const identity = identityOf(hash, kind)
    let file: DiskFile
    try {
      file = await disk.open(pathOf(identity), 'read')
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
    try {
      const blob = await openBlob(file, key)
      if (!blob.identity.equals(identity)) return undefined
      const pieces: Buffer[] = []
      for await (const piece of blob.bytes({ start: 0, end: blob.size })) pieces.push(piece)
      return Buffer.concat(pieces)
    } catch (error) {
      if (error instanceof DamagedBlob) return undefined
      throw error
    } finally {
      await file.close()
    }
  }

  async function put(hash: string, kind: DerivedKind, bytes: Uint8Array): Promise<void> {
    const identity = identityOf(hash, kind)
    const path = pathOf(identity)
    const temporary = join(temporaryFolder, randomName(random))
    await disk.makeFolder(temporaryFolder)
    await disk.makeFolder(join(path, '..'))
    try {
      const file = await disk.open(temporary, 'create')
      try {
        await writeBlob(
          file,
          newBlobCipher(key, random(32)),
          [bytes],
          { maxBytes: maxDerivedBytes },
          identity,
        )
      } finally {
        await file.close()
      }
      await disk.rename(temporary, path)
    } catch (error) {
      await removeIfPresent(disk, temporary)
      throw explainDiskError(error)
    }
  }

  /** Forgets everything made from a file. */
  async function removeAll(hash: string): Promise<void> {
    for (const kind of derivedKinds) await removeIfPresent(disk, pathOf(identityOf(hash, kind)))
  }

  return { get, put, removeAll }
}

function identityOf(hash: string, kind: DerivedKind): Buffer {
  return createHash('sha256').update(`${kind}\n${hash}`).digest()
}
