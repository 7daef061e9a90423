import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Pieces of a megabyte: by pieces of 64 KB a database of gigabytes waits half as long again for its turns. */
const pieceBytes = 1 << 20

/**
 * SHA-256 of the first `bytes` bytes of a file, in hexadecimal; of the whole file where it is shorter. The next piece
 * is read while one is hashed.
 */
export async function hashOfFile(file: string, bytes: number): Promise<string> {
  const sha = createHash('sha256')
  const handle = await open(file, 'r')
  try {
    const read = (room: Buffer, at: number) => handle.read(room, 0, Math.min(pieceBytes, bytes - at), at)
    let [room, other] = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)]
    let at = 0
    let { bytesRead } = await read(room, at)
    while (bytesRead > 0) {
      at += bytesRead
      const next = read(other, at)
      sha.update(room.subarray(0, bytesRead))
      ;[room, other] = [other, room]
      bytesRead = (await next).bytesRead
    }
  } finally {
    await handle.close()
  }
  return sha.digest('hex')
}
