import type { OfflineDatabase } from './database.ts'
import type { Sealed, Sealer } from './seal.ts'

/** Size of the pieces in which files are kept and sent, in bytes. */
export const usualPiece = 1024 * 1024

const placeOf = (fileId: string, index: number) => `piece/${fileId}/${index}`

/** All pieces of a file. */
export const piecesOf = (fileId: string): IDBKeyRange =>
  IDBKeyRange.bound([fileId, 0], [fileId, Number.MAX_SAFE_INTEGER])

/** The bytes of a file in sealed pieces. */
export async function sealPieces(
  sealer: Sealer,
  fileId: string,
  file: Blob,
  pieceBytes: number,
): Promise<Sealed[]> {
  const pieces: Sealed[] = []
  for (let from = 0; from < file.size; from += pieceBytes) {
    const bytes = new Uint8Array(await file.slice(from, from + pieceBytes).arrayBuffer())
    pieces.push(await sealer.seal(placeOf(fileId, pieces.length), bytes))
  }
  return pieces
}

/** One piece of a file; undefined where it is not here. */
export async function openPiece(
  database: OfflineDatabase,
  sealer: Sealer,
  fileId: string,
  index: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const sealed = await database.get('pieces', [fileId, index])
  return sealed && (await sealer.open(placeOf(fileId, index), sealed))
}
