import type { TrueTypeFont } from './sfnt.ts'

/** Hinting programs are copied whole: outlines may call into them. */
const COPIED = ['cvt ', 'fpgm', 'prep'] as const

const COMPONENT = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const

/**
 * A TrueType file with only the named glyphs, for embedding in a PDF. Glyph n of the result is `glyphs[n]`
 * of the font (glyph 0 is put first by the caller as .notdef); parts of composite glyphs follow after them.
 * The same glyphs give the same bytes.
 */
export function subsetTrueType(font: TrueTypeFont, glyphs: readonly number[]): Uint8Array {
  const kept = [...glyphs]
  const numbers = new Map<number, number>()
  for (const [index, glyph] of kept.entries()) if (!numbers.has(glyph)) numbers.set(glyph, index)
  const numberOf = (glyph: number): number => {
    const known = numbers.get(glyph)
    if (known !== undefined) return known
    numbers.set(glyph, kept.length)
    kept.push(glyph)
    return kept.length - 1
  }
  const outlines: Uint8Array[] = []
  // `kept` grows while composites name further glyphs, so this walks by index.
  for (let i = 0; i < kept.length; i++) outlines.push(renumbered(font.outlineOf(kept[i] ?? 0), numberOf))

  const tables = new Map<string, Uint8Array>()
  tables.set('glyf', joined(outlines))
  tables.set('loca', offsets(outlines))
  tables.set('hmtx', metrics(font, kept))
  tables.set(
    'head',
    patched(font, 'head', head => {
      head.setUint32(8, 0) // checksum of the whole file: optional for embedded fonts
      head.setInt16(50, 1) // long offsets
    }),
  )
  tables.set(
    'hhea',
    patched(font, 'hhea', hhea => hhea.setUint16(34, kept.length)),
  )
  tables.set(
    'maxp',
    patched(font, 'maxp', maxp => maxp.setUint16(4, kept.length)),
  )
  for (const tag of COPIED) {
    const table = font.table(tag)
    if (table !== undefined) tables.set(tag, table)
  }
  return file(tables)
}

/** An outline whose references to other glyphs use the numbers of the subset. Padded to four bytes. */
function renumbered(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  const copy = new Uint8Array((outline.length + 3) & ~3)
  copy.set(outline)
  const glyph = new DataView(copy.buffer)
  if (outline.length === 0 || glyph.getInt16(0) >= 0) return copy
  let at = 10
  for (;;) {
    const flags = glyph.getUint16(at)
    glyph.setUint16(at + 2, numberOf(glyph.getUint16(at + 2)))
    at += flags & COMPONENT.words ? 8 : 6
    if (flags & COMPONENT.scale) at += 2
    else if (flags & COMPONENT.twoScales) at += 4
    else if (flags & COMPONENT.matrix) at += 8
    if (!(flags & COMPONENT.more)) return copy
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function offsets(outlines: readonly Uint8Array[]): Uint8Array {
  const loca = new DataView(new ArrayBuffer((outlines.length + 1) * 4))
  let at = 0
  for (const [index, outline] of outlines.entries()) {
    at += outline.length
    loca.setUint32((index + 1) * 4, at)
  }
  return new Uint8Array(loca.buffer)
}

function metrics(font: TrueTypeFont, glyphs: readonly number[]): Uint8Array {
  const hmtx = new DataView(new ArrayBuffer(glyphs.length * 4))
  for (const [index, glyph] of glyphs.entries()) {
    hmtx.setUint16(index * 4, font.advanceOf(glyph))
    hmtx.setInt16(index * 4 + 2, font.bearingOf(glyph))
  }
  return new Uint8Array(hmtx.buffer)
}

function patched(font: TrueTypeFont, tag: string, patch: (table: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(font.table(tag) ?? [])
  patch(new DataView(copy.buffer))
  return copy
}

function file(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(tags.length))
  const headerLength = 12 + tags.length * 16
  const parts: Uint8Array[] = [new Uint8Array(headerLength)]
  const header = new DataView(parts[0]?.buffer ?? new ArrayBuffer(0))
  header.setUint32(0, 0x00010000)
  header.setUint16(4, tags.length)
  header.setUint16(6, power * 16)
  header.setUint16(8, Math.log2(power))
  header.setUint16(10, tags.length * 16 - power * 16)
  let at = headerLength
  for (const [index, tag] of tags.entries()) {
    const table = tables.get(tag) ?? new Uint8Array()
    const padded = new Uint8Array((table.length + 3) & ~3)
    padded.set(table)
    const entry = 12 + index * 16
    for (let i = 0; i < 4; i++) header.setUint8(entry + i, tag.charCodeAt(i))
    header.setUint32(entry + 4, checksum(padded))
    header.setUint32(entry + 8, at)
    header.setUint32(entry + 12, table.length)
    parts.push(padded)
    at += padded.length
  }
  return joined(parts)
}

function checksum(padded: Uint8Array): number {
  const words = new DataView(padded.buffer)
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + words.getUint32(at)) >>> 0
  return sum
}
