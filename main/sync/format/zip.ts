import { crc32 } from 'node:zlib'

/**
 * The part of ZIP that parcels use: entries stored as they are, in the order of the manifest, no folders, no comments,
 * no extra fields, below 4 GB. Any tool unpacks it. Reading is stricter than any tool: whatever is not exactly as it
 * was announced ends it, so nothing can hide between, behind or beside the entries.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3
 */

/** One entry to be written. Bytes at hand are announced with their checksum, a stream has it behind its bytes. */
export interface ZipEntry {
  /** ASCII. */
  readonly name: string
  readonly bytes: number
  content(): Uint8Array | AsyncIterable<Uint8Array>
}

const localSize = 30
const centralSize = 46
const endSize = 22
const descriptorSize = 16
const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, descriptor: 0x08074b50 }
/** 1 January 1980, midnight: a parcel is the same whenever it is made. */
const noDate = 0x0021
const behindFlag = 0x0008
const readableVersion = 20
const madeOnUnix = 0x0314
const ordinaryFile = 0o100644 * 0x10000

interface Written {
  readonly name: Buffer
  readonly behind: boolean
  readonly crc: number
  readonly bytes: number
  readonly offset: number
}

/** The bytes of an archive. Throws RangeError where an entry has another number of bytes than it said. */
export async function* zipOf(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'latin1')
    const content = entry.content()
    const behind = !(content instanceof Uint8Array)
    let crc = behind ? 0 : crc32(content)
    yield localHeader({ name, behind, crc, bytes: entry.bytes, offset })
    let count = 0
    if (behind) {
      for await (const piece of content) {
        crc = crc32(piece, crc)
        count += piece.length
        if (count > entry.bytes) break
        yield piece
      }
    } else {
      count = content.length
      yield content
    }
    if (count !== entry.bytes) throw new RangeError(`${entry.name} has not the bytes it said`)
    const done = { name, behind, crc, bytes: entry.bytes, offset }
    if (behind) yield descriptor(done)
    written.push(done)
    offset += localSize + name.length + entry.bytes + (behind ? descriptorSize : 0)
  }
  const central = Buffer.concat(written.map(centralHeader))
  yield central
  yield endRecord(written.length, central.length, offset)
}

function localHeader({ name, behind, crc, bytes }: Written): Buffer {
  const header = Buffer.alloc(localSize)
  header.writeUInt32LE(signatures.local, 0)
  header.writeUInt16LE(readableVersion, 4)
  header.writeUInt16LE(behind ? behindFlag : 0, 6)
  header.writeUInt16LE(noDate, 12)
  header.writeUInt32LE(behind ? 0 : crc, 14)
  header.writeUInt32LE(behind ? 0 : bytes, 18)
  header.writeUInt32LE(behind ? 0 : bytes, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor({ crc, bytes }: Written): Buffer {
  const record = Buffer.alloc(descriptorSize)
  record.writeUInt32LE(signatures.descriptor, 0)
  record.writeUInt32LE(crc, 4)
  record.writeUInt32LE(bytes, 8)
  record.writeUInt32LE(bytes, 12)
  return record
}

function centralHeader({ name, behind, crc, bytes, offset }: Written): Buffer {
  const header = Buffer.alloc(centralSize)
  header.writeUInt32LE(signatures.central, 0)
  header.writeUInt16LE(madeOnUnix, 4)
  header.writeUInt16LE(readableVersion, 6)
  header.writeUInt16LE(behind ? behindFlag : 0, 8)
  header.writeUInt16LE(noDate, 14)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(bytes, 20)
  header.writeUInt32LE(bytes, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(ordinaryFile, 38)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, name])
}

function endRecord(count: number, centralBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(endSize)
  record.writeUInt32LE(signatures.end, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(centralBytes, 12)
  record.writeUInt32LE(offset, 16)
  return record
}

/** An entry as the reader expects it. */
export interface ExpectedEntry {
  readonly name: string
  readonly bytes: number
  /** As {@link zipOf} writes it: the checksum stands behind the bytes. */
  readonly behind: boolean
}

/** An archive that is not as it was announced, or not whole. `why` is for engineers. */
export class BadArchive extends Error {
  readonly why: string
  constructor(why: string, options?: ErrorOptions) {
    super(`the archive is not as announced: ${why}`, options)
    this.why = why
  }
}

/** Reads an archive from front to back. Every method throws {@link BadArchive}. */
export function readZip(source: AsyncIterable<Uint8Array>) {
  const bytes = byteReader(source)
  const read: Written[] = []
  let offset = 0

  /**
   * The first entry, whose length nobody announced.
   * @param mostBytes more is refused before it is read
   */
  async function first(name: string, mostBytes: number): Promise<Buffer> {
    const header = await bytes.take(localSize)
    const length = header.readUInt32LE(22)
    if (length > mostBytes) throw new BadArchive(`${name} is larger than allowed`)
    return content(header, { name, bytes: length, behind: false })
  }

  /** The next entry whole, in memory. */
  async function whole(expected: ExpectedEntry): Promise<Buffer> {
    return content(await bytes.take(localSize), expected)
  }

  async function content(header: Buffer, expected: ExpectedEntry): Promise<Buffer> {
    const announced = await checkHeader(header, expected)
    const data = await bytes.take(expected.bytes)
    await finish(expected, announced, crc32(data))
    return data
  }

  /** The next entry piece by piece; it is finished when the pieces are. */
  async function* pieces(expected: ExpectedEntry): AsyncGenerator<Buffer> {
    const announced = await checkHeader(await bytes.take(localSize), expected)
    let crc = 0
    for await (const piece of bytes.pieces(expected.bytes)) {
      crc = crc32(piece, crc)
      yield piece
    }
    await finish(expected, announced, crc)
  }

  /** @returns the checksum that the header announces */
  async function checkHeader(
    header: Buffer,
    { name, bytes: length, behind }: ExpectedEntry,
  ): Promise<number> {
    if (header.readUInt32LE(0) !== signatures.local) throw new BadArchive(`no entry where ${name} should be`)
    const crc = header.readUInt32LE(14)
    const nameBytes = Buffer.from(name, 'latin1')
    const should = localHeader({ name: nameBytes, behind, crc, bytes: length, offset })
    if (!header.equals(should.subarray(0, localSize))) throw new BadArchive(`the header of ${name}`)
    if (!(await bytes.take(nameBytes.length)).equals(nameBytes))
      throw new BadArchive(`another entry where ${name} should be`)
    return crc
  }

  async function finish(expected: ExpectedEntry, announced: number, crc: number): Promise<void> {
    const name = Buffer.from(expected.name, 'latin1')
    const done = { name, behind: expected.behind, crc, bytes: expected.bytes, offset }
    if (expected.behind) {
      if (!(await bytes.take(descriptorSize)).equals(descriptor(done)))
        throw new BadArchive(`the checksum of ${expected.name}`)
    } else if (crc !== announced) throw new BadArchive(`the checksum of ${expected.name}`)
    read.push(done)
    offset += localSize + name.length + expected.bytes + (expected.behind ? descriptorSize : 0)
  }

  /** The end: the list of what was read, and nothing behind it. */
  async function end(): Promise<void> {
    const central = Buffer.concat(read.map(centralHeader))
    const should = Buffer.concat([central, endRecord(read.length, central.length, offset)])
    if (!(await bytes.take(should.length)).equals(should)) throw new BadArchive('the list at the end')
    if (!(await bytes.atEnd())) throw new BadArchive('something behind the end')
  }

  return { first, whole, pieces, end }
}

/** Takes bytes out of a stream in the pieces that are asked for. */
function byteReader(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)

  /** At least one byte in `rest`, or false at the end. */
  async function more(): Promise<boolean> {
    while (rest.length === 0) {
      const next = await iterator.next()
      if (next.done) return false
      rest = next.value
    }
    return true
  }

  async function* pieces(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (!(await more())) throw new BadArchive('it ends too early')
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    }
  }

  async function take(count: number): Promise<Buffer> {
    const all: Buffer[] = []
    for await (const piece of pieces(count)) all.push(piece)
    return all.length === 1 && all[0] ? all[0] : Buffer.concat(all, count)
  }

  return { pieces, take, atEnd: async () => !(await more()) }
}
