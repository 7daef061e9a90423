import {
  type DryRun,
  type ImportCounts,
  listedRows,
  type PlannedChange,
  type RowReason,
  type RowToLookAt,
} from '../contract/imports.ts'
import type { TableRow } from '../tabular/types.ts'
import type { RowDecision } from './decide-row.ts'
import type { FoundTable } from './find-table.ts'
import type { Mapping } from './owner-columns.ts'
import type { ImportReason } from './reasons.ts'
import type { RefusedHead, RefusedRow, StagedRow } from './staged.ts'
import type { StagingWriter } from './staging.ts'

/** A row with the table it stands in. */
export interface RowPlace {
  readonly sheet: number
  readonly sheetName: string
  readonly row: TableRow
  readonly table: FoundTable
  readonly mapping: Mapping
}

const mostPlaces = 60

/** Counts what a dry run decides, stages it, and keeps the first rows that people should look at. */
export class DryRunReport {
  rows = 0
  operations = 0
  readonly #staged: StagingWriter
  readonly #refusedFile: StagingWriter
  readonly #outcomes = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  readonly #kinds = { node: 0, unit: 0, person: 0 }
  readonly #newIds = new Set<string>()
  readonly #changedUnits = new Set<string>()
  readonly #changedPeople = new Set<string>()
  readonly #refused: RowToLookAt[] = []
  readonly #warned: RowToLookAt[] = []
  #rowsWithWarnings = 0
  readonly #changes: PlannedChange[] = []
  readonly #newPlaces: string[] = []
  readonly #headed = new Set<number>()

  constructor(staged: StagingWriter, refusedFile: StagingWriter) {
    this.#staged = staged
    this.#refusedFile = refusedFile
  }

  refuse(place: RowPlace, reasons: readonly ImportReason[]): void {
    this.rows += 1
    this.#outcomes.refused += 1
    if (this.#refused.length < listedRows) this.#refused.push(rowToLookAt(place, reasons, true))
    this.#writeHeadings(place)
    this.#refusedFile.add({
      sheet: place.sheet,
      row: place.row.rowNumber,
      cells: place.row.cells.map(cell => cell.raw ?? cell.text),
      reasons: reasons.map(reasonOf),
    } satisfies RefusedRow)
  }

  take(
    place: RowPlace,
    decision: Extract<RowDecision, { outcome: string }>,
    warnings: readonly ImportReason[],
  ): void {
    this.rows += 1
    this.#outcomes[decision.outcome] += 1
    const reasons: ImportReason[] = [...warnings]
    if (decision.conflict) reasons.push({ code: 'import.conflictInFile', column: '' })
    if (reasons.length > 0) {
      this.#rowsWithWarnings += 1
      if (this.#warned.length < listedRows) this.#warned.push(rowToLookAt(place, reasons, false))
    }
    for (const change of decision.changes) {
      if (this.#changes.length >= listedRows) break
      this.#changes.push({ sheet: place.sheet, row: place.row.rowNumber, ...change })
    }
    for (const name of decision.newPlaces) if (this.#newPlaces.length < mostPlaces) this.#newPlaces.push(name)
    if (decision.operations.length === 0) return
    this.#count(decision.operations)
    const { operations, basis, identities } = decision
    this.#staged.add({
      operations: [...operations],
      basis: [...basis],
      identities: [...identities],
    } satisfies StagedRow)
  }

  result(): DryRun {
    const counts: ImportCounts = {
      ...this.#outcomes,
      unitsCreated: this.#kinds.unit,
      unitsChanged: this.#changedUnits.size,
      peopleCreated: this.#kinds.person,
      peopleChanged: this.#changedPeople.size,
      nodesCreated: this.#kinds.node,
    }
    return {
      counts,
      rowsToLookAt: [...this.#refused, ...this.#warned],
      rowsWithWarnings: this.#rowsWithWarnings,
      changes: this.#changes,
      newPlaces: this.#newPlaces,
      empty: this.operations === 0,
    }
  }

  #count(operations: Extract<RowDecision, { outcome: string }>['operations']): void {
    this.operations += operations.length
    for (const { kind, id } of operations) {
      if (kind === 'node' || kind === 'unit' || kind === 'person') {
        this.#kinds[kind] += 1
        this.#newIds.add(id)
      } else if (!this.#newIds.has(id)) {
        if (kind === 'unitChange') this.#changedUnits.add(id)
        else this.#changedPeople.add(id)
      }
    }
  }

  /** The headings of a sheet stand before its first refused row. */
  #writeHeadings({ sheet, sheetName, table }: RowPlace): void {
    if (this.#headed.has(sheet)) return
    this.#headed.add(sheet)
    this.#refusedFile.add({
      sheet,
      name: sheetName,
      headings: table.columns.map(({ index, heading }) => ({ index, heading })),
    } satisfies RefusedHead)
  }
}

const reasonOf = ({ code, column, value }: ImportReason): { code: string; column: string; value?: string } =>
  value === undefined ? { code, column } : { code, column, value }

function rowToLookAt(place: RowPlace, reasons: readonly ImportReason[], refused: boolean): RowToLookAt {
  const { sheet, row, mapping } = place
  return {
    sheet,
    row: row.rowNumber,
    refused,
    cells: mapping.fields.map(({ column, heading }) => ({
      column,
      heading,
      text: (row.cells[column]?.text ?? '').slice(0, 200),
    })),
    reasons: reasons.map((reason): RowReason => reasonOf(reason)),
  }
}
