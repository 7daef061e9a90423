import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { isMissing } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { Outgoing } from './outgoing.ts'

const pieceBytes = 128 * 1024

/**
 * A file from a place on, in pieces no faster than the pace allows. Whoever breaks off asks again from where it was.
 * Nothing is opened before somebody reads: an answer that nobody wants leaves nothing open and nothing waited for.
 * Errors: `archive.missing` where it is gone, `standby.offerGone` where it is shorter.
 */
export async function openFrom(
  outgoing: Outgoing,
  path: string,
  from: number,
): Promise<{ readonly bytes: number; readonly pieces: AsyncIterable<Uint8Array> }> {
  const size = await sizeOf(path)
  if (from > size) throw new DeskError('standby.offerGone')
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const done = outgoing.reading()
    try {
      const file = await open(path, 'r')
      try {
        for (let at = from; at < size; ) {
          const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size - at))
          const { bytesRead } = await file.read(piece, 0, piece.length, at)
          // Shorter than it was: the length that was announced is not reached, and the other side notices.
          if (bytesRead === 0) return
          at += bytesRead
          await outgoing.pace.pass(bytesRead)
          yield piece.subarray(0, bytesRead)
        }
      } finally {
        await file.close()
      }
    } finally {
      done()
    }
  }
  return { bytes: size - from, pieces: pieces() }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) throw new DeskError('archive.missing', { file: basename(path) }, { cause: error })
    throw error
  }
}
