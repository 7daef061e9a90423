import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { type DryRun, type ImportFile, ImportPlan, type SheetPlan } from '../contract/imports.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { logStand } from '../log/history.ts'
import { newId } from '../log/ids.ts'
import { textCell, emptyCell } from '../tabular/cells.ts'
import { readWorkbook } from '../tabular/read.ts'
import type { Cell, TableRow, Workbook } from '../tabular/types.ts'
import { decideRow } from './decide-row.ts'
import { DryRunReport } from './dry-run-report.ts'
import { EstateIndex } from './estate-index.ts'
import { findTable, type FoundTable, isDataRow } from './find-table.ts'
import { columnOf, knowsOwnerHeading, type Mapping } from './owner-columns.ts'
import { interpretOwnerRow, interpretPeople, type ImportedPerson } from './owner-row.ts'
import { PeopleIndex } from './people-index.ts'
import { probedRows } from './read-sheet.ts'
import { identify, ImportSource, sourceOf } from './source.ts'
import { StagingWriter, stagingFileKey, stagingFilePath } from './staging.ts'

/** What a dry run leaves behind: the outcome for people and the way to what it decided. */
export interface DryRunResult extends DryRun {
  readonly file: ImportFile
  readonly mappingName: string | null
  /** Staging file of what is to be recorded. */
  readonly stagingId: string
  /** Staging file of the refused rows. */
  readonly refusedId: string
  /** Where the log stood when the dry run began. */
  readonly position: number
  /** Operations to record, for the progress of the commit. */
  readonly operations: number
}

/** Reads the whole file, decides about every row and stages what is to be recorded. Writes nothing else. */
export const dryRunJob = defineJob({
  name: 'import.dryRun',
  input: z.object({ source: ImportSource, plan: ImportPlan }),
  async run(context, { source, plan }): Promise<DryRunResult> {
    for (const { fields } of plan.sheets) {
      if (!fields.some(({ field }) => field === 'unitNumber' || field === 'room'))
        throw new DeskError('import.noUnitColumn')
    }
    const position = logStand(context.read)?.position ?? 0
    const file = await identify(context.archive, source)
    const stagingId = newId()
    const refusedId = newId()
    const staged = openStaging(context, stagingId)
    const refused = openStaging(context, refusedId)
    const book = await readWorkbook(sourceOf(context.archive, source), { signal: context.signal })
    try {
      const report = new DryRunReport(staged, refused)
      await new DryRunWork(context, book, plan, report).run()
      staged.finish()
      refused.finish()
      const { mappingName } = plan
      const { operations } = report
      return { ...report.result(), file, mappingName, stagingId, refusedId, position, operations }
    } catch (error) {
      staged.abandon()
      refused.abandon()
      throw error
    } finally {
      await book.close()
    }
  },
})

const openStaging = ({ stagingFolder, stagingKey }: JobContext, id: string) =>
  new StagingWriter(stagingFilePath(stagingFolder, id), stagingFileKey(stagingKey, id))

/** One pass over the sheets of a plan. */
class DryRunWork {
  readonly #context: JobContext
  readonly #book: Workbook
  readonly #plan: ImportPlan
  readonly #report: DryRunReport
  readonly #estate: EstateIndex
  readonly #people: PeopleIndex
  readonly #corrections: ReadonlyMap<string, { column: number; text: string }[]>
  #share = 0

  constructor(context: JobContext, book: Workbook, plan: ImportPlan, report: DryRunReport) {
    this.#context = context
    this.#book = book
    this.#plan = plan
    this.#report = report
    this.#estate = new EstateIndex(context.read, newId)
    this.#people = new PeopleIndex(context.read, newId)
    const corrections = new Map<string, { column: number; text: string }[]>()
    for (const { sheet, row, column, text } of plan.corrections) {
      const key = `${sheet}/${row}`
      corrections.set(key, [...(corrections.get(key) ?? []), { column, text }])
    }
    this.#corrections = corrections
  }

  async run(): Promise<void> {
    const owners = this.#plan.ownersSheet ? await this.#owners(this.#plan.ownersSheet) : undefined
    for (const [index, sheet] of this.#plan.sheets.entries()) {
      const before = this.#report.rows
      for await (const { row, table, mapping } of this.#dataRows(sheet)) {
        this.#decide(sheet, row, table, mapping, owners)
        const share = (index + this.#share) / this.#plan.sheets.length
        const of = share > 0 ? Math.max(this.#report.rows, Math.round(this.#report.rows / share)) : 0
        this.#context.progress(this.#report.rows, of)
      }
      if (this.#report.rows === before) this.#context.progress(before, before)
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
    // The plan's project is for rows that name none, also not within the building: 华泰苑1号楼 names one.
    const read = interpretOwnerRow(mapping, row.cells, owners ? { owners } : {})
    if (!read.ok) return this.#report.refuse(place, read.reasons)
    const decision = decideRow(read.row, {
      estate: this.#estate,
      people: this.#people,
      project: this.#plan.project,
    })
    if (decision.refused === undefined) return this.#report.take(place, decision, read.warnings)
    const fields = decision.field === 'unit' ? (['unitNumber', 'room'] as const) : (['ownerName'] as const)
    const column = fields.map(field => columnOf(mapping, field)?.heading).find(Boolean) ?? ''
    return this.#report.refuse(place, [{ code: decision.refused, column }])
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
  ): AsyncGenerator<{ row: TableRow; table: FoundTable; mapping: Mapping }, void> {
    let probe: TableRow[] | undefined = []
    let found: { table: FoundTable; mapping: Mapping } | undefined
    this.#share = 0
    const rows = this.#book.rows(sheet.sheet, {
      fillMerged: true,
      signal: this.#context.signal,
      onProgress: share => {
        this.#share = share
      },
    })
    for await (const row of rows) {
      if (probe) {
        probe.push(row)
        if (probe.length < probedRows) continue
        found = this.#table(sheet, probe)
        for (const early of probe) yield* this.#data(sheet, early, found)
        probe = undefined
      } else yield* this.#data(sheet, row, found)
    }
    if (!probe) return
    found = this.#table(sheet, probe)
    for (const early of probe) yield* this.#data(sheet, early, found)
  }

  *#data(
    { sheet }: SheetPlan,
    row: TableRow,
    found: { table: FoundTable; mapping: Mapping } | undefined,
  ): Generator<{ row: TableRow; table: FoundTable; mapping: Mapping }> {
    if (!found || !isDataRow(row, found.table)) return
    const corrections = this.#corrections.get(`${sheet}/${row.rowNumber}`)
    yield { row: corrections ? corrected(row, corrections) : row, ...found }
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

/** The row with the cells a person corrected. */
function corrected(row: TableRow, corrections: readonly { column: number; text: string }[]): TableRow {
  const cells: Cell[] = [...row.cells]
  for (const { column, text } of corrections) {
    while (cells.length <= column) cells.push(emptyCell)
    cells[column] = textCell(text)
  }
  return { rowNumber: row.rowNumber, cells }
}
