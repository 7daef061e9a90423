import { z } from 'zod'
import {
  type ContractorsDryRun,
  ContractorPlan,
  type ContractorSheetPlan,
  saysContractors,
} from '../contract/contractor-imports.ts'
import { DeskError } from '../contract/errors.ts'
import { nodeNames } from '../estate/names.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { newId } from '../log/ids.ts'
import type { TableRow, Workbook } from '../tabular/types.ts'
import { type ContractorTable, contractorTable } from './contractor-columns.ts'
import { decideContractorRow } from './contractor-decide.ts'
import { ContractorIndex } from './contractor-index.ts'
import { ContractorsReport } from './contractor-report.ts'
import { interpretContractorRow } from './contractor-row.ts'
import { CorrectedRows } from './corrections.ts'
import { isDataRow } from './find-table.ts'
import { probedRows } from './read-sheet.ts'
import type { ImportReason } from './reasons.ts'
import type { RowPlace } from './row-report.ts'
import { ImportSource } from './source.ts'
import { stageDryRun, type Staged } from './stage.ts'
import { rowsOfTable } from './table-rows.ts'

/** What trying a file about contractors leaves behind: the outcome for people and the way to what was decided. */
export type ContractorsDryRunResult = ContractorsDryRun & Staged

/** Reads a whole file about contractors, compares it with what is known and stages what is to be recorded. */
export const contractorsDryRunJob = defineJob({
  name: 'import.contractorsDryRun',
  input: z.object({ source: ImportSource, plan: ContractorPlan }),
  async run(context, { source, plan }): Promise<ContractorsDryRunResult> {
    if (!plan.sheets.every(({ fields }) => saysContractors(fields)))
      throw new DeskError('import.noContractorColumns')
    return await stageDryRun(context, source, plan.mappingName, async (book, files) => {
      const namesOf = (ids: readonly string[]) => [...nodeNames(context.read, ids).values()].join('、')
      const report = new ContractorsReport(files, namesOf)
      const work = new ContractorsWork(context, book, plan, report)
      for (const [index, sheet] of plan.sheets.entries()) await work.sheet(sheet, index)
      work.finish()
      return { outcome: report.result(), operations: report.operations }
    })
  },
})

/** One pass over the sheets of a file about contractors. */
class ContractorsWork {
  readonly #context: JobContext
  readonly #book: Workbook
  readonly #plan: ContractorPlan
  readonly #report: ContractorsReport
  readonly #corrected: CorrectedRows
  readonly #index: ContractorIndex

  constructor(context: JobContext, book: Workbook, plan: ContractorPlan, report: ContractorsReport) {
    this.#context = context
    this.#book = book
    this.#plan = plan
    this.#report = report
    this.#corrected = new CorrectedRows(plan.corrections)
    this.#index = new ContractorIndex(context.read, newId)
  }

  async sheet(plan: ContractorSheetPlan, index: number): Promise<void> {
    const { signal } = this.#context
    const sheetName = this.#book.sheets[plan.sheet]?.name ?? ''
    const find = (rows: readonly TableRow[]): ContractorTable => {
      const found = contractorTable(rows, plan)
      if (!found) throw new DeskError('import.noTable', { where: sheetName || String(plan.sheet + 1) })
      return found
    }
    const rows = rowsOfTable(this.#book, plan.sheet, { probed: probedRows, signal, find })
    for await (const { row, table: found, share } of rows) {
      if (!isDataRow(row, found.table)) continue
      const { table, mapping } = found
      const corrected = this.#corrected.correct(plan.sheet, row)
      this.#decide({ sheet: plan.sheet, sheetName, row: corrected, table, mapping }, mapping)
      const done = this.#report.rows
      const part = (index + share) / this.#plan.sheets.length
      this.#context.progress(done, part > 0 ? Math.max(done, Math.round(done / part)) : 0)
    }
    this.#context.progress(this.#report.rows, this.#report.rows)
  }

  finish(): void {
    for (const contractor of this.#index.all()) this.#report.settle(contractor)
  }

  #decide(place: RowPlace, mapping: ContractorTable['mapping']): void {
    const headingOf = (field: string) => mapping.fields.find(one => one.field === field)?.heading ?? ''
    const read = interpretContractorRow(mapping, place.row.cells)
    if (!read.ok) return this.#report.refuse(place, read.reasons)
    const decided = decideContractorRow(read.row, this.#index, newId)
    if (decided.refused !== undefined) {
      const { code, field } = decided.refused
      return this.#report.refuse(place, [{ code, column: headingOf(field) }])
    }
    const warnings: ImportReason[] = [
      ...read.warnings,
      ...decided.warnings.map(({ code, field }) => ({ code, column: headingOf(field) })),
      ...(decided.conflict ? [{ code: 'import.conflictInFile' as const, column: '' }] : []),
    ]
    this.#report.countRow(decided.outcome, place, warnings)
  }
}
