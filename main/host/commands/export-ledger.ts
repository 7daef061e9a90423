import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { caseColumns } from '../../contract/case-columns.ts'
import type { CaseKind } from '../../contract/cases.ts'
import { stagingFolderOf } from '../../desk/job-context.ts'
import type { DeskCore } from '../../desk/core.ts'
import { readResult } from '../../jobs/results.ts'
import { caseListJob } from '../../reports/case-list.ts'
import { peopleListJob, unitListJob } from '../../reports/owner-lists.ts'
import type { TableFile } from '../../reports/table-file.ts'
import { type CliCommand, type CliContext, required, WrongUse } from './command.ts'

/** Ledgers by name: those of cases differ by kind. */
const caseLedgers: Readonly<Record<string, { kinds?: CaseKind[]; zh: string; en: string }>> = {
  cases: { zh: '案件台账', en: 'Cases' },
  complaints: { kinds: ['complaint'], zh: '投诉台账', en: 'Complaints' },
  repairs: { kinds: ['repair'], zh: '报修台账', en: 'Repairs' },
  consultations: { kinds: ['consultation'], zh: '咨询台账', en: 'Consultations' },
  suggestions: { kinds: ['suggestion'], zh: '建议台账', en: 'Suggestions' },
}
const names = [...Object.keys(caseLedgers), 'people', 'units']

/** Writes a ledger to a file: `desk export ledger cases --to cases.xlsx`. The ending chooses the format. */
export const exportLedgerCommand: CliCommand = {
  name: 'export ledger',
  usage: `${names.join('|')} --to FILE.xlsx|FILE.pdf [--language zh|en]`,
  summary: 'Writes a ledger as a workbook or a PDF; phones stay masked',
  positionals: 1,
  options: { to: { type: 'string' }, language: { type: 'string', default: 'zh' } },
  async run(context) {
    const target = resolve(required(context, 'to'))
    const format = formatOf(target)
    const [name = ''] = context.positionals
    if (!names.includes(name)) throw new WrongUse(`there is no ledger called ${name}`)
    const desk = await context.openDesk()
    const core = desk.requireCore()
    const { file, rows } = await makeLedger(core, name, format, context)
    const source = readResult(stagingFolderOf(core.dataFolder), core.keys.staging, file)
    await writeWhole(target, source)
    return {
      ok: true,
      report: { ledger: name, file: target, rows },
      lines: [`${rows} rows written to ${target}`],
    }
  },
}

async function makeLedger(
  core: DeskCore,
  name: string,
  format: 'xlsx' | 'pdf',
  context: CliContext,
): Promise<TableFile> {
  const language = context.values['language'] === 'en' ? ('en' as const) : ('zh' as const)
  const common = { format, language, printedBy: 'desk', printedAt: core.environment.now() }
  const options = {
    signal: context.signal,
    onProgress: ({ done, of }: { done: number; of: number }) => context.progress(done, of),
  }
  if (name === 'people') {
    return await core.jobs.run(
      peopleListJob,
      { ...common, title: language === 'zh' ? '人员台账' : 'People' },
      options,
    )
  }
  if (name === 'units') {
    return await core.jobs.run(
      unitListJob,
      { ...common, title: language === 'zh' ? '房屋台账' : 'Units' },
      options,
    )
  }
  const ledger = caseLedgers[name]
  if (!ledger) throw new WrongUse(`there is no ledger called ${name}`)
  const input = {
    ...common,
    title: ledger[language],
    filter: ledger.kinds ? { kinds: ledger.kinds } : {},
    columns: [...caseColumns].filter(column => column !== 'summary'),
  }
  return await core.jobs.run(caseListJob, input, options)
}

function formatOf(target: string): 'xlsx' | 'pdf' {
  if (target.toLowerCase().endsWith('.xlsx')) return 'xlsx'
  if (target.toLowerCase().endsWith('.pdf')) return 'pdf'
  throw new WrongUse('--to takes a file name that ends in .xlsx or .pdf')
}

/** The file appears under its name only when it is complete. */
async function writeWhole(target: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const partial = `${target}.part`
  try {
    await pipeline(Readable.from(source), createWriteStream(partial, { mode: 0o600 }))
    await rename(partial, target)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
