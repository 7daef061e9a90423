import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DeskError } from '../main/contract/errors.ts'

/**
 * Writes a file where a person chose, whole or not at all: beside it first, then renamed.
 *
 * @throws DeskError `shell.saveFailed` with the system's code
 */
export async function saveBytes(
  file: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}.part`)
  try {
    const source = content instanceof Uint8Array ? Readable.from([content]) : Readable.from(content)
    await pipeline(source, createWriteStream(part, { flush: true }))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new DeskError('shell.saveFailed', { reason: code }, { cause: error })
  }
}

/** The body of a response, piece by piece, so that a large file never lies in memory. */
export async function* bodyOf(response: Response): AsyncGenerator<Uint8Array> {
  if (response.body === null) return
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/** A file name that every system accepts, taken from one that a page suggests. */
export function safeFileName(suggested: string): string {
  const name = [...suggested]
    .map(character => (character < ' ' || '<>:"/\\|?*'.includes(character) ? '_' : character))
    .join('')
    .replace(/^\.+/, '_')
    .slice(0, 150)
    .replace(/[. ]+$/, '')
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
  if (name === '') return 'file'
  return reserved.test(name) ? `_${name}` : name
}
