import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Channel } from '../contract/cases.ts'
import { type RegisterDryRun, RegisterPlan, type RegisterSheetPlan } from '../contract/case-imports.ts'
import { DeskError } from '../contract/errors.ts'
import { caseOfRegisterKey } from '../cases/register.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { logStand } from '../log/history.ts'
import { newId } from '../log/ids.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { readWorkbook } from '../tabular/read.ts'
import type { Workbook } from '../tabular/types.ts'
import { operationsOf } from './case-commit.ts'
import { RegisterReport, type RegisterRowPlace } from './case-dry-run-report.ts'
import { MatterMatcher } from './case-matter.ts'
import { RegisterPlaces } from './case-places.ts'
import type { RegisterContext } from './case-reading.ts'
import { interpretCaseRow, type RowIdentity } from './case-row.ts'
import { chooseSheets, type RegisterTable, registerTable } from './case-sheets.ts'
import { isDataRow } from './find-table.ts'
import { probedRows } from './read-sheet.ts'
import { identify, ImportSource, sourceOf } from './source.ts'
import { StagingWriter, stagingFileKey, stagingFilePath } from './staging.ts'
import { rowsOfTable } from './table-rows.ts'

/** What trying a register leaves behind: the outcome for people and the way to what was decided. */
export interface RegisterDryRunResult extends RegisterDryRun {
  /** Staging file of the cases to record. */
  readonly stagingId: string
  /** Staging file of the refused rows. */
  readonly refusedId: string
  /** Where the log stood when it began. */
  readonly position: number
  /** Operations to record, for the progress of the commit. */
  readonly operations: number
}

/** Reads a whole register, decides about every row and stages the cases. Writes nothing else. */
export const registerDryRunJob = defineJob({
  name: 'import.casesDryRun',
  input: z.object({
    source: ImportSource,
    /** As a person corrected it; null to guess. */
    plan: RegisterPlan.nullable().default(null),
    /** Name of the one sheet to read; null for every sheet that holds cases. */
    sheet: z.string().nullable().default(null),
  }),
  async run(context, { source, plan, sheet }): Promise<RegisterDryRunResult> {
    const position = logStand(context.read)?.position ?? 0
    const file = await identify(context.archive, source)
    const stagingId = newId()
    const refusedId = newId()
    const book = await readWorkbook(sourceOf(context.archive, source), { signal: context.signal })
    try {
      const chosen = await chooseSheets(book, plan, sheet, context.signal)
      const staged = openStaging(context, stagingId)
      const refused = openStaging(context, refusedId)
      try {
        const report = new RegisterReport(staged, refused)
        const work = new RegisterWork(context, book, report)
        for (const [index, one] of chosen.plan.sheets.entries())
          await work.sheet(one, index, chosen.plan.sheets.length)
        staged.finish()
        refused.finish()
        const { operations } = report
        return {
          ...report.result(),
          file,
          sheets: chosen.readings,
          stagingId,
          refusedId,
          position,
          operations,
        }
      } catch (error) {
        staged.abandon()
        refused.abandon()
        throw error
      }
    } finally {
      await book.close()
    }
  },
})

const openStaging = ({ stagingFolder, stagingKey }: JobContext, id: string) =>
  new StagingWriter(stagingFilePath(stagingFolder, id), stagingFileKey(stagingKey, id))

/** One pass over the sheets of a register. */
class RegisterWork {
  readonly #context: JobContext
  readonly #book: Workbook
  readonly #report: RegisterReport
  readonly #rowContext: Omit<RegisterContext, 'usualChannel'>
  readonly #keyOfKeys: Buffer
  /** Keys of the rows so far: some 50 bytes a row. */
  readonly #seen = new Set<string>()

  constructor(context: JobContext, book: Workbook, report: RegisterReport) {
    const site = readSite(context.read)
    if (!site) throw new DeskError('log.notSetUp')
    this.#context = context
    this.#book = book
    this.#report = report
    this.#keyOfKeys = stagingFileKey(context.stagingKey, 'register-rows')
    this.#rowContext = {
      timeZone: site.timeZone,
      language: site.language,
      now: Date.now(),
      matter: new MatterMatcher(profileOf(context.read)),
      places: new RegisterPlaces(context.read),
    }
  }

  async sheet(plan: RegisterSheetPlan, index: number, sheets: number): Promise<void> {
    const { signal } = this.#context
    const sheetName = this.#book.sheets[plan.sheet]?.name ?? ''
    const find = (rows: Parameters<typeof registerTable>[0]): RegisterTable => {
      const found = registerTable(rows, plan)
      if (!found) throw new DeskError('import.noTable', { where: sheetName || String(plan.sheet + 1) })
      return found
    }
    let context: RegisterContext | undefined
    const rows = rowsOfTable(this.#book, plan.sheet, { probed: probedRows, signal, find })
    for await (const { row, table: found, share } of rows) {
      if (!isDataRow(row, found.table)) continue
      context ??= { ...this.#rowContext, usualChannel: usualChannel(found) }
      this.#decide({ sheet: plan.sheet, sheetName, row, ...found }, context)
      const done = this.#report.rows
      const part = (index + share) / sheets
      this.#context.progress(done, part > 0 ? Math.max(done, Math.round(done / part)) : 0)
    }
    this.#context.progress(this.#report.rows, this.#report.rows)
  }

  #decide(place: RegisterRowPlace, context: RegisterContext): void {
    const read = interpretCaseRow(place.mapping, place.row.cells, context)
    if (!read.ok) return this.#report.refuse(place, read.reasons)
    const key = this.#keyOf(read.identity)
    if (this.#seen.has(key)) return this.#report.know(place, [{ code: 'import.caseTwice', column: '' }])
    this.#seen.add(key)
    if (caseOfRegisterKey(this.#context.read, key) !== undefined) return this.#report.know(place, [])
    const staged = { id: newId(), key, ...read.row }
    return this.#report.take(place, staged, operationsOf(staged), read.unknownCategory, read.warnings)
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
