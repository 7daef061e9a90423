import { encodeCode, isAlphanumericCode, normalise } from './text.ts'
import { allToken, gramToken, tagToken } from './token.ts'

const blank = 0x20
const encoder = new TextEncoder()
/** Slots at first; a case of a register with a long note has some hundreds of grams, the longest some ten thousand. */
const firstSlots = 4_096

/**
 * The tokens of one document after the other, as UTF-8 with a blank between any two: those of its texts are
 * exactly what `addGrams` says, each with the prefix of its kind. Indexing spends most of its time here, so grams
 * are told apart by the code points they are made of, in a table kept from one document to the next, and
 * no text is made for any of them.
 */
class TokenWriter {
  #bytes = new Uint8Array(16_384)
  #length = 0
  /** Open addressing: the gram in a slot, valid where `#stamps` holds the number of the document. */
  #heads = new Int32Array(firstSlots)
  #tails = new Int32Array(firstSlots)
  #stamps = new Int32Array(firstSlots)
  #document = 0
  #grams = 0
  /** What stands in front of each gram. */
  #prefix = 0

  /** The tokens of a document; valid until the next call. */
  write(kind: number, texts: readonly string[], tags: readonly string[]): Uint8Array {
    this.#begin(kind)
    this.#append(allToken(kind))
    for (const tag of new Set(tags)) this.#append(` ${tagToken(kind, tag)}`)
    for (const text of texts) this.#addGrams(normalise(text))
    return this.#bytes.subarray(0, this.#length)
  }

  #begin(kind: number): void {
    this.#length = 0
    this.#grams = 0
    this.#prefix = gramToken(kind, '').codePointAt(0) ?? 0
    this.#document += 1
    if (this.#document < 0x7fff_ffff) return
    this.#stamps.fill(0)
    this.#document = 1
  }

  /** @param text normalised */
  #addGrams(text: string): void {
    let before = 0
    let previous = 0
    for (let at = 0; at < text.length; at += 1) {
      let code = text.charCodeAt(at)
      if (code === blank) {
        before = previous = 0
        continue
      }
      if (code >= 0xd800 && code < 0xdc00) {
        code = text.codePointAt(at) ?? code
        at += 1
      }
      code = encodeCode(code)
      if (this.#isNew(0, code)) this.#put(0, 0, code)
      if (previous !== 0) {
        if (this.#isNew(previous, code)) this.#put(0, previous, code)
        if (
          before !== 0 &&
          isAlphanumericCode(code) &&
          isAlphanumericCode(previous) &&
          isAlphanumericCode(before) &&
          this.#isNew(tripleMark | (before << 8) | previous, code)
        )
          this.#put(before, previous, code)
      }
      before = previous
      previous = code
    }
  }

  /** Whether this document had no such gram yet; it has now. */
  #isNew(head: number, tail: number): boolean {
    const mask = this.#stamps.length - 1
    let slot = (Math.imul(head, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & mask
    while (this.#stamps[slot] === this.#document) {
      if (this.#tails[slot] === tail && this.#heads[slot] === head) return false
      slot = (slot + 1) & mask
    }
    this.#heads[slot] = head
    this.#tails[slot] = tail
    this.#stamps[slot] = this.#document
    this.#grams += 1
    if (this.#grams * 2 > mask) this.#widen()
    return true
  }

  #widen(): void {
    const heads = this.#heads
    const tails = this.#tails
    const stamps = this.#stamps
    const slots = stamps.length * 4
    this.#heads = new Int32Array(slots)
    this.#tails = new Int32Array(slots)
    this.#stamps = new Int32Array(slots)
    this.#grams = 0
    for (let slot = 0; slot < stamps.length; slot += 1)
      if (stamps[slot] === this.#document) this.#isNew(heads[slot] ?? 0, tails[slot] ?? 0)
  }

  #put(first: number, second: number, third: number): void {
    this.#reserve(20)
    this.#putCode(blank)
    this.#putCode(this.#prefix)
    if (first !== 0) this.#putCode(first)
    if (second !== 0) this.#putCode(second)
    this.#putCode(third)
  }

  #putCode(code: number): void {
    const bytes = this.#bytes
    let at = this.#length
    if (code < 0x80) bytes[at++] = code
    else {
      if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6)
      else {
        if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12)
        else {
          bytes[at++] = 0xf0 | (code >> 18)
          bytes[at++] = 0x80 | ((code >> 12) & 0x3f)
        }
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
      }
      bytes[at++] = 0x80 | (code & 0x3f)
    }
    this.#length = at
  }

  #append(token: string): void {
    this.#reserve(token.length * 3)
    this.#length += encoder.encodeInto(token, this.#bytes.subarray(this.#length)).written
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const wider = new Uint8Array((this.#length + more) * 2)
    wider.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = wider
  }
}

/** Tells three letters or digits from two characters; no code point has this bit. */
const tripleMark = 1 << 24

const writer = new TokenWriter()

/** The tokens of a document as the index takes them: UTF-8, valid until the next call. @param kind its number */
export function documentTokens(kind: number, texts: readonly string[], tags: readonly string[]): Uint8Array {
  return writer.write(kind, texts, tags)
}
