import { resolve } from 'node:path'
import type { JobContext } from '../../jobs/job.ts'
import { readResult } from '../../jobs/results.ts'
import { ledgerJob } from '../../reports/ledger-file.ts'
import type { Ledger } from '../../reports/ledger.ts'
import { headquartersLedgers } from '../../reports/ledgers/headquarters.ts'
import { ledgers } from '../../reports/ledgers.ts'
import { peopleListJob, unitListJob } from '../../reports/owner-lists.ts'
import type { TableFile } from '../../reports/table-file.ts'
import { type CliCommand, type CliContext, required, WrongUse } from './command.ts'
import {
  checkLedgerFilter,
  ledgerFilterOptions,
  ledgerFilterUsage,
  readLedgerFilter,
} from './ledger-filter.ts'
import { openForReading } from './reading.ts'
import { writeWhole } from './write-whole.ts'

/** Lists of owners, which have jobs of their own and no days to narrow them by. */
const ownerLists = ['people', 'units']
const all = [...ledgers, ...headquartersLedgers]
const names = [...all.map(ledger => ledger.name), ...ownerLists]

/**
 * Writes a ledger to a file: `desk export ledger cases --to cases.xlsx`. The ending chooses the format. Also beside a
 * desk that is running.
 */
export const exportLedgerCommand: CliCommand = {
  name: 'export ledger',
  usage: `NAME --to FILE.xlsx|FILE.pdf ${ledgerFilterUsage} [--language zh|en]`,
  summary: 'Writes a ledger as a workbook or a PDF; phones stay masked',
  details: [
    '  ledgers:',
    ...ledgers.map(({ name, words }) => `    ${name.padEnd(20)}${words.zh}  ${words.en}`),
    `    ${'people'.padEnd(20)}人员台账  People`,
    `    ${'units'.padEnd(20)}房屋台账  Units`,
    '  ledgers of a headquarters, over its sites; --recipient takes the name of one:',
    ...headquartersLedgers.map(({ name, words }) => `    ${name.padEnd(20)}${words.zh}  ${words.en}`),
    '  --from and --until are days of the site such as 2026-07-12, both included',
    '  --building, --category and --recipient take the name as the screens show it',
  ].join('\n'),
  positionals: 1,
  options: {
    to: { type: 'string' },
    ...ledgerFilterOptions,
    language: { type: 'string', default: 'zh' },
  },
  async run(context) {
    const [name = ''] = context.positionals
    if (!names.includes(name))
      throw new WrongUse(`there is no ledger called ${name}; there are: ${names.join(', ')}`)
    const ledger = all.find(one => one.name === name)
    checkLedgerFilter(context, name, ledger)
    const target = resolve(required(context, 'to'))
    const format = formatOf(target)
    const desk = await openForReading(context)
    try {
      const { stagingFolder, stagingKey } = desk.context
      const { file, rows } = await makeLedger(desk.context, ledger ?? name, format, context)
      await writeWhole(target, readResult(stagingFolder, stagingKey, file))
      return {
        ok: true,
        report: { ledger: name, file: target, rows },
        lines: [`${rows} rows written to ${target}`],
      }
    } finally {
      desk.close()
    }
  },
}

async function makeLedger(
  place: JobContext,
  ledger: Ledger | string,
  format: 'xlsx' | 'pdf',
  context: CliContext,
): Promise<TableFile> {
  const language = context.values['language'] === 'en' ? ('en' as const) : ('zh' as const)
  const common = { format, language, printedBy: 'desk', printedAt: Date.now() }
  if (ledger === 'people') {
    const title = language === 'zh' ? '人员台账' : 'People'
    return await peopleListJob.run(place, peopleListJob.input.parse({ ...common, title }))
  }
  if (typeof ledger === 'string') {
    const title = language === 'zh' ? '房屋台账' : 'Units'
    return await unitListJob.run(place, unitListJob.input.parse({ ...common, title }))
  }
  const { filter, words } = readLedgerFilter(context, ledger, place.read, language)
  const input = { ...common, title: ledger.words[language], ledger: ledger.name, filter, filterWords: words }
  return await ledgerJob.run(place, ledgerJob.input.parse(input))
}

function formatOf(target: string): 'xlsx' | 'pdf' {
  if (target.toLowerCase().endsWith('.xlsx')) return 'xlsx'
  if (target.toLowerCase().endsWith('.pdf')) return 'pdf'
  throw new WrongUse('--to takes a file name that ends in .xlsx or .pdf')
}
