import { isPlaceholder } from './reasons.ts'
import type { ImportCode } from './reasons.ts'

/**
 * `number`: a mobile as 11 digits, a landline as `0571-88888888[转801]`, a foreign number as `+852…`.
 * `note`: what was written beside it, such as `儿子`.
 */
export type ImportedPhone = { number: string; note?: string }
export type PhonesResult = { phones: ImportedPhone[]; warnings: ImportCode[] }

const patterns = [
  String.raw`(?<!\d)(?<mobile>(?:\+?(?:00)?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|(?:\+?(?:00)?86[-\s]?)?1[3-9]\d{2}[-\s]?\d{3}[-\s]?\d{4})(?!\d)`,
  String.raw`(?<![\d+])(?<abroad>(?:\+|00)(?!86)\d{1,3}[-\s]?\(?\d{1,4}\)?(?:[-\s]?\d{2,4}){1,4})(?!\d)`,
  String.raw`(?<!\d)(?<service>[48]00[-\s]?\d{3}[-\s]?\d{4}|[48]00\d-?\d{3}-?\d{3}|[48]00[-\s]?\d{4}[-\s]?\d{3})(?!\d)`,
  String.raw`(?<!\d)(?<area>(?:\+?86[-\s]?)?\(?0\d{2,3}\)?)[-\s]*(?<local>[2-9]\d{2,3}[-\s]?\d{4})(?!\d)(?:\s*(?:转|分机|ext\.?|-)\s*(?<extension>\d{1,6}))?`,
  String.raw`(?<![\d-])(?<bare>[2-9]\d{6,7})(?!\d)`,
]
const phonePattern = new RegExp(patterns.join('|'), 'gi')
const labels = /(?:联系)?(?:电话|手机|方式|号码|座机|固话|TEL|MOBILE|PHONE)[:：]?/gi
const separators = /^[\s、,，;；/|:：&+和及或。.-]+|[\s、,，;；/|:：&+和及或。.-]+$/g

function bareDigits(text: string): string {
  return text.replace(/\D/g, '')
}

function normalNumber(groups: Readonly<Record<string, string | undefined>>): string {
  const { mobile, abroad, service, area, local, extension, bare } = groups
  if (mobile !== undefined) return bareDigits(mobile).slice(-11)
  if (abroad !== undefined) return `+${bareDigits(abroad).replace(/^00/, '')}`
  if (service !== undefined) return bareDigits(service)
  if (area !== undefined && local !== undefined) {
    const code = bareDigits(area).replace(/^86/, '')
    return `${code}-${bareDigits(local)}${extension === undefined ? '' : `转${extension}`}`
  }
  return bareDigits(bare ?? '')
}

function noteOf(text: string): string {
  return text
    .replace(/[()[\]【】]/g, ' ')
    .replace(labels, ' ')
    .replace(separators, '')
    .replace(/\s+/g, ' ')
    .replace(separators, '')
    .slice(0, 100)
}

/** Splits the text between two phones: a note in brackets or stuck to the first belongs to it, the rest to the next. */
function shareNotes(between: string): { before: string; after: string } {
  const bracket = /^\s*[([【][^)\]】]*[)\]】]?/.exec(between)
  if (bracket) return { before: bracket[0], after: between.slice(bracket[0].length) }
  const strong = between.search(/[;；\n]/)
  const cut = strong < 0 ? between.search(/[、,，/|]/) : strong
  return cut < 0
    ? { before: '', after: between }
    : { before: between.slice(0, cut), after: between.slice(cut) }
}

/**
 * Every phone in a text with its note: several in a cell, `13800138000(儿子)`, spaces and dashes, +86, landlines
 * with area code and extension, numbers kept as floats. Digits that make no phone are kept with a warning.
 */
export function parsePhones(text: string): PhonesResult {
  // The usual cases, for every row of a large file.
  if (text === '') return { phones: [], warnings: [] }
  if (/^1[3-9]\d{9}$/.test(text)) return { phones: [{ number: text }], warnings: [] }
  const plain = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/(\d{7,})\.0+(?!\d)/g, '$1')
    .trim()
    .slice(0, 1000)
  if (plain === '' || isPlaceholder(plain)) return { phones: [], warnings: [] }
  if (/\d(?:\.\d+)?E\+?\d+/i.test(plain)) return { phones: [], warnings: ['import.phoneRounded'] }
  const phones: ImportedPhone[] = []
  const matches = [...plain.matchAll(phonePattern)]
  let rest = ''
  let pending = ''
  matches.forEach((match, index) => {
    const from = match.index + match[0].length
    const between = plain.slice(from, matches[index + 1]?.index ?? plain.length)
    const lead = index === 0 ? plain.slice(0, match.index) : pending
    const last = index === matches.length - 1
    const shared = last ? { before: between, after: '' } : shareNotes(between)
    pending = shared.after
    rest += ` ${lead} ${shared.before}`
    const note = noteOf(shared.before) || noteOf(lead)
    const phone: ImportedPhone = { number: normalNumber(match.groups ?? {}) }
    if (note !== '') phone.note = note
    if (!phones.some(one => one.number === phone.number)) phones.push(phone)
  })
  if (matches.length === 0) rest = plain
  const odd = rest.match(/\d[\d\s-]{4,30}\d/g) ?? []
  for (const number of odd) phones.push({ number: bareDigits(number) })
  const nothing = phones.length === 0 && rest.trim() !== ''
  return { phones, warnings: odd.length > 0 || nothing ? ['import.phoneInvalid'] : [] }
}
