import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import type { ImportField } from '../../contract/imports.ts'
import type { SavedMapping } from '../../contract/import-mappings.ts'
import { OwnColumnsExport } from '../../contract/own-columns.ts'
import { contractsOfUnit, type StoredContract } from '../../contracts/queries.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { pathOf, type Unit, unitsOfBuilding } from '../../estate/queries.ts'
import { buildingsInOrder } from '../../estate/tree.ts'
import { traitsOf } from '../../estate/unit-detail.ts'
import { savedMappings } from '../../imports/queries.ts'
import { defineJob, type JobContext } from '../../jobs/job.ts'
import { type ResidentOfBuilding, residentsOfBuilding } from '../../people/of-building.ts'
import { isPresent, person, phonesOf } from '../../people/queries.ts'
import { todayOf } from '../../site/queries.ts'
import {
  makeTableFile,
  type TableColumn,
  type TableFile,
  tableFileInput,
  type TableValue,
} from '../table-file.ts'
import { cellOf, type HomeOfRow, type PersonOfRow } from './cells.ts'

const Input = OwnColumnsExport.extend({
  title: tableFileInput.title,
  printedBy: tableFileInput.printedBy,
  printedAt: tableFileInput.printedAt,
  /** Prices and payments, to whom they may be shown. */
  sums: z.boolean(),
})
type Input = z.output<typeof Input>

/**
 * All homes with their people as a workbook in the columns of a saved mapping: a row for each person, one for a home
 * nobody is registered with. The other system reads it as the file it gave, and so does this desk.
 */
export const ownColumnsJob = defineJob({
  name: 'report.ownColumns',
  input: Input,
  run: async (context, input): Promise<TableFile> => {
    const fields = columnsOf(context.read, input.mappingId)
    const columns = fields.map(({ field, heading }) => columnOf(field, heading))
    const rows = eachRow(
      context,
      input,
      fields.map(one => one.field),
    )
    return await makeTableFile(context, { ...input, format: 'xlsx', filterWords: [] }, columns, rows)
  },
})

type OwnersMapping = Extract<SavedMapping, { kind: 'owners' }>

/** The columns in the order the file had them. Errors: `thing.notFound`. */
function columnsOf(read: ReadDatabase, mappingId: string): OwnersMapping['fields'] {
  const mapping = savedMappings(read, 'owners').find(one => one.id === mappingId)
  if (mapping?.kind !== 'owners') throw new DeskError('thing.notFound', { what: 'mapping' })
  return mapping.fields.toSorted((a, b) => a.column - b.column)
}

const figures: ReadonlySet<ImportField> = new Set([
  'floor',
  'contractArea',
  'measuredArea',
  'innerArea',
  'heatingArea',
  'price',
  'paid',
])

const columnOf = (field: ImportField, heading: string): TableColumn => ({
  header: heading,
  kind: figures.has(field) ? 'number' : 'text',
})

function* eachRow(
  { read }: JobContext,
  { full, sums, printedAt }: Input,
  fields: readonly ImportField[],
): Generator<TableValue[]> {
  const today = todayOf(read, printedAt)
  const named = new Set(fields)
  for (const building of buildingsInOrder(read)) {
    const residents = residentsOfBuilding(read, building.id)
    for (const unit of unitsOfBuilding(read, building.id).sort(byFloor)) {
      const present = (residents.get(unit.id) ?? []).filter(one => isPresent(one.until, today))
      const home = homeOf(read, unit, sums)
      const { rowed, coOwners } = arrange(present, named)
      const people = rowed.length === 0 ? [undefined] : rowed
      for (const one of people)
        yield fields.map(
          field =>
            cellOf[field]({
              home,
              person: one && personOf(read, one),
              coOwners: one?.role === 'owner' ? coOwners : [],
              full,
            }) ?? null,
        )
    }
  }
}

/**
 * Who gets a row. Co-owners stand beside the owner where there is a column for them; others only where a column says
 * what they are, since they would come back as owners.
 */
function arrange(
  present: readonly ResidentOfBuilding[],
  named: ReadonlySet<ImportField>,
): { readonly rowed: ResidentOfBuilding[]; readonly coOwners: string[] } {
  const beside = named.has('coOwnerName') && present.some(one => one.role === 'owner')
  const owns = (one: ResidentOfBuilding) => one.role === 'owner' || one.role === 'co-owner'
  const rowed = present.filter(
    one => one.name !== null && (named.has('ownerRole') || owns(one)) && !(beside && one.role === 'co-owner'),
  )
  const coOwners = beside
    ? present.flatMap(one => (one.role === 'co-owner' && one.name !== null ? [one.name] : []))
    : []
  return { rowed, coOwners }
}

function personOf(read: ReadDatabase, resident: ResidentOfBuilding): PersonOfRow | undefined {
  const found = person(read, resident.personId)
  const phones = phonesOf(read, resident.personId).map(({ number }) => number)
  return found && { person: found, role: resident.role, phones }
}

function homeOf(read: ReadDatabase, unit: Unit, sums: boolean): HomeOfRow {
  const place = Object.fromEntries(pathOf(read, unit.parentId).map(node => [node.kind, node.name]))
  const standing = contractsOfUnit(read, unit.id).find(one => one.state === 'signed')
  return { unit, traits: traitsOf(read, unit.id), place, contract: sums ? standing : withoutSums(standing) }
}

const withoutSums = (contract: StoredContract | undefined): StoredContract | undefined =>
  contract && { ...contract, terms: { ...contract.terms, price: null, paid: null, due: null } }

const byFloor = (a: Unit, b: Unit) =>
  (a.floor ?? 0) - (b.floor ?? 0) || a.number.localeCompare(b.number, 'zh', { numeric: true })
