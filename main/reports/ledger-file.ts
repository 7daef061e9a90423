import { z } from 'zod'
import { LedgerFilter, LedgerName } from '../contract/ledgers.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import type { Ledger, LedgerContext } from './ledger.ts'
import { eachRow, findLedger } from './ledgers.ts'
import { makeTableFile, type TableFile, tableFileInput, type TableValue } from './table-file.ts'

const Input = z.object({ ...tableFileInput, ledger: LedgerName, filter: LedgerFilter.default({}) })
type Input = z.output<typeof Input>

export const LedgerExport = Input.omit({ printedBy: true, printedAt: true })

/** A ledger as a workbook or on paper; errors: `report.noSuchLedger`, those of the file. */
export const ledgerJob = defineJob({
  name: 'report.ledger',
  input: Input,
  async run(context, input): Promise<TableFile> {
    const ledger = findLedger(input.ledger)
    const shown = columnsOf(ledger, input)
    return await makeTableFile(
      context,
      input,
      shown.map(({ column }) => ({
        header: column.words[input.language],
        kind: column.kind,
        width: column.width ?? 18,
      })),
      rowsOf(context, ledger, input, shown),
    )
  },
})

const columnsOf = (ledger: Ledger, { format }: Input) =>
  ledger.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => format === 'xlsx' || column.screenOnly !== true)

function* rowsOf(
  { read }: JobContext,
  ledger: Ledger,
  input: Input,
  shown: ReturnType<typeof columnsOf>,
): Generator<TableValue[]> {
  const context: LedgerContext = {
    read,
    profile: profileOf(read),
    language: input.language,
    now: input.printedAt,
    timeZone: readSite(read)?.timeZone ?? 'Asia/Shanghai',
    // Whoever may take lists out of the desk may see sums: see the permissions `export.run` and `contract.sums`.
    sums: true,
  }
  for (const row of eachRow(context, ledger, input.filter))
    yield shown.map(({ at }) => row.values[at] ?? null)
}
