import type { FontSet } from './fonts.ts'
import { breakLines, type Cluster, isSolid } from './line-breaking.ts'
import type { TrueTypeFont } from './sfnt.ts'
import { printableText } from './text.ts'

export type Weight = 'regular' | 'bold'

/** One glyph as a document uses it: a font of the document and the glyph's number there. */
export interface Glyph {
  readonly font: UsedFont
  readonly number: number
  /** Advance in thousandths of the size. */
  readonly width: number
}

/** A font of one document with the glyphs used so far; glyph n of the embedded subset is `entries[n]`. */
export interface UsedFont {
  /** Resource name on every page, such as `F1`. */
  readonly name: string
  readonly font: TrueTypeFont
  readonly entries: { readonly glyph: number; readonly codePoint: number }[]
}

/** One set line: `width` in points, without the blank at its end. */
export interface Line {
  readonly glyphs: readonly Glyph[]
  readonly width: number
}

/** 〓, which Chinese printers have set for a character they lack since lead type. */
const SUBSTITUTE = 0x3013
/** · ‘ ’ “ ” …: marks with a Chinese and a Latin width under one code point. */
const TWO_WIDTHS = new Set([0xb7, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026])
const BESIDE = /^[ !-/:-@[-`{-~·‘’“”…]$/u
const LATIN = /^[\p{Script=Latin}\d]$/u
/** Numbers of glyphs have 16 bits; beyond this a document's further missing characters share one entry. */
const ENTRY_LIMIT = 60_000

/**
 * Turns text into glyphs for one document and remembers which ones it used. Every code point gets a glyph of
 * its own, also where two share an outline (⼀ and 一), so that copied text is exactly what was printed. A
 * character that no font has is set as 〓, keeps its own code point for copying, and is listed in `missing`.
 */
export class Typesetter {
  readonly fonts: readonly UsedFont[]
  /** Code points no font has, in the order met. */
  readonly missing = new Set<number>()
  private readonly known = {
    regular: new Map<number, Glyph>(),
    bold: new Map<number, Glyph>(),
    narrow: new Map<number, Glyph>(),
  }
  private readonly order: Record<Weight, readonly UsedFont[]>

  constructor(set: FontSet) {
    this.fonts = [set.regular, set.bold, ...set.fallbacks].map((font, index) => ({
      name: `F${index + 1}`,
      font,
      entries: [{ glyph: 0, codePoint: 0 }],
    }))
    const [regular, bold, ...fallbacks] = this.fonts
    if (regular === undefined || bold === undefined) throw new RangeError('a font set has two fonts at least')
    this.order = { regular: [regular, ...fallbacks], bold: [bold, regular, ...fallbacks] }
  }

  /** Sets `text` in lines no wider than `width` points. An empty text has one empty line. */
  lines(text: string, style: { size: number; weight: Weight }, width: number): Line[] {
    return printableText(text)
      .split('\n')
      .flatMap(paragraph => {
        const clusters: Cluster[] = []
        const glyphs: Glyph[] = []
        const characters = [...paragraph]
        for (const [index, character] of characters.entries()) {
          const glyph = this.glyphAt(characters, index, style.weight)
          glyphs.push(glyph)
          clusters.push({ character, width: (glyph.width * style.size) / 1000 })
        }
        return breakLines(clusters, width).map(line => ({
          glyphs: glyphs.slice(line.start, line.end),
          width: line.width,
        }))
      })
  }

  /** Sets `text` in one line, however wide it becomes; line ends are blanks. */
  line(text: string, style: { size: number; weight: Weight }): Line {
    const characters = [...printableText(text).replaceAll('\n', ' ')]
    const glyphs = characters.map((_, index) => this.glyphAt(characters, index, style.weight))
    return { glyphs, width: glyphs.reduce((sum, glyph) => sum + (glyph.width * style.size) / 1000, 0) }
  }

  /** Chooses between the two widths by the words that stand at either side. */
  private glyphAt(characters: readonly string[], index: number, weight: Weight): Glyph {
    const codePoint = characters[index]?.codePointAt(0) ?? 0
    if (!TWO_WIDTHS.has(codePoint)) return this.glyph(codePoint, weight)
    const neighbours = [wordBeside(characters, index, -1), wordBeside(characters, index, 1)]
    const latin = neighbours.some(n => LATIN.test(n)) && !neighbours.some(isSolid)
    return latin ? this.narrow(codePoint, weight) : this.glyph(codePoint, weight)
  }

  private narrow(codePoint: number, weight: Weight): Glyph {
    const known = this.known.narrow.get(codePoint)
    if (known !== undefined) return known
    for (const used of this.fonts.slice(2)) {
      const glyph = used.font.glyphOf(codePoint)
      if (glyph === 0) continue
      const added = add(used, glyph, codePoint)
      this.known.narrow.set(codePoint, added)
      return added
    }
    return this.glyph(codePoint, weight)
  }

  private glyph(codePoint: number, weight: Weight): Glyph {
    const cache = this.known[weight]
    const known = cache.get(codePoint)
    if (known !== undefined) return known
    const glyph = this.find(codePoint, weight)
    cache.set(codePoint, glyph)
    return glyph
  }

  private find(codePoint: number, weight: Weight): Glyph {
    for (const used of this.order[weight]) {
      const glyph = used.font.glyphOf(codePoint)
      if (glyph !== 0) return add(used, glyph, codePoint)
    }
    // Blanks of unusual widths exist in no bundled font; any blank says the same.
    if (/\p{Zs}/u.test(String.fromCodePoint(codePoint))) return this.glyph(0x20, weight)
    this.missing.add(codePoint)
    const used = this.order[weight][0]
    if (used === undefined || used.entries.length >= ENTRY_LIMIT) return this.glyph(SUBSTITUTE, weight)
    return add(used, used.font.glyphOf(SUBSTITUTE), codePoint)
  }
}

/** The nearest character in a direction that is no blank and no mark; a blank at the end of the text. */
function wordBeside(characters: readonly string[], index: number, step: 1 | -1): string {
  for (let at = index + step, seen = 0; seen < 8; at += step, seen++) {
    const character = characters[at]
    if (character === undefined) break
    if (!BESIDE.test(character)) return character
  }
  return ' '
}

function add(used: UsedFont, glyph: number, codePoint: number): Glyph {
  used.entries.push({ glyph, codePoint })
  const width = Math.round((used.font.advanceOf(glyph) * 1000) / used.font.unitsPerEm)
  return { font: used, number: used.entries.length - 1, width }
}
