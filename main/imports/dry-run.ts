import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { ImportPlan, type OwnersDryRun, type SheetPlan, subjectOf } from '../contract/imports.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { newId } from '../log/ids.ts'
import type { TableRow, Workbook } from '../tabular/types.ts'
import { CorrectedRows } from './corrections.ts'
import { decidePlace, decideRow, type RowDecision } from './decide-row.ts'
import { OwnersReport } from './dry-run-report.ts'
import { EstateIndex } from './estate-index.ts'
import { findTable, type FoundTable, isDataRow } from './find-table.ts'
import { columnOf, knowsOwnerHeading, type Mapping } from './owner-columns.ts'
import { interpretOwnerRow, interpretPeople, type ImportedPerson } from './owner-row.ts'
import { PeopleIndex } from './people-index.ts'
import { interpretPlaceRow } from './place-row.ts'
import { probedRows } from './read-sheet.ts'
import type { ImportReason } from './reasons.ts'
import type { RowPlace } from './row-report.ts'
import { ImportSource } from './source.ts'
import { stageDryRun, type Staged } from './stage.ts'
import { rowsOfTable } from './table-rows.ts'

/** What trying an owner file leaves behind: the outcome for people and the way to what was decided. */
export type DryRunResult = OwnersDryRun & Staged

/** Reads the whole file, decides about every row and stages what is to be recorded. Writes nothing else. */
export const dryRunJob = defineJob({
  name: 'import.dryRun',
  input: z.object({ source: ImportSource, plan: ImportPlan }),
  async run(context, { source, plan }): Promise<DryRunResult> {
    for (const { fields } of plan.sheets) {
      if (subjectOf(fields) === null) throw new DeskError('import.noUnitColumn')
    }
    return await stageDryRun(context, source, plan.mappingName, async (book, { staged, refused }) => {
      const report = new OwnersReport(staged, refused)
      await new DryRunWork(context, book, plan, report).run()
      return { outcome: report.result(), operations: report.operations }
    })
  },
})

/** Columns under which a refusal is told. */
const columnsAbout = { unit: ['unitNumber', 'room'], person: ['ownerName'], building: ['building'] } as const

/** One pass over the sheets of a plan. */
class DryRunWork {
  readonly #context: JobContext
  readonly #book: Workbook
  readonly #plan: ImportPlan
  readonly #report: OwnersReport
  readonly #estate: EstateIndex
  readonly #people: PeopleIndex
  readonly #corrected: CorrectedRows

  constructor(context: JobContext, book: Workbook, plan: ImportPlan, report: OwnersReport) {
    this.#context = context
    this.#book = book
    this.#plan = plan
    this.#report = report
    this.#estate = new EstateIndex(context.read, newId)
    this.#people = new PeopleIndex(context.read, newId)
    this.#corrected = new CorrectedRows(plan.corrections)
  }

  async run(): Promise<void> {
    const owners = this.#plan.ownersSheet ? await this.#owners(this.#plan.ownersSheet) : undefined
    for (const [index, sheet] of this.#plan.sheets.entries()) {
      const before = this.#report.rows
      for await (const { row, table, mapping, share } of this.#dataRows(sheet)) {
        this.#decide(sheet, row, table, mapping, owners)
        const part = (index + share) / this.#plan.sheets.length
        const of = part > 0 ? Math.max(this.#report.rows, Math.round(this.#report.rows / part)) : 0
        this.#context.progress(this.#report.rows, of)
      }
      if (this.#report.rows === before) this.#context.progress(before, before)
    }
    if (this.#plan.ownersSheet && this.#report.refused > 0)
      await this.#takeOwnersAlong(this.#plan.ownersSheet)
  }

  /** A refused home names its owner by a code: without the sheet of owners it could not be imported once corrected. */
  async #takeOwnersAlong(owners: SheetPlan): Promise<void> {
    const sheetName = this.#book.sheets[owners.sheet]?.name ?? ''
    for await (const { row, table } of this.#dataRows(owners)) {
      this.#report.accompany({ sheet: owners.sheet, sheetName, row, table })
      this.#context.progress(this.#report.rows, this.#report.rows)
    }
  }

  #decide(
    sheet: SheetPlan,
    row: TableRow,
    table: FoundTable,
    mapping: Mapping,
    owners: ReadonlyMap<string, readonly ImportedPerson[]> | undefined,
  ): void {
    const sheetName = this.#book.sheets[sheet.sheet]?.name ?? ''
    const place = { sheet: sheet.sheet, sheetName, row, table, mapping }
    if (subjectOf(mapping.fields) === 'places') return this.#decidePlace(place)
    // The plan's project is for rows that name none, also not within the building: 华泰苑1号楼 names one.
    const read = interpretOwnerRow(mapping, row.cells, owners ? { owners } : {})
    if (!read.ok) return this.#report.refuse(place, read.reasons)
    const decision = decideRow(read.row, {
      estate: this.#estate,
      people: this.#people,
      project: this.#plan.project,
    })
    return this.#tell(place, decision, read.warnings)
  }

  #decidePlace(place: RowPlace<Mapping>): void {
    const read = interpretPlaceRow(place.mapping, place.row.cells)
    if ('reasons' in read) return this.#report.refuse(place, read.reasons)
    const decision = decidePlace(read.place, { estate: this.#estate, project: this.#plan.project })
    return this.#tell(place, decision, [])
  }

  #tell(place: RowPlace<Mapping>, decision: RowDecision, warnings: readonly ImportReason[]): void {
    if (decision.refused === undefined) return this.#report.take(place, decision, warnings)
    const column = columnsAbout[decision.field]
      .map(field => columnOf(place.mapping, field)?.heading)
      .find(Boolean)
    return this.#report.refuse(place, [{ code: decision.refused, column: column ?? '' }])
  }

  /** Everybody of a sheet that lists owners by code; the first of a code counts. */
  async #owners(sheet: SheetPlan): Promise<Map<string, ImportedPerson[]>> {
    const owners = new Map<string, ImportedPerson[]>()
    for await (const { row, mapping } of this.#dataRows(sheet)) {
      const { code, people } = interpretPeople(mapping, row.cells)
      if (code !== '' && people.length > 0 && !owners.has(code)) owners.set(code, people)
      this.#context.progress(0, 0)
    }
    return owners
  }

  /** Rows of the table in a sheet, corrected; titles, instructions and totals are left out. */
  async *#dataRows(
    sheet: SheetPlan,
  ): AsyncGenerator<{ row: TableRow; table: FoundTable; mapping: Mapping; share: number }, void> {
    const { signal } = this.#context
    const find = (rows: readonly TableRow[]) => this.#table(sheet, rows)
    const rows = rowsOfTable(this.#book, sheet.sheet, { probed: probedRows, signal, find })
    for await (const { row, table: found, share } of rows) {
      if (!isDataRow(row, found.table)) continue
      yield { row: this.#corrected.correct(sheet.sheet, row), ...found, share }
    }
  }

  #table(sheet: SheetPlan, rows: readonly TableRow[]): { table: FoundTable; mapping: Mapping } {
    const table = findTable(rows, {
      knows: knowsOwnerHeading,
      ...(sheet.headerRow === null ? {} : { headerRow: sheet.headerRow }),
    })
    if (!table) {
      const where = this.#book.sheets[sheet.sheet]?.name ?? String(sheet.sheet + 1)
      throw new DeskError('import.noTable', { where })
    }
    const fields = sheet.fields.map(({ field, column }) => ({
      field,
      column,
      heading: table.columns.find(one => one.index === column)?.heading ?? '',
      confidence: 1,
      because: 'heading' as const,
    }))
    const unmapped = table.columns.filter(one => !fields.some(field => field.column === one.index))
    const { unitKind } = sheet
    return { table, mapping: { fields, unmapped, ...(unitKind === null ? {} : { unitKind }) } }
  }
}
