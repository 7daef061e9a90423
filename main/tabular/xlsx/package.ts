import { StringDecoder } from 'node:string_decoder'
import { fromRandomAccessReaderPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { DeskError } from '../../contract/errors.ts'
import { megabytes } from '../limits.ts'
import type { TabularLimits, Watch } from '../limits.ts'
import { type ByteSource, SourceReader } from '../source.ts'

/** Unpacked bytes still allowed in one reading. */
export type Budget = { left: number }

/**
 * The parts of an `.xlsx`. Only parts asked for by name are ever unpacked, so path traversal has nothing to act on
 * and overlapping entries gain nothing; every one is counted while it is unpacked, whatever its header claims.
 */
export class Package {
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #limits: TabularLimits

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: TabularLimits) {
    this.#zip = zip
    this.#entries = entries
    this.#limits = limits
  }

  /** Throws `tabular.damaged`, `tabular.tooManyEntries`, `tabular.encrypted`. */
  static async open(source: ByteSource, size: number, limits: TabularLimits, watch: Watch): Promise<Package> {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: false } as const
    const zip = await fromRandomAccessReaderPromise(new SourceReader(source, size), size, options).catch(
      (cause: unknown) => {
        if (cause instanceof DeskError) throw cause
        throw new DeskError('tabular.damaged', { where: 'ZIP' }, { cause })
      },
    )
    try {
      if (zip.entryCount > limits.zipEntries)
        throw new DeskError('tabular.tooManyEntries', { limit: limits.zipEntries })
      const entries = new Map<string, Entry>()
      for await (const entry of zip.eachEntry()) {
        watch.check()
        const name = normalPath(entry.fileName)
        if (!entries.has(name)) entries.set(name, entry)
      }
      return new Package(zip, entries, limits)
    } catch (error) {
      zip.close()
      throw error instanceof DeskError
        ? error
        : new DeskError('tabular.damaged', { where: 'ZIP' }, { cause: error })
    }
  }

  has(name: string): boolean {
    return this.#entries.has(normalPath(name))
  }

  names(): Iterable<string> {
    return this.#entries.keys()
  }

  /** Unpacks a part as UTF-8 text, chunk by chunk, with the share read so far. */
  async *text(
    name: string,
    budget: Budget,
    watch: Watch,
  ): AsyncGenerator<{ text: string; share: number }, void> {
    const decoder = new StringDecoder('utf8')
    for await (const { bytes, share } of this.bytes(name, budget, watch))
      yield { text: decoder.write(bytes), share }
    const rest = decoder.end()
    if (rest !== '') yield { text: rest, share: 1 }
  }

  /** Unpacks a part chunk by chunk, with the share read so far. */
  async *bytes(
    name: string,
    budget: Budget,
    watch: Watch,
  ): AsyncGenerator<{ bytes: Buffer; share: number }, void> {
    const entry = this.#entries.get(normalPath(name))
    if (!entry) throw new DeskError('tabular.damaged', { where: name })
    if (entry.isEncrypted()) throw new DeskError('tabular.encrypted')
    this.#judge(name, entry.uncompressedSize, entry.compressedSize, budget)
    let read = 0
    try {
      const stream = await this.#zip.openReadStreamPromise(entry)
      try {
        for await (const chunk of stream) {
          if (!Buffer.isBuffer(chunk)) continue
          watch.check()
          read += chunk.length
          budget.left -= chunk.length
          this.#judge(name, 0, entry.compressedSize, budget, read)
          yield { bytes: chunk, share: Math.min(1, read / Math.max(1, entry.uncompressedSize)) }
        }
      } finally {
        stream.destroy()
      }
    } catch (error) {
      throw error instanceof DeskError
        ? error
        : new DeskError('tabular.damaged', { where: name }, { cause: error })
    }
  }

  close(): void {
    this.#zip.close()
  }

  #judge(name: string, claimed: number, packed: number, budget: Budget, read = claimed): void {
    if (claimed > budget.left || budget.left < 0) {
      throw new DeskError('tabular.unzippedTooLarge', {
        where: name,
        limit: megabytes(this.#limits.unzippedBytes),
      })
    }
    const ratio = read / Math.max(1, packed)
    if (read > this.#limits.ratioFromBytes && ratio > this.#limits.ratio) {
      throw new DeskError('tabular.suspiciousRatio', { where: name, ratio: Math.round(ratio) })
    }
  }
}

/** Part names compare without case and without a leading slash; some writers use backslashes. */
function normalPath(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}
