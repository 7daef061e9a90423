import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { PaperTarget } from './collect.ts'

/** A ZIP archive that is written while it is read: at no time is a whole paper in memory. */
export interface ZipTarget extends PaperTarget {
  readonly bytes: AsyncIterable<Uint8Array>
  /** No more papers. */
  end(): void
  /** Gives up: whoever reads `bytes` gets the error. */
  fail(error: Error): void
}

/** @param at the time every paper in it carries, UTC milliseconds */
export function zipTarget(at: number): ZipTarget {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  // A paper that fails on the way fails the archive, not the program.
  zip.on('error', error => output.destroy(error instanceof Error ? error : new Error(String(error))))
  return {
    bytes: output,
    async add(path, bytes) {
      const source = Readable.from(bytes, { objectMode: false })
      // Photos and PDFs are compressed already; a failing source fails the whole archive.
      zip.addReadStream(source, path, { mtime: new Date(at), compress: false })
      await finished(source, { writable: false })
      return undefined
    },
    end: () => zip.end(),
    fail: error => output.destroy(error),
  }
}
