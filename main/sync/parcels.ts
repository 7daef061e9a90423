import type { FileToCarry, PackedOperations } from './format/bundle-writer.ts'
import { bytesOf } from './format/manifest.ts'

/** What goes into one parcel of a bundle. */
export interface ParcelContent {
  readonly operations: PackedOperations | null
  readonly files: readonly FileToCarry[]
}

export interface NumberedParcel extends ParcelContent {
  readonly number: number
  readonly last: boolean
}

/** Entries beside their content: two headers and a line in the manifest. */
const overhead = 512
const mostFilesAtOnce = 10_000

/**
 * Divides a bundle: operations first, so that they arrive although the photos do not, then files, as many as there is
 * room for. Nothing at all gives no parcel.
 * @param most bytes of one parcel; no piece of a file is larger
 */
export async function* parcelsOf(
  packed: AsyncIterable<PackedOperations>,
  files: AsyncIterable<FileToCarry>,
  most: number,
): AsyncGenerator<NumberedParcel> {
  let number = 0
  let held: ParcelContent | undefined
  for await (const content of contents(packed, files, most)) {
    if (held) yield { ...held, number: (number += 1), last: false }
    held = content
  }
  if (held) yield { ...held, number: number + 1, last: true }
}

async function* contents(
  packed: AsyncIterable<PackedOperations>,
  files: AsyncIterable<FileToCarry>,
  most: number,
): AsyncGenerator<ParcelContent> {
  let operations: PackedOperations | null = null
  for await (const next of packed) {
    if (operations) yield { operations, files: [] }
    operations = next
  }
  let list: FileToCarry[] = []
  let room = most - (operations?.content.length ?? 0)
  for await (const file of files) {
    const needed = bytesOf(file.file) + overhead
    const isFull = needed > room || list.length >= mostFilesAtOnce
    if (isFull && (operations || list.length > 0)) {
      yield { operations, files: list }
      operations = null
      list = []
      room = most
    }
    list.push(file)
    room -= needed
  }
  if (operations || list.length > 0) yield { operations, files: list }
}
