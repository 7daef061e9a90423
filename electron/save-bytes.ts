import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { DeskError } from '../main/contract/errors.ts'

/**
 * Writes a file where a person chose, whole or not at all: beside it first, then renamed.
 *
 * @throws DeskError `shell.saveFailed` with the system's code
 */
export async function saveBytes(file: string, content: Uint8Array | NodeReadableStream): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}.part`)
  try {
    const source = content instanceof Uint8Array ? Readable.from([content]) : Readable.fromWeb(content)
    await pipeline(source, createWriteStream(part, { flush: true }))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new DeskError('shell.saveFailed', { reason: code }, { cause: error })
  }
}

/** A file name that every system accepts, taken from one that a page suggests. */
export function safeFileName(suggested: string): string {
  const name = suggested
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '')
    .slice(0, 150)
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
  return name === '' ? 'file' : reserved.test(name) ? `_${name}` : name
}
