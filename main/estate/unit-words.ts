/**
 * Words people write in a unit number, and the clean-up that happens before the number is read.
 * 单元 is always an *entrance*, never a unit.
 */

const digitOf: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** `十二` → 12, `二十一` → 21, `一百零三` → 103, `一二〇一` → 1201; undefined where it is no number. */
export function chineseNumber(text: string): number | undefined {
  if (/^[〇零一二两三四五六七八九]+$/.test(text)) {
    return Number([...text].map(one => digitOf[one] ?? 0).join(''))
  }
  const match =
    /^(?:([一二两三四五六七八九])百零?)?(?:([一二两三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text)
  if (!match || text === '') return undefined
  const hundreds = match[1] ? (digitOf[match[1]] ?? 0) * 100 : 0
  const tens = match[3] ? (match[2] ? (digitOf[match[2]] ?? 0) : 1) * 10 : 0
  return hundreds + tens + (match[4] ? (digitOf[match[4]] ?? 0) : 0)
}

const numeral = '[〇零一二两三四五六七八九十百]+'
const marker = '期|区|组团|号楼|栋|幢|座|#|号|单元|门|层|楼|室|房|户'
const chineseBeforeMarker = new RegExp(`(${numeral})(?=${marker})|(?<=${marker})(${numeral})$`, 'g')

/** Half-width, upper case, one kind of dash, Chinese numerals before a marker as digits, notes in brackets gone. */
export function plainUnitText(text: string): string {
  // As nearly all numbers of a large file are written: nothing but case to clean up.
  if (/^[0-9A-Za-z#-]+$/.test(text)) return text.toUpperCase()
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐‑‒–—―−ー~～]/g, '-')
    .replace(/[\u200B-\u200F\uFEFF]/g, '')
    .replace(/[([【][^)\]】]*[)\]】]\s*$/u, '')
    .replace(/第(?=[0-9A-Z〇零一二两三四五六七八九十百])/g, '')
    .replace(chineseBeforeMarker, whole => String(chineseNumber(whole) ?? whole))
    .replace(/(?:负|地下室?)\s*([0-9]+)\s*(?:层|楼)?/g, 'B$1层')
    .replace(/B([0-9])(?:层|楼)/g, 'B$1层')
    .replace(/\s+/g, ' ')
    .trim()
}

const parkingWords = /(?:地下|地上|地面)?(?:机动车)?(?:停车位|车位|车库|停车场)(?:编?号)?/
const shopWords = /商业?(?:铺面|铺位|铺|用房|房)|店铺|底商|门面房?|门市房?|网点|铺位|铺面|铺|SHOP/
const parkingLatin = /\b(?:PARKING|P(?=[0-9]{2,4}$))/

export type UnitKind = 'dwelling' | 'shop' | 'parking'

/** The kind a text speaks of and the text without that word. */
export function takeKind(text: string): { kind: UnitKind | undefined; rest: string } {
  const found: [UnitKind, RegExp][] = [
    ['parking', parkingWords],
    ['shop', shopWords],
    ['parking', parkingLatin],
  ]
  for (const [kind, words] of found) {
    if (words.test(text)) return { kind, rest: text.replace(words, '-') }
  }
  return { kind: undefined, rest: text }
}
