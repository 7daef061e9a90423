import { CFB } from '@e965/xlsx'
import { DeskError } from '../contract/errors.ts'
import type { Watch } from './limits.ts'

const filePass = 0x2f
const boundSheet = 0x85
const beginnings: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const ending = 0x0a
/** Records of cells of Excel 5 to 2003; each begins with its row, counted from 0. */
const cells: ReadonlySet<number> = new Set([
  0x0006, 0x00bd, 0x00be, 0x00d6, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e,
])
/** What belongs to the record before: a formula's text, its array, its table, the rest of a long record. */
const followers: ReadonlySet<number> = new Set([0x0207, 0x0221, 0x0236, 0x04bc, 0x003c])
const maxRecords = 30_000_000

/**
 * The BIFF stream of an `.xls`, looked through before anything is parsed: an encrypted `.xlsx` inside, a password on
 * the stream, a stream that is no BIFF or breaks off. The parser behind would hang or guess on some of these.
 * @throws DeskError `tabular.encrypted`, `tabular.unknownFormat`, `tabular.damaged`
 */
export function biffStream(bytes: Buffer, watch: Watch): Buffer {
  const container = CFB.read(bytes, { type: 'buffer' })
  if (CFB.find(container, 'EncryptedPackage') || CFB.find(container, '/encryption')) {
    throw new DeskError('tabular.encrypted')
  }
  const entry = CFB.find(container, 'Workbook') ?? CFB.find(container, 'Book')
  if (!entry) {
    const word = CFB.find(container, 'WordDocument')
    throw new DeskError('tabular.unknownFormat', { what: word ? 'Word' : 'OLE' })
  }
  const stream = Buffer.from(entry.content)
  let count = 0
  for (const { kind } of recordsFrom(stream, 0)) {
    if (kind === filePass) throw new DeskError('tabular.encrypted')
    count += 1
    if (count > maxRecords) throw new DeskError('tabular.damaged', { where: 'BIFF' })
    if (count % 65_536 === 0) watch.check()
  }
  return stream
}

/**
 * A shorter stream that says the same of the first `rows` rows of a sheet: without its cells further down, and
 * without the sheets behind it. Before it nothing moves, so all that points into the stream stays right.
 */
export function withFirstRows(stream: Buffer, sheet: number, rows: number): Buffer {
  const start = startOf(stream, sheet)
  if (start === undefined) return stream
  const kept: Buffer[] = []
  let from = 0
  let depth = 0
  let dropping = false
  for (const { kind, at, end } of recordsFrom(stream, start)) {
    const isCell = cells.has(kind) && end - at >= 6
    if (isCell || !followers.has(kind)) {
      const drop = isCell && depth === 1 && stream.readUInt16LE(at + 4) >= rows
      if (drop && !dropping) kept.push(stream.subarray(from, at))
      if (!drop && dropping) from = at
      dropping = drop
    }
    if (beginnings.has(kind)) depth += 1
    if (kind === ending) depth -= 1
    if (depth <= 0) return Buffer.concat([...kept, stream.subarray(from, end)])
  }
  return stream
}

/** Where the records of a sheet begin. */
function startOf(stream: Buffer, sheet: number): number | undefined {
  let index = 0
  for (const { kind, at, end } of recordsFrom(stream, 0)) {
    if (kind === ending) return undefined
    if (kind !== boundSheet || end - at < 8) continue
    if (index === sheet) {
      const start = stream.readUInt32LE(at + 4)
      return start + 4 <= stream.length && beginnings.has(stream.readUInt16LE(start)) ? start : undefined
    }
    index += 1
  }
  return undefined
}

/** Kind, first byte and end of each record. @throws DeskError `tabular.damaged` where one breaks off */
function* recordsFrom(
  stream: Buffer,
  start: number,
): Generator<{ readonly kind: number; readonly at: number; readonly end: number }> {
  for (let at = start; at + 4 <= stream.length; ) {
    const kind = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    // Trailing zeros fill the last sector.
    if (kind === 0 && length === 0 && at > start) return
    const end = at + 4 + length
    if (end > stream.length) throw new DeskError('tabular.damaged', { where: 'BIFF' })
    yield { kind, at, end }
    at = end
  }
}
