/** Reads a piece of a file, half-open. */
type ReadPiece = (start: number, end: number) => Promise<Buffer>

/** What scanners never reach; a file that says more is a trap. */
const most = 5_000
const entryBytes = 12

/**
 * Pages of a TIFF: its directories are a chain, each naming the place of the next. Undefined where the chain leads out
 * of the file or back into itself: the file was cut off on its way, or lies. No picture is decoded.
 */
export async function pagesOfTiff(size: number, read: ReadPiece): Promise<number | undefined> {
  const head = await read(0, Math.min(size, 8))
  if (head.length < 8) return undefined
  const little = head.toString('latin1', 0, 2) === 'II'
  const long = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const short = (bytes: Buffer) => (little ? bytes.readUInt16LE(0) : bytes.readUInt16BE(0))
  const seen = new Set<number>()
  let place = long(head, 4)
  while (place !== 0) {
    if (seen.has(place) || seen.size >= most || place + 2 > size) return undefined
    seen.add(place)
    const next = place + 2 + short(await read(place, place + 2)) * entryBytes
    if (next + 4 > size) return undefined
    place = long(await read(next, next + 4), 0)
  }
  return seen.size === 0 ? undefined : seen.size
}
