import { createHash } from 'node:crypto'
import type { PDFContext, PDFRef } from 'pdf-lib'
import { subsetTrueType } from './font-subset.ts'
import type { PrintLibraries } from './libraries.ts'
import type { UsedFont } from './typesetter.ts'

/** Embeds what a document used of a font under `reserved`, the reference its pages already name. */
export function embedFont(
  { pdf: { PDFString } }: PrintLibraries,
  context: PDFContext,
  used: UsedFont,
  reserved: PDFRef,
): void {
  const { font, entries } = used
  const file = subsetTrueType(
    font,
    entries.map(entry => entry.glyph),
  )
  const scale = 1000 / font.unitsPerEm
  const name = `${subsetTag(file)}+${font.name}`
  const fontFile = context.register(context.flateStream(file, { Length1: file.length }))
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: font.box.map(edge => Math.round(edge * scale)),
      ItalicAngle: 0,
      Ascent: Math.round(font.ascent * scale),
      Descent: Math.round(font.descent * scale),
      CapHeight: 733,
      StemV: font.name.includes('Bold') ? 140 : 80,
      FontFile2: fontFile,
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: [0, entries.map(entry => Math.round(font.advanceOf(entry.glyph) * scale))],
    }),
  )
  const toUnicode = context.register(context.flateStream(toUnicodeMap(entries)))
  context.assign(
    reserved,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    }),
  )
}

/** Six letters that differ between different subsets and are the same for the same one (ISO 32000-1, 9.6.4). */
function subsetTag(file: Uint8Array): string {
  const digest = createHash('sha256').update(file).digest()
  return [...digest.subarray(0, 6)].map(byte => String.fromCharCode(65 + (byte % 26))).join('')
}

/** The map by which viewers copy and search: glyph number to text. */
function toUnicodeMap(entries: UsedFont['entries']): string {
  const rows = entries.map((entry, number) => `<${hex(number)}> <${utf16(entry.codePoint)}>`).slice(1)
  const blocks: string[] = []
  // The format allows one hundred rows in a block.
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n')
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0')
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint)
  let code = ''
  for (let i = 0; i < text.length; i++) code += hex(text.charCodeAt(i))
  return code
}
