import type { UnitKind, UnitNumber } from '../estate/unit-number.ts'
import { unitKey } from '../estate/unit-number.ts'
import type { Cell } from '../tabular/types.ts'
import { parseArea, parseMoney, parseYesNo, plainText } from './cells.ts'
import { parseDate } from './dates.ts'
import type { Mapping, OwnerField } from './owner-columns.ts'
import { RowReader, peopleOfRow } from './owner-people.ts'
import type { ImportedPerson } from './owner-people.ts'
import { unitOfRow } from './owner-unit.ts'
import type { ImportReason } from './reasons.ts'

export { interpretPeople } from './owner-people.ts'
export type { ImportedPerson } from './owner-people.ts'
export type { ImportReason } from './reasons.ts'

/** Areas are integer hundredths of a square metre. */
export type ImportedUnit = UnitNumber & {
  /** `unitKey` of the number, for matching. */
  key: string
  unitType?: string
  contractArea?: number
  measuredArea?: number
  innerArea?: number
  heatingArea?: number
  orientation?: string
  /** `2024-06-30`. */
  handoverDate?: string
  topFloor?: boolean
  basement?: boolean
  facade?: boolean
}

/** Money is integer cents, dates are `2024-06-30`. */
export type ImportedContract = {
  number?: string
  date?: string
  price?: number
  paid?: number
  paymentMethod?: string
  deliveryDate?: string
}

export type OwnerRow = {
  unit: ImportedUnit
  people: ImportedPerson[]
  contract?: ImportedContract
  /** The code of the owner in the system the file comes from. */
  ownerCode?: string
  tier?: string
  note?: string
}

export type OwnerRowContext = {
  /** The kind of unit where the row does not say it; the mapping's `unitKind` comes first. */
  unitKind?: UnitKind
  /** Used where the row names no project. */
  project?: string
  /** People by the owner code of another sheet, from `interpretPeople`. */
  owners?: ReadonlyMap<string, readonly ImportedPerson[]>
}

export type OwnerRowResult =
  | { ok: true; row: OwnerRow; warnings: ImportReason[] }
  | { ok: false; reasons: ImportReason[] }

function texts(reader: RowReader, field: OwnerField): string | undefined {
  return plainText(reader.cell(field))
}

function date(reader: RowReader, field: OwnerField): string | undefined {
  const result = parseDate(reader.cell(field))
  if (!result.ok) {
    reader.refuse(result.code, field)
    return undefined
  }
  reader.warn(field, result.warnings)
  return result.value?.date
}

function area(reader: RowReader, field: OwnerField): number | undefined {
  const result = parseArea(reader.cell(field))
  if (!result.ok) reader.refuse(result.code, field)
  return result.ok ? result.value : undefined
}

function yesNo(reader: RowReader, field: OwnerField): boolean | undefined {
  const result = parseYesNo(reader.cell(field))
  if (!result.ok) {
    reader.refuse(result.code, field)
    return undefined
  }
  reader.warn(field, result.warnings)
  return result.value
}

function money(reader: RowReader, field: OwnerField): number | undefined {
  const result = parseMoney(reader.cell(field))
  if (!result.ok) reader.refuse(result.code, field)
  return result.ok ? result.value : undefined
}

/** An object without its undefined values. */
function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  const kept: Partial<T> = {}
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) kept[key] = value
  }
  return kept
}

function unitOf(reader: RowReader, mapping: Mapping, context: OwnerRowContext): ImportedUnit | undefined {
  for (const field of ['unitNumber', 'room', 'building', 'entrance'] as const) {
    if (reader.cell(field).kind === 'error') reader.refuse('import.cellError', field)
  }
  if (reader.reasons.length > 0) return undefined
  const found = unitOfRow(
    {
      project: texts(reader, 'project') ?? context.project,
      phase: texts(reader, 'phase'),
      building: texts(reader, 'building'),
      entrance: texts(reader, 'entrance'),
      floor: texts(reader, 'floor'),
      unitNumber: texts(reader, 'unitNumber'),
      room: texts(reader, 'room'),
      kind: texts(reader, 'unitKind'),
    },
    mapping.unitKind ?? context.unitKind,
    mapping.fields.some(({ field }) => field === 'unitNumber' || field === 'room'),
  )
  if (!found.ok) {
    const room = found.column === 'unitNumber' && reader.heading('unitNumber') === '' ? 'room' : found.column
    reader.refuse(found.code, room)
    return undefined
  }
  reader.warn('unitKind', found.warnings)
  const facts = present<Omit<ImportedUnit, keyof UnitNumber | 'key'>>({
    unitType: texts(reader, 'unitType'),
    contractArea: area(reader, 'contractArea'),
    measuredArea: area(reader, 'measuredArea'),
    innerArea: area(reader, 'innerArea'),
    heatingArea: area(reader, 'heatingArea'),
    orientation: texts(reader, 'orientation'),
    handoverDate: date(reader, 'handoverDate'),
    topFloor: yesNo(reader, 'topFloor'),
    basement: yesNo(reader, 'basement'),
    facade: yesNo(reader, 'facade'),
  })
  return { ...found.unit, ...facts, key: unitKey(found.unit) }
}

/** People named in the row, else those of the owner code. */
function people(
  reader: RowReader,
  context: OwnerRowContext,
  ownerCode: string | undefined,
): ImportedPerson[] {
  const named = peopleOfRow(reader)
  if (named.length > 0 || ownerCode === undefined) return named
  if (context.owners === undefined) {
    reader.warn('ownerCode', ['import.ownersMissing'])
    return []
  }
  const known = context.owners.get(ownerCode)
  if (!known) reader.refuse('import.ownerNotFound', 'ownerCode')
  return known ? structuredClone([...known]) : []
}

/**
 * What one row of an owner file means: the unit, its people, its contract; or every reason why it is refused.
 * Doubtful contact details are kept as written with a warning, so that nothing is lost; an unreadable unit, date,
 * area or amount refuses the row. Pure.
 */
export function interpretOwnerRow(
  mapping: Mapping,
  cells: readonly Cell[],
  context: OwnerRowContext = {},
): OwnerRowResult {
  const reader = new RowReader(mapping, cells)
  const unit = unitOf(reader, mapping, context)
  const ownerCode = texts(reader, 'ownerCode')
  const persons = people(reader, context, ownerCode)
  const contract = present<ImportedContract>({
    number: texts(reader, 'contractNumber'),
    date: date(reader, 'contractDate'),
    price: money(reader, 'price'),
    paid: money(reader, 'paid'),
    paymentMethod: texts(reader, 'paymentMethod'),
    deliveryDate: date(reader, 'deliveryDate'),
  })
  if (unit === undefined || reader.reasons.length > 0) return { ok: false, reasons: reader.reasons }
  const rest = present<Pick<OwnerRow, 'ownerCode' | 'tier' | 'note'>>({
    ownerCode,
    tier: texts(reader, 'tier'),
    note: texts(reader, 'note'),
  })
  const row: OwnerRow = { unit, people: persons, ...rest }
  if (Object.keys(contract).length > 0) row.contract = contract
  return { ok: true, row, warnings: reader.warnings }
}
