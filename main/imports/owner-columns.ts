import { parseUnitNumber } from '../estate/unit-number.ts'
import type { Cell } from '../tabular/types.ts'
import { parseDate } from './dates.ts'
import { cleanHeading } from './find-table.ts'
import type { FoundColumn, FoundTable } from './find-table.ts'
import { parseIdNumber } from './id-document.ts'
import { headingScore, ownerFields } from './owner-fields.ts'
import type { OwnerField } from './owner-fields.ts'
import { genderOfText } from './people.ts'
import { parsePhones } from './phones.ts'
import { isPlaceholder } from './reasons.ts'

export { knowsOwnerHeading } from './owner-fields.ts'
export type { OwnerField } from './owner-fields.ts'

/** `column` counts from 0 as in `TableRow.cells`. */
export type MappedField = {
  field: OwnerField
  column: number
  heading: string
  /** 0 to 1; below 0.6 a person should look. */
  confidence: number
  /** What spoke for it. */
  because: 'heading' | 'values' | 'both'
}

export type Mapping = {
  fields: MappedField[]
  /** Columns that no field claims, in order. */
  unmapped: FoundColumn[]
  /** The kind of unit the headings speak of: a sheet of parking spaces or shops. */
  unitKind?: 'dwelling' | 'shop' | 'parking'
}

type Evidence = (cell: Cell) => boolean

const serialOk: Evidence = cell => cell.kind === 'date' || /\d{4}|\d{2}[.年/-]/.test(cell.text)

/** What values of a field look like, for the fields that can be told by their values. */
const evidence: Partial<Record<OwnerField, Evidence>> = {
  phone: cell => parsePhones(cell.text).warnings.length === 0 && parsePhones(cell.text).phones.length > 0,
  phone2: cell => parsePhones(cell.text).warnings.length === 0 && parsePhones(cell.text).phones.length > 0,
  idDocument: cell => {
    const { document } = parseIdNumber(cell.text.split(/[、,，;；/\n]/)[0] ?? '')
    return document !== undefined && document.type !== 'other'
  },
  ownerName: cell => cell.kind === 'text' && /\p{L}/u.test(cell.text) && !/\d{3,}/.test(cell.text),
  coOwnerName: cell => cell.kind === 'text' && /\p{L}/u.test(cell.text) && !/\d{3,}/.test(cell.text),
  gender: cell => genderOfText(cell.text) !== undefined,
  birthday: cell => serialOk(cell) && parseDate(cell).ok,
  contractDate: cell => serialOk(cell) && parseDate(cell).ok,
  handoverDate: cell => serialOk(cell) && parseDate(cell).ok,
  deliveryDate: cell => serialOk(cell) && parseDate(cell).ok,
  contractArea: cell => isArea(cell.text),
  measuredArea: cell => isArea(cell.text),
  innerArea: cell => isArea(cell.text),
  floor: cell => /^(?:第|-|负|B)?[\dB一二三四五六七八九十]{1,3}(?:[fF楼层]|\/\d+)?$/.test(cell.text),
  unitNumber: cell => parseUnitNumber(cell.text) !== undefined,
}

function isArea(text: string): boolean {
  const value = Number(text.replace(/(?:㎡|m2|m²|平方米|平米|平)$/i, ''))
  return value > 0 && value < 100_000
}

/** Share of the filled cells that fit, or undefined where nothing can be said. */
function valueShare(cells: readonly Cell[], field: OwnerField): number | undefined {
  const fits = evidence[field]
  const filled = cells.filter(
    cell => cell.kind !== 'empty' && cell.kind !== 'error' && !isPlaceholder(cell.text),
  )
  if (!fits || filled.length === 0) return undefined
  return filled.filter(fits).length / filled.length
}

/** Strict looks, for a column whose heading says nothing. */
function valuesAlone(cells: readonly Cell[]): { field: OwnerField; score: number } | undefined {
  const filled = cells.filter(cell => cell.kind !== 'empty')
  if (filled.length === 0) return undefined
  const share = (test: (text: string) => boolean): number =>
    filled.filter(cell => test(cell.text)).length / filled.length
  const looks: [OwnerField, number][] = [
    ['phone', share(text => /^(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?:\D.*)?$/.test(text))],
    ['idDocument', share(text => /^\d{17}[\dXx]$/.test(text) && parseIdNumber(text).warnings.length === 0)],
    [
      'unitNumber',
      share(
        text =>
          /^(?:\d+期)?\w+(?:栋|幢|座|#|号楼|-)\S*\d{3,4}室?$/.test(text) &&
          parseUnitNumber(text) !== undefined,
      ),
    ],
    ['gender', share(text => /^[男女]$/.test(text))],
  ]
  const best = looks.reduce((a, b) => (b[1] > a[1] ? b : a))
  return best[1] >= 0.8 ? { field: best[0], score: 0.55 + (best[1] - 0.8) * 0.5 } : undefined
}

/** True where the heading is too vague to win against what the values say. */
function isVague(heading: string): boolean {
  return /^(?:编号|号码|名称|信息|内容|客户|业主|联系|证件|id|no\.?|code|contact|type|class|房屋|unit)$/i.test(
    heading,
  )
}

function candidates(column: FoundColumn, cells: readonly Cell[]): MappedField[] {
  const heading = cleanHeading(column.heading)
  const found: MappedField[] = []
  for (const field of ownerFields) {
    const byHeading = headingScore(heading, field)
    if (byHeading === 0) continue
    const share = valueShare(cells, field)
    // Values that contradict a heading count for more than values that agree.
    // An exact heading stays mapped all the same: rows that cannot be read must be refused, not passed over.
    const least = byHeading === 1 ? 0.57 : 0.35
    const factor =
      share === undefined ? 0.95 : share >= 0.5 ? 0.9 + share * 0.1 : least + share * 0.6 * (1 - least)
    const confidence = Math.round(byHeading * factor * (isVague(heading) ? 0.9 : 1) * 100) / 100
    const because = share !== undefined && share >= 0.5 ? 'both' : 'heading'
    found.push({ field, column: column.index, heading: column.heading, confidence, because })
  }
  const alone = valuesAlone(cells)
  const claimed = found.some(one => one.confidence >= 0.6)
  if (alone && !claimed) {
    found.push({
      field: alone.field,
      column: column.index,
      heading: column.heading,
      confidence: alone.score,
      because: 'values',
    })
  }
  return found
}

const threshold = 0.5

function kindOfHeadings(columns: readonly FoundColumn[]): Mapping['unitKind'] {
  const headings = columns.map(({ heading }) => cleanHeading(heading))
  if (headings.some(heading => /^(?:停?车位|车库)(?:编?号|编码|名称)/.test(heading))) return 'parking'
  if (headings.some(heading => /^(?:商铺|铺位|店铺|商业)(?:编?号|编码|名称)/.test(heading))) return 'shop'
  return undefined
}

/** Both a whole number and a room are claimed by heads like 房屋编号 and 房间; the more telling values win. */
function settle(all: readonly MappedField[]): MappedField[] {
  const fields: MappedField[] = []
  const order = [...all].sort((a, b) => b.confidence - a.confidence || a.column - b.column)
  for (const one of order) {
    if (one.confidence < threshold || fields.some(other => other.column === one.column)) continue
    if (!fields.some(other => other.field === one.field)) fields.push(one)
    else if (one.field === 'phone' && !fields.some(other => other.field === 'phone2')) {
      fields.push({ ...one, field: 'phone2' })
    }
  }
  return fields.sort((a, b) => a.column - b.column)
}

/** An address is a mailing address only in a sheet that names people; beside a building it is the building's. */
function dropMisplaced(fields: readonly MappedField[]): MappedField[] {
  const has = (field: OwnerField): boolean => fields.some(one => one.field === field)
  const people = has('ownerName') || has('phone') || has('idDocument') || has('ownerCode')
  const units = has('unitNumber') || has('room') || has('building')
  return fields.filter(({ field }) => {
    if (field === 'mailingAddress' || field === 'note')
      return people || units ? people || field === 'note' : false
    // Sheets of fees and prices have dates, codes and amounts of their own.
    return people || units
  })
}

/** Guesses which column fills which field from headings and the first rows. Pure; a person corrects it. */
export function guessMapping(table: Pick<FoundTable, 'columns' | 'sample'>): Mapping {
  const all = table.columns.flatMap(column => {
    const cells = table.sample.flatMap(row => row.cells[column.index] ?? [])
    return candidates(column, cells)
  })
  const fields = dropMisplaced(settle(all))
  const unmapped = table.columns.filter(({ index }) => !fields.some(one => one.column === index))
  const unitKind = kindOfHeadings(table.columns)
  return unitKind === undefined ? { fields, unmapped } : { fields, unmapped, unitKind }
}

/** The column a field is read from, if any. */
export function columnOf(mapping: Mapping, field: OwnerField): MappedField | undefined {
  return mapping.fields.find(one => one.field === field)
}
