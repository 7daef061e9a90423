import type { Dice } from './random.ts'

/** Something that was done to a file's bytes and not synced yet. */
type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number }

/** How much of the unsynced writes a power cut keeps. */
export const losses = ['nothing-kept', 'everything-kept', 'beginning-kept', 'some-kept', 'torn'] as const
export type Loss = (typeof losses)[number]

const sector = 512

/** A file of the model: what is safe on the disk, and what was done since the last sync. */
export class DiskFile {
  readonly #safe = new Content()
  #pending: Change[] = []

  write(at: number, bytes: Buffer): void {
    this.#pending.push({ at, bytes })
  }

  truncate(size: number): void {
    this.#pending.push({ size })
  }

  sync(): void {
    for (const change of this.#pending) this.#safe.apply(change)
    this.#pending = []
  }

  /** The bytes as a program sees them while the power is on. */
  now(): Buffer {
    const content = this.#safe.copy()
    for (const change of this.#pending) content.apply(change)
    return content.bytes()
  }

  /** The bytes that a power cut in this moment leaves. */
  afterCut(dice: Dice, loss: Loss): Buffer {
    if (loss === 'everything-kept') return this.now()
    const content = this.#safe.copy()
    if (loss === 'nothing-kept') return content.bytes()
    const beginning = dice.below(this.#pending.length + 1)
    for (const [index, change] of this.#pending.entries()) {
      if (loss === 'torn' && dice.chance(0.5)) content.applyTorn(change, dice)
      else if (loss === 'beginning-kept' ? index < beginning : dice.chance(0.6)) content.apply(change)
    }
    return content.bytes()
  }
}

/** Bytes that grow without being copied each time. */
class Content {
  #bytes: Buffer = Buffer.alloc(0)
  #length = 0

  apply(change: Change): void {
    if ('size' in change) return this.#resize(change.size)
    this.#resize(Math.max(this.#length, change.at + change.bytes.length))
    change.bytes.copy(this.#bytes, change.at)
  }

  /** Some of the sectors of a write arrive, the others do not; the file may have become longer all the same. */
  applyTorn(change: Change, dice: Dice): void {
    if ('size' in change) {
      if (dice.chance(0.5)) this.#resize(change.size)
      return
    }
    const { at, bytes } = change
    const end = at + bytes.length
    if (dice.chance(0.5)) this.#resize(Math.max(this.#length, end))
    for (let from = at; from < end; ) {
      const to = Math.min(end, (Math.floor(from / sector) + 1) * sector)
      if (dice.chance(0.5)) this.apply({ at: from, bytes: bytes.subarray(from - at, to - at) })
      from = to
    }
  }

  copy(): Content {
    const other = new Content()
    other.#bytes = this.bytes()
    other.#length = this.#length
    return other
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length))
  }

  #resize(length: number): void {
    if (length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(length, this.#bytes.length * 2))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    } else if (length < this.#length) {
      this.#bytes.fill(0, length, this.#length)
    }
    this.#length = length
  }
}
