import { open, rm, stat } from 'node:fs/promises'
import { isMissing } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { StandbyLink } from './link.ts'

export interface Download {
  readonly link: StandbyLink
  /** On the main computer. */
  readonly path: string
  /** Here; what is there already is the beginning, fetched before. */
  readonly target: string
  readonly bytes: number
  readonly signal: AbortSignal
  progress(bytes: number): void
}

/**
 * Fetches a file, going on behind what is there, and makes it safe on disk. False where the main computer has it no
 * more. Errors: those of the link, of the disk, `standby.copyBroken` where more came than was announced.
 */
export async function download(work: Download): Promise<boolean> {
  const { link, path, target, bytes, signal } = work
  let at = (await sizeOf(target)) ?? 0
  if (at > bytes) {
    await rm(target, { force: true })
    at = 0
  }
  const file = await open(target, at === 0 ? 'w' : 'r+', 0o600)
  try {
    if (at < bytes) {
      const pieces = await link.bytes(path, at, signal)
      if (!pieces) return false
      for await (const piece of pieces) {
        if (at + piece.length > bytes) throw new DeskError('standby.copyBroken', { part: 'length' })
        let written = 0
        while (written < piece.length)
          written += (await file.write(piece, written, piece.length - written, at + written)).bytesWritten
        at += piece.length
        work.progress(piece.length)
      }
      if (at < bytes) throw new DeskError('standby.slow', { reason: 'length' })
    }
    await file.sync()
    return true
  } finally {
    await file.close()
  }
}

/** Bytes of a file; undefined where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
