import { DeskError } from '../contract/errors.ts'

/**
 * Reads what printing needs of a TrueType font: which glyph a code point has, how wide it is, its outline.
 * Written here rather than taken from a font library because a shared library object remembers the texts of
 * earlier documents, so that the same sheet printed twice would differ, and because it opens a 10 MB font in
 * a millisecond. Outlines are `glyf` only; layout tables are not needed for Chinese and Latin print.
 */
export interface TrueTypeFont {
  /** PostScript-like name, used in the PDF. */
  readonly name: string
  readonly unitsPerEm: number
  /** In font units, from `hhea` and `head`. */
  readonly ascent: number
  readonly descent: number
  readonly box: readonly [number, number, number, number]
  readonly glyphCount: number
  /** Glyph number of a code point, 0 where the font has none. */
  glyphOf(codePoint: number): number
  /** Advance width in font units. */
  advanceOf(glyph: number): number
  /** Left side bearing in font units. */
  bearingOf(glyph: number): number
  /** Outline as stored in `glyf`; empty for a glyph without ink. */
  outlineOf(glyph: number): Uint8Array
  /** Bytes of a table, or undefined where the font has none. */
  table(tag: string): Uint8Array | undefined
}

const TRUETYPE = 0x00010000

/** Parses a TrueType font. Throws `print.fontUnreadable` where `bytes` are anything else. */
export function parseTrueType(bytes: Uint8Array, name: string): TrueTypeFont {
  try {
    return parse(bytes, name)
  } catch (cause) {
    throw new DeskError('print.fontUnreadable', { font: name }, { cause })
  }
}

function parse(bytes: Uint8Array, name: string): TrueTypeFont {
  const tables = tableDirectory(bytes)
  const need = (tag: string): DataView => {
    const table = tables.get(tag)
    if (table === undefined) throw new Error(`table ${tag} is absent`)
    return view(table)
  }
  const head = need('head')
  const hhea = need('hhea')
  const hmtx = need('hmtx')
  const loca = need('loca')
  const glyf = need('glyf')
  const glyphCount = need('maxp').getUint16(4)
  const longOffsets = head.getInt16(50) === 1
  const metricCount = hhea.getUint16(34)
  const offsetOf = (glyph: number) =>
    longOffsets ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2
  return {
    name,
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    glyphCount,
    glyphOf: characterMap(need('cmap'), glyphCount),
    advanceOf: glyph => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    bearingOf: glyph =>
      glyph < metricCount
        ? hmtx.getInt16(glyph * 4 + 2)
        : hmtx.getInt16(metricCount * 4 + (glyph - metricCount) * 2),
    outlineOf: glyph => {
      const start = offsetOf(glyph)
      const end = offsetOf(glyph + 1)
      if (end < start || end > glyf.byteLength) throw new RangeError('glyph outside its table')
      return new Uint8Array(glyf.buffer, glyf.byteOffset + start, end - start)
    },
    table: tag => tables.get(tag),
  }
}

/** A view over the same bytes, not a copy: the fonts have 10 MB each. */
function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function tableDirectory(bytes: Uint8Array): Map<string, Uint8Array> {
  const file = view(bytes)
  if (file.getUint32(0) !== TRUETYPE) throw new Error('not a TrueType font')
  const tables = new Map<string, Uint8Array>()
  for (let i = 0; i < file.getUint16(4); i++) {
    const at = 12 + i * 16
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    const start = file.getUint32(at + 8)
    const end = start + file.getUint32(at + 12)
    if (end > bytes.length) throw new RangeError(`table ${tag} is cut off`)
    tables.set(tag, bytes.subarray(start, end))
  }
  return tables
}

/** Lookup over the Unicode subtable of format 12, the one that reaches the rare characters beyond U+FFFF. */
function characterMap(cmap: DataView, glyphCount: number): (codePoint: number) => number {
  const start = fullUnicodeSubtable(cmap)
  const groups = cmap.getUint32(start + 12)
  const at = (group: number) => start + 16 + group * 12
  return codePoint => {
    let low = 0
    let high = groups - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const first = cmap.getUint32(at(middle))
      if (codePoint < first) high = middle - 1
      else if (codePoint > cmap.getUint32(at(middle) + 4)) low = middle + 1
      else {
        const glyph = cmap.getUint32(at(middle) + 8) + codePoint - first
        return glyph < glyphCount ? glyph : 0
      }
    }
    return 0
  }
}

function fullUnicodeSubtable(cmap: DataView): number {
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const start = cmap.getUint32(4 + i * 8 + 4)
    if (cmap.getUint16(start) === 12) return start
  }
  throw new Error('no Unicode character map of format 12')
}
