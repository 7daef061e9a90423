import { DeskError } from '../../contract/errors.ts'
import { megabytes } from '../limits.ts'
import type { TabularLimits, Watch } from '../limits.ts'
import { xmlParser } from './xml.ts'
import type { Budget, Package } from './package.ts'

/** `_x000D_` is how a workbook writes a character that XML cannot hold or would change. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** The shared strings, packed as UTF-8 so that they cost their own length and nothing keeps the XML alive. */
export class SharedStrings {
  #bytes = Buffer.allocUnsafe(64 * 1024)
  #used = 0
  #ends = new Uint32Array(1024)
  #count = 0
  readonly #limits: TabularLimits

  constructor(limits: TabularLimits) {
    this.#limits = limits
  }

  add(text: string): void {
    const length = Buffer.byteLength(text)
    if (
      this.#used + length > this.#limits.sharedStringBytes ||
      this.#count >= this.#limits.sharedStringCount
    ) {
      throw new DeskError('tabular.tooMuchText', { limit: megabytes(this.#limits.sharedStringBytes) })
    }
    if (this.#used + length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + length))
      this.#bytes.copy(larger, 0, 0, this.#used)
      this.#bytes = larger
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2)
      larger.set(this.#ends)
      this.#ends = larger
    }
    this.#used += this.#bytes.write(text, this.#used)
    this.#ends[this.#count] = this.#used
    this.#count += 1
  }

  /** The string with this number; undefined where the file promises one that is not there. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0)
    return this.#bytes.toString('utf8', start, this.#ends[index])
  }
}

/** Reads `sharedStrings.xml`. Rich text is joined; phonetic guides (rPh) are left out. */
export async function readSharedStrings(
  pack: Package,
  name: string,
  budget: Budget,
  watch: Watch,
  limits: TabularLimits,
): Promise<SharedStrings> {
  const strings = new SharedStrings(limits)
  let text = ''
  let inText = false
  let inGuide = false
  const parser = xmlParser(name, {
    open(tag) {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') inGuide = true
      else if (tag === 't') inText = !inGuide
    },
    text(part) {
      if (!inText) return
      text += part
      if (text.length > limits.sharedStringBytes) {
        throw new DeskError('tabular.tooMuchText', { limit: megabytes(limits.sharedStringBytes) })
      }
    },
    close(tag) {
      if (tag === 't') inText = false
      else if (tag === 'rPh') inGuide = false
      else if (tag === 'si') strings.add(unescapeText(text))
    },
  })
  for await (const chunk of pack.text(name, budget, watch)) parser.write(chunk.text)
  parser.end()
  return strings
}
