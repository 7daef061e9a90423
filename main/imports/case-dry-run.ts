import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Channel } from '../contract/cases.ts'
import {
  type RegisterDryRun,
  RegisterPlan,
  type RegisterSheetPlan,
  saysCases,
} from '../contract/case-imports.ts'
import { DeskError } from '../contract/errors.ts'
import { caseOfRegisterKey, hasRegisterCases } from '../cases/register.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { newId } from '../log/ids.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import type { TableRow, Workbook } from '../tabular/types.ts'
import type { CaseMapping } from './case-columns.ts'
import { RegisterReport } from './case-dry-run-report.ts'
import { MatterMatcher } from './case-matter.ts'
import { RegisterPlaces } from './case-places.ts'
import type { RegisterContext } from './case-reading.ts'
import { interpretCaseRow, type RowIdentity } from './case-row.ts'
import { type RegisterTable, registerTable } from './case-sheets.ts'
import { CorrectedRows } from './corrections.ts'
import { isDataRow } from './find-table.ts'
import { probedRows } from './read-sheet.ts'
import type { RowPlace } from './row-report.ts'
import { ImportSource } from './source.ts'
import { stageDryRun, type Staged } from './stage.ts'
import { stagingFileKey } from './staging.ts'
import { rowsOfTable } from './table-rows.ts'

/** What trying a register leaves behind: the outcome for people and the way to what was decided. */
export type RegisterDryRunResult = RegisterDryRun & Staged

/** Reads a whole register, decides about every row and stages the cases. Writes nothing else. */
export const registerDryRunJob = defineJob({
  name: 'import.casesDryRun',
  input: z.object({ source: ImportSource, plan: RegisterPlan }),
  async run(context, { source, plan }): Promise<RegisterDryRunResult> {
    if (!plan.sheets.every(({ fields }) => saysCases(fields))) throw new DeskError('import.noCaseColumns')
    return await stageDryRun(context, source, plan.mappingName, async (book, { staged, refused }) => {
      const report = new RegisterReport(staged, refused)
      const work = new RegisterWork(context, book, plan, report)
      for (const [index, sheet] of plan.sheets.entries()) await work.sheet(sheet, index)
      return { outcome: report.result(), operations: report.operations }
    })
  },
})

/** One pass over the sheets of a register. */
class RegisterWork {
  readonly #context: JobContext
  readonly #book: Workbook
  readonly #plan: RegisterPlan
  readonly #report: RegisterReport
  readonly #corrected: CorrectedRows
  readonly #rowContext: Omit<RegisterContext, 'usualChannel'>
  readonly #keyOfKeys: KeyObject
  /** An earlier import took over rows of some register. One that does so meanwhile is noticed at the end. */
  readonly #mayBeKnown: boolean
  /** Keys of the rows so far: some 50 bytes a row. */
  readonly #seen = new Set<string>()

  constructor(context: JobContext, book: Workbook, plan: RegisterPlan, report: RegisterReport) {
    const site = readSite(context.read)
    if (!site) throw new DeskError('log.notSetUp')
    this.#context = context
    this.#book = book
    this.#plan = plan
    this.#report = report
    this.#mayBeKnown = hasRegisterCases(context.read)
    this.#corrected = new CorrectedRows(plan.corrections)
    // Made a key once: made anew for each row it takes longer than all the hashing.
    this.#keyOfKeys = createSecretKey(stagingFileKey(context.stagingKey, 'register-rows'))
    this.#rowContext = {
      timeZone: site.timeZone,
      language: site.language,
      now: Date.now(),
      matter: new MatterMatcher(profileOf(context.read)),
      places: new RegisterPlaces(context.read),
    }
  }

  async sheet(plan: RegisterSheetPlan, index: number): Promise<void> {
    const { signal } = this.#context
    const sheetName = this.#book.sheets[plan.sheet]?.name ?? ''
    const find = (rows: readonly TableRow[]): RegisterTable => {
      const found = registerTable(rows, plan)
      if (!found) throw new DeskError('import.noTable', { where: sheetName || String(plan.sheet + 1) })
      return found
    }
    let context: RegisterContext | undefined
    const rows = rowsOfTable(this.#book, plan.sheet, { probed: probedRows, signal, find })
    for await (const { row, table: found, share } of rows) {
      if (!isDataRow(row, found.table)) continue
      context ??= { ...this.#rowContext, usualChannel: usualChannel(found) }
      const corrected = this.#corrected.correct(plan.sheet, row)
      this.#decide({ sheet: plan.sheet, sheetName, row: corrected, ...found }, context)
      const done = this.#report.rows
      const part = (index + share) / this.#plan.sheets.length
      this.#context.progress(done, part > 0 ? Math.max(done, Math.round(done / part)) : 0)
    }
    this.#context.progress(this.#report.rows, this.#report.rows)
  }

  #decide(place: RowPlace<CaseMapping>, context: RegisterContext): void {
    const read = interpretCaseRow(place.mapping, place.row.cells, context)
    if (!read.ok) return this.#report.refuse(place, read.reasons)
    const key = this.#keyOf(read.identity)
    if (this.#seen.has(key)) return this.#report.know(place, [{ code: 'import.caseTwice', column: '' }])
    this.#seen.add(key)
    if (this.#mayBeKnown && caseOfRegisterKey(this.#context.read, key) !== undefined)
      return this.#report.know(place, [])
    const staged = { id: newId(), key, ...read.row }
    return this.#report.take(place, staged, read.unknownCategory, read.warnings)
  }

  /** Keyed, so that nobody without the desk's key can try out what a row may have said. */
  #keyOf(identity: RowIdentity): string {
    return createHmac('sha256', this.#keyOfKeys).update(JSON.stringify(identity)).digest('base64url')
  }
}

/** A message board's export names no channel but speaks of messages; a desk's own register is of its counter. */
function usualChannel({ table }: RegisterTable): Channel {
  return table.columns.some(({ heading }) => /留言|发帖|帖子|post/i.test(heading)) ? 'forum' : 'counter'
}
