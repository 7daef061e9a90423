import type { Archive } from '../archive/archive.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import { passOver } from '../sync/format/bundle-reader.ts'
import type { CarriedFile } from '../sync/format/manifest.ts'
import { noteSlices } from './commands.ts'

interface Slice {
  readonly sha256: string
  readonly whole: number
  readonly begins: number
  readonly bytes: number
  readonly slice: string
}

/**
 * Puts files of parcels into the archive of sites. Each is checked by its hash while it is read; one that came in a
 * parcel that was refused in the end is nobody's and is swept away like any other.
 */
export function createFileSink(core: DeskCore, archive: Archive) {
  const came: Slice[] = []
  let stored = 0

  async function file(carried: CarriedFile, content: AsyncIterable<Buffer>): Promise<void> {
    if (await archive.has(carried.sha256)) return passOver(content)
    if (carried.slice && (await archive.has(carried.slice.sha256))) await passOver(content)
    else {
      await archive.store(content, { maxBytes: carried.slice?.bytes ?? carried.bytes })
      stored += 1
    }
    const { slice } = carried
    if (slice)
      came.push({
        sha256: carried.sha256,
        whole: carried.bytes,
        begins: slice.from,
        bytes: slice.bytes,
        slice: slice.sha256,
      })
  }

  /** Puts together what is whole now. To be called when the parcel was found right. @returns files that were new */
  async function end(): Promise<number> {
    if (came.length === 0) return stored
    await core.execute(noteSlices, { actor: systemActor, input: { came, done: [] } })
    const done: string[] = []
    for (const sha256 of new Set(came.map(one => one.sha256))) {
      const slices = core.read.all<Slice>('select * from hq_slice where sha256=? order by begins', [sha256])
      if (!isWhole(slices)) continue
      const whole = await archive.store(joined(archive, slices), { maxBytes: slices[0]?.whole ?? 0 })
      for (const { slice } of slices) if (slice !== whole.hash) await archive.remove(slice)
      // Slices that are no such file together: it is missing still, and the site is asked for it again.
      if (whole.hash !== sha256) await archive.remove(whole.hash)
      done.push(sha256)
    }
    if (done.length > 0) await core.execute(noteSlices, { actor: systemActor, input: { came: [], done } })
    return stored
  }

  return { file, end }
}

function isWhole(slices: readonly Slice[]): boolean {
  let next = 0
  for (const { begins, bytes } of slices) {
    if (begins > next) return false
    next = Math.max(next, begins + bytes)
  }
  return next === slices[0]?.whole
}

async function* joined(archive: Archive, slices: readonly Slice[]): AsyncGenerator<Uint8Array> {
  let next = 0
  for (const { begins, bytes, slice } of slices) {
    if (begins + bytes <= next) continue
    yield* archive.read(slice, { start: next - begins })
    next = begins + bytes
  }
}
