import { DeskError } from '../contract/errors.ts'
import { DamagedBlob, hashed, openBlob } from './blob-read.ts'
import type { StoredFile } from './blob-write.ts'
import { type ArchiveContext, type Blobs, label, subKey } from './blobs.ts'

/**
 * Puts a file back out of a sealed copy of it elsewhere (a backup), checked as if it were read from here: what lies
 * here damaged is replaced only by bytes that have the hash. Throws `archive.damaged` where the copy is no better,
 * and as the system does where there is none.
 */
export async function repairBlob(
  context: ArchiveContext,
  blobs: Blobs,
  hash: string,
  copy: string,
): Promise<StoredFile> {
  const name = blobs.fileName(hash)
  const file = await context.disk.open(copy, 'read')
  try {
    const reader = await openBlob(file, subKey(context, 'blob'))
    if (reader.identity.toString('hex') !== hash) throw new DamagedBlob('holds another file')
    const plain = hashed(reader.bytes({ start: 0, end: reader.size }), reader.identity)
    return await blobs.store(plain, { maxBytes: reader.size })
  } catch (error) {
    if (error instanceof DamagedBlob)
      throw new DeskError('archive.damaged', { file: label(name) }, { cause: error })
    throw error
  } finally {
    await file.close()
  }
}
