import { beforeAll, describe, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { subsetTrueType } from '../../main/print/font-subset.ts'
import { type FontSet, loadFonts } from '../../main/print/fonts.ts'
import { parseTrueType, type TrueTypeFont } from '../../main/print/sfnt.ts'
import { Typesetter } from '../../main/print/typesetter.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await loadFonts()
})

/** The 6,763 ideographs of GB2312, which every Chinese form is written with. */
function gb2312Ideographs(): string[] {
  const decoder = new TextDecoder('gbk')
  const characters: string[] = []
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character)
    }
  }
  return characters
}

describe('the bundled fonts', () => {
  it('hold every ideograph of GB2312 and the rare ones of names, in both weights', () => {
    const characters = [...gb2312Ideographs(), ...'喆堃㛃𬭎頔翀淼㵘龘燚犇垚']
    expect(characters.length).toBeGreaterThan(6_763)
    for (const font of [fonts.regular, fonts.bold]) {
      const absent = characters.filter(character => font.glyphOf(character.codePointAt(0) ?? 0) === 0)
      expect(absent).toEqual([])
    }
  })

  it('are read once', () => {
    expect(loadFonts()).toBe(loadFonts())
  })

  it('are refused when damaged, with words for a person', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(100), Buffer.from('OTTO not a TrueType font')]) {
      expect(() => parseTrueType(bytes, 'Broken')).toThrow(DeskError)
    }
    expect(() => parseTrueType(new Uint8Array(12), 'Broken')).toThrow(/Broken.*cannot be read/)
  })
})

/** Outlines of a subset, found through its own `loca`. */
function subsetOutlines(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = new Map<string, { start: number; length: number }>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    const tag = String.fromCharCode(...file.subarray(at, at + 4))
    tables.set(tag, { start: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  const loca = tables.get('loca')
  const glyf = tables.get('glyf')
  if (loca === undefined || glyf === undefined) throw new Error('incomplete subset')
  const outlines: Uint8Array[] = []
  for (let at = loca.start; at + 4 < loca.start + loca.length; at += 4) {
    outlines.push(file.subarray(glyf.start + view.getUint32(at), glyf.start + view.getUint32(at + 4)))
  }
  return outlines
}

/** The first glyph made of others: its count of contours is negative. */
function firstComposite(font: TrueTypeFont): number {
  for (let glyph = 1; glyph < font.glyphCount; glyph++) {
    if ((font.outlineOf(glyph)[0] ?? 0) >= 0x80) return glyph
  }
  return 0
}

describe('a subset of a font', () => {
  it('holds the outlines asked for, in the order asked for, twice where asked twice', () => {
    const glyphs = [
      0,
      ...[...'漏国漏'].map(character => fonts.regular.glyphOf(character.codePointAt(0) ?? 0)),
    ]
    const outlines = subsetOutlines(subsetTrueType(fonts.regular, glyphs))
    expect(outlines).toHaveLength(4)
    for (const [index, glyph] of glyphs.entries()) {
      const original = fonts.regular.outlineOf(glyph)
      expect(
        Buffer.from(outlines[index]?.subarray(0, original.length) ?? []).equals(Buffer.from(original)),
      ).toBe(true)
    }
  })

  it('brings the parts of composite glyphs along and renumbers them', () => {
    const found = [fonts.regular, fonts.bold, ...fonts.fallbacks]
      .map(font => ({ font, composite: firstComposite(font) }))
      .find(({ composite }) => composite > 0)
    if (found === undefined) throw new Error('no bundled font has a composite glyph')
    const { font, composite } = found
    const original = font.outlineOf(composite)
    const firstPart = new DataView(original.buffer, original.byteOffset).getUint16(12)
    const outlines = subsetOutlines(subsetTrueType(font, [0, composite]))
    const copy = outlines[1] ?? new Uint8Array()
    const renumbered = new DataView(copy.buffer, copy.byteOffset).getUint16(12)
    expect(renumbered).toBe(2)
    const part = font.outlineOf(firstPart)
    expect(Buffer.from(outlines[renumbered]?.subarray(0, part.length) ?? []).equals(Buffer.from(part))).toBe(
      true,
    )
  })

  it('is much smaller than its font and the same each time', () => {
    const first = subsetTrueType(fonts.bold, [0, 100, 200, 300])
    expect(first.length).toBeLessThan(20_000)
    expect(Buffer.from(first).equals(Buffer.from(subsetTrueType(fonts.bold, [0, 100, 200, 300])))).toBe(true)
  })
})

describe('setting text', () => {
  const style = { size: 10, weight: 'regular' } as const

  it('shows a character no font has as 〓 and names it', () => {
    const typesetter = new Typesetter(fonts)
    const line = typesetter.line('𪚥한', style)
    const substitute = fonts.regular.glyphOf(0x3013)
    for (const glyph of line.glyphs) expect(glyph.font.entries[glyph.number]?.glyph).toBe(substitute)
    expect([...typesetter.missing]).toEqual([0x2a6a5, 0xd55c])
  })

  it('takes symbols and emoji from the fallback fonts', () => {
    const typesetter = new Typesetter(fonts)
    const names = typesetter.line('国☑😡', style).glyphs.map(glyph => glyph.font.font.name)
    expect(names).toEqual(['NotoSansSC-Regular', 'NotoSansSymbols2-Regular', 'NotoEmoji-Regular'])
    expect(typesetter.missing.size).toBe(0)
  })

  it('gives characters that share an outline glyphs of their own, so that copied text is exact', () => {
    const typesetter = new Typesetter(fonts)
    const points = typesetter
      .line('⼀一', style)
      .glyphs.map(glyph => glyph.font.entries[glyph.number]?.codePoint)
    expect(points).toEqual([0x2f00, 0x4e00])
  })

  it('leaves out what is invisible and reports broken surrogates', () => {
    const typesetter = new Typesetter(fonts)
    expect(typesetter.line('张\u200d\ufe0f\u202e\u0007三', style).glyphs).toHaveLength(2)
    typesetter.line('\ud83d', style)
    expect([...typesetter.missing]).toEqual([0xfffd])
  })

  it('sets quotation marks wide in Chinese and narrow in English', () => {
    const typesetter = new Typesetter(fonts)
    const width = (text: string, index: number) => typesetter.line(text, style).glyphs[index]?.width
    expect(width('他说“Hello”。', 2)).toBe(1000)
    expect(width('他说“Hello”。', 8)).toBe(1000)
    expect(width('O’Connor', 1)).toBeLessThan(400)
    expect(width('“third time,” she said', 12)).toBeLessThan(600)
  })
})
