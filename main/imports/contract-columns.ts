import {
  type ContractImportField,
  contractOnlyFields,
  type ContractOnlyField,
  saysContracts,
} from '../contract/contract-imports.ts'
import type { GuessedField } from '../contract/import-readings.ts'
import { importFields } from '../contract/imports.ts'
import type { TableRow } from '../tabular/types.ts'
import { cleanHeading, findTable, type FoundColumn, type FoundTable } from './find-table.ts'
import { guessMapping, knowsOwnerHeading, type Mapping } from './owner-columns.ts'
import type { SheetReader } from './read-sheet.ts'

/** Headings of what only contracts have; what they claim is taken from the fields of owners. */
const headings: Readonly<Record<ContractOnlyField, RegExp>> = {
  due: /^(?:累计|目前|到期|截止(?:目前|本月))?应[付收缴交](?:未付)?(?:房?款|金额|总额|房价款)?$|^(?:amount_)?due(?:_amount)?$/,
  penalty: /违约(?:金|责任|条款)|逾期交[房付]|penalty|liquidated_damages/,
  commitments: /承诺(?!.*(?:日期|时间|交付|交房))|赠送|补充约定|特别约定|commitments?$|undertakings?$/,
  requests:
    /特殊(?:要求|需求|说明)|客户(?:要求|需求)|业主(?:要求|需求)|个性化|special_requests?$|^requests?$/,
}

const comparable = (heading: string) =>
  cleanHeading(heading).normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '_')

/** Which field of contracts alone a heading means. */
function ownField(heading: string): ContractOnlyField | undefined {
  const text = comparable(heading)
  return contractOnlyFields.find(field => headings[field].test(text))
}

/** Which column fills which field of a file of sales. Pure; a person corrects it. */
function guessContractFields(table: Pick<FoundTable, 'columns' | 'sample'>): GuessedField[] {
  const own: GuessedField[] = []
  for (const { index, heading } of table.columns) {
    const field = ownField(heading)
    if (field === undefined || own.some(one => one.field === field)) continue
    own.push({ field, column: index, heading, confidence: 0.9, because: 'heading' })
  }
  const taken = new Set(own.map(one => one.column))
  const rest = { ...table, columns: table.columns.filter(({ index }) => !taken.has(index)) }
  return [...guessMapping(rest).fields, ...own].sort((one, other) => one.column - other.column)
}

const knows = (heading: string) => knowsOwnerHeading(heading) || ownField(heading) !== undefined

/** How the sheets of a file of sales are read. */
export const contractsReader: SheetReader = {
  knows,
  guess: table => ({
    fields: guessContractFields(table),
    unitKind: guessMapping(table).unitKind ?? null,
  }),
  role: fields => (saysContracts(fields) ? 'contracts' : 'other'),
}

/** A column that fills a field. */
export interface ContractColumn {
  readonly field: ContractImportField
  readonly column: number
  readonly heading: string
}

/** A table of contracts, and how it is read. */
export interface ContractTable {
  readonly table: FoundTable
  readonly mapping: { readonly fields: readonly ContractColumn[]; readonly unmapped: readonly FoundColumn[] }
  /** The part of it that owner files have too, for what reads those. */
  readonly owners: Mapping
  /** The same with places alone: which home a row is about that cannot be read otherwise. */
  readonly places: Mapping
}

const placeFields: ReadonlySet<string> = new Set([
  'project',
  'phase',
  'building',
  'entrance',
  'floor',
  'unitNumber',
  'room',
  'unitKind',
])

/** The table in the first rows of a sheet, read as planned; undefined where no row looks like headings. */
export function contractTable(
  rows: readonly TableRow[],
  plan: {
    readonly headerRow: number | null
    readonly fields: readonly { readonly field: ContractImportField; readonly column: number }[]
    readonly unitKind: 'dwelling' | 'shop' | 'parking' | null
  },
): ContractTable | undefined {
  const { headerRow, unitKind } = plan
  const table = findTable(rows, { knows, ...(headerRow === null ? {} : { headerRow }) })
  if (!table) return undefined
  const fields = plan.fields.map(({ field, column }) => ({
    field,
    column,
    heading: table.columns.find(one => one.index === column)?.heading ?? '',
  }))
  const unmapped = table.columns.filter(one => !fields.some(field => field.column === one.index))
  const kind = unitKind === null ? {} : { unitKind }
  const shared = fields.flatMap(({ field, column, heading }) => {
    const mine = importFields.find(one => one === field)
    return mine === undefined
      ? []
      : [{ field: mine, column, heading, confidence: 1, because: 'heading' as const }]
  })
  return {
    table,
    mapping: { fields, unmapped },
    owners: { fields: shared, unmapped, ...kind },
    places: { fields: shared.filter(({ field }) => placeFields.has(field)), unmapped, ...kind },
  }
}
