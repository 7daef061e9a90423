import type { Trade, WorkPart } from '../contract/contractors.ts'
import { monthsBehind } from '../contract/profile-warranty.ts'
import { nodeMatchName } from '../estate/matching.ts'
import { parseDateText } from './dates.ts'

/** What people call a trade; the first that fits counts. */
const tradeWords: readonly (readonly [Trade, RegExp])[] = [
  ['waterproofing', /防水|防渗|堵漏|注浆|waterproof/],
  ['windows', /门窗|窗|幕墙|windows?/],
  ['facade', /外墙|外立面|保温|涂料|fa[cç]ade/],
  ['lifts', /电梯|lift|elevator/],
  ['gas', /燃气|煤气|天然气|\bgas\b/],
  ['heating', /采暖|供暖|暖通|空调|供冷|heating|cooling/],
  ['plumbing', /给排水|水暖|排水|给水|管道|疏通|plumb/],
  ['electrical', /电气|强电|弱电|水电|机电|供电|照明|electric/],
  ['decoration', /装修|装饰|精装|洁具|decoration/],
  ['structure', /土建|总包|总承包|主体|结构|structure/],
  ['other', /^其他$|^其它$|^other$/],
]

const separators = /[、,，;；/+\n]|(?:\s+(?:和|及|and)\s+)/

/** The trades a cell names, `防水、门窗`; null where none of its words is one. */
export function parseTrades(text: string): Trade[] | null {
  const found: Trade[] = []
  for (const word of text.toLowerCase().split(separators)) {
    const trade = tradeWords.find(([, looks]) => looks.test(word.trim()))?.[0]
    if (trade !== undefined && !found.includes(trade)) found.push(trade)
  }
  return found.length > 0 ? found : null
}

const partWords: readonly (readonly [WorkPart, RegExp])[] = [
  ['wet-room', /厨卫|厨房|卫生间|卫浴间|阳台|wet room/],
  ['basement', /地下|车库|basement/],
  ['roof', /屋面|屋顶|楼顶|天面|roof/],
  ['window', /窗|window/],
  ['outer-wall', /外墙|外立面|outer wall|fa[cç]ade/],
  ['structure', /地基|基础|主体|结构|structure/],
  ['blocked-pipe', /堵塞|疏通|blocked/],
  ['plumbing', /给排水|排水|给水|管道|上下水|plumb/],
  ['lamp-switch', /灯具|开关|lamp|switch/],
  ['electrical', /电气|电线|强电|弱电|electric/],
  ['heating-cooling', /采暖|供暖|供热|供冷|空调|暖通|heating|cooling/],
  ['sanitary', /洁具|五金|sanitary/],
  ['equipment', /设备|电梯|燃气|equipment/],
  ['decoration', /装修|装饰|decoration/],
]

/** How long a part is warranted: months, design life (null), or the day that is the first one no longer owed. */
export type WrittenTerm = { readonly months: number | null } | { readonly until: string }

/** `5年`, `24个月`, `2.5 years`, a bare number of years, `设计年限`; undefined where it is none of them. */
export function parseTerm(text: string): { readonly months: number | null } | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:质保|保修)(?:期)?/, '')
  if (/设计(?:使用)?年限|设计寿命|终身|design life/.test(plain)) return { months: null }
  const written = /^(\d{1,4}(?:\.\d)?)\s*(年|years?|yrs?|个?月|months?)?$/.exec(plain)
  if (!written?.[1]) return undefined
  const inMonths = /月|month/.test(written[2] ?? '')
  const months = Math.round(Number(written[1]) * (inMonths ? 1 : 12))
  return months >= 1 && months <= 1200 ? { months } : undefined
}

/** A part as a cell names it, with its own term where one is written behind it. */
export interface WrittenPart {
  readonly part: WorkPart
  readonly term?: WrittenTerm
}

/** The parts a cell names, `屋面防水5年、外墙 2029-06-30`, and whether some of it was not understood. */
export function parseParts(text: string): { readonly parts: WrittenPart[]; readonly unread: boolean } {
  const parts: WrittenPart[] = []
  let unread = false
  for (const word of text.normalize('NFKC').split(/[、,，;；+\n]/)) {
    const plain = word.trim().toLowerCase()
    if (plain === '') continue
    const part = partWords.find(([, looks]) => looks.test(plain))?.[0]
    const behind = /(\d[\d.年月日个/-]*(?:\s*(?:years?|months?))?|设计年限|design life)\s*$/.exec(plain)?.[1]
    const term = behind === undefined ? undefined : termBehind(behind)
    if (part === undefined || (behind !== undefined && term === undefined)) unread = true
    if (part !== undefined && !parts.some(one => one.part === part))
      parts.push(term === undefined ? { part } : { part, term })
  }
  return { parts, unread }
}

function termBehind(text: string): WrittenTerm | undefined {
  const term = /^\d+$/.test(text) ? undefined : parseTerm(text)
  if (term) return term
  const day = parseDateText(text)
  return day.ok && day.value ? { until: day.value.date } : undefined
}

/**
 * Whole months from completion acceptance up to the first day that is owed no longer. `exact` tells a term that ends
 * within a month, which counts whole; the last day that is owed counts as the end too, since many write that one.
 * @returns undefined where the end is not behind the beginning, or a hundred years behind it
 */
export function monthsUntil(
  acceptedOn: string,
  until: string,
): { readonly months: number; readonly exact: boolean } | undefined {
  const [year = 0, month = 1] = acceptedOn.split('-').map(Number)
  const [endYear = 0, endMonth = 1] = until.split('-').map(Number)
  const near = (endYear - year) * 12 + endMonth - month
  const months = [near - 1, near, near + 1].find(
    count => monthsBehind(acceptedOn, Math.max(0, count)) >= until,
  )
  if (months === undefined || months < 1 || months > 1200) return undefined
  const end = monthsBehind(acceptedOn, months)
  return { months, exact: end === until || Date.parse(end) - Date.parse(until) === 86_400_000 }
}

const mostInRange = 200

/** The buildings a cell names as comparable names, `1-3#、6栋` → `1`, `2`, `3`, `6`; `all` for all there are. */
export function parseBuildings(text: string): readonly string[] | 'all' {
  const plain = text
    .normalize('NFKC')
    .replace(/[~～—–至]|到/g, '-')
    .trim()
  if (/^(?:全部|所有|全区|全小区|整个小区|全项目|all)(?:楼栋|buildings)?$/i.test(plain)) return 'all'
  const names = plain
    .split(/[、,，;；/和及\n]|(?<![期区])\s+/)
    .flatMap(word => rangeOf(word.trim()))
    .filter(name => name !== '')
  return [...new Set(names.map(name => nodeMatchName('building', name)))]
}

function rangeOf(word: string): string[] {
  const range =
    /^(.*?[期区]\s*)?(\d{1,3})(?:#|号楼|号|栋|幢|座|楼)?-(\d{1,3})(?:#|号楼|号|栋|幢|座|楼)?$/.exec(word)
  const [, before = '', from = '', until = ''] = range ?? []
  const first = Number(from)
  const last = Number(until)
  if (!range || last <= first || last - first > mostInRange) return [word]
  return Array.from({ length: last - first + 1 }, (_, step) => `${before}${first + step}栋`)
}

/** The form by which two spellings of a company are the same one. */
export const contractorKey = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
