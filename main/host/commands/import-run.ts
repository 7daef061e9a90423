import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { DeskError } from '../../contract/errors.ts'
import type { FileReading, SheetReading } from '../../contract/import-readings.ts'
import type { ImportKind, RowToLookAt } from '../../contract/imports.ts'
import { type DeskCore, systemActor } from '../../desk/core.ts'
import { readFileJob } from '../../imports/read-file.ts'
import { type AnyDryRun, commitDryRun, discardDryRun, type Watching } from '../../imports/run.ts'
import type { CliContext, CliOutcome } from './command.ts'
import { mappingToSave, namedColumns, requireHeadings, saveColumns } from './import-columns.ts'
import { textOf, writeRefused } from './import-parts.ts'

/** Options that both kinds of imports take. */
export const importOptions = {
  'dry-run': { type: 'boolean', default: false },
  mapping: { type: 'string' },
  'save-mapping': { type: 'string' },
  column: { type: 'string', multiple: true },
  sheet: { type: 'string' },
  'refused-to': { type: 'string' },
} as const

export const importUsage =
  'FILE [--dry-run] [--mapping NAME] [--column FIELD=HEADING]… [--save-mapping NAME] [--sheet NAME] [--refused-to FILE]'

/** What a run of an import came to. */
export interface ImportRun<Result> {
  readonly core: DeskCore
  readonly dryRun: Result
  /** The sheets that were imported, as they were read. */
  readonly sheets: readonly SheetReading[]
  readonly onlyTried: boolean
  /** Null where nothing was recorded. */
  readonly importId: string | null
}

/** What is particular about one kind of import. */
export interface ImportWay<Result extends AnyDryRun> {
  readonly kind: ImportKind
  /** Tries the file as it was read. @param only the one sheet to read; undefined for all that hold something */
  tryFile(
    core: DeskCore,
    file: { readonly source: { readonly path: string }; readonly reading: FileReading },
    chosen: { readonly only: number | undefined; readonly mappingName: string | null },
    watching: Watching,
  ): Promise<Result>
  outcome(run: ImportRun<Result>): CliOutcome
}

/** From a file to its import: read, try, save the mapping, write what was refused, record. */
export async function runImport<Result extends AnyDryRun>(
  context: CliContext,
  way: ImportWay<Result>,
): Promise<CliOutcome> {
  const { kind } = way
  const columns = namedColumns(context, kind)
  const saved = mappingToSave(context)
  const path = resolve(context.positionals[0] ?? '')
  if (!existsSync(path)) throw new DeskError('host.fileMissing', { file: path })
  const core = (await context.openDesk()).requireCore()
  const watching = {
    signal: context.signal,
    onProgress: ({ done, of }: { done: number; of: number }) => context.progress(done, of),
  }
  const source = { path }
  const mapping = textOf(context, 'mapping') ?? null
  const reading = await core.jobs.run(readFileJob, { source, kind, mapping, columns }, watching)
  const only = sheetNamed(reading, textOf(context, 'sheet'))
  requireHeadings(only ? [only] : reading.sheets, columns)
  const chosen = { only: only?.sheet, mappingName: saved ?? mapping }
  const dryRun = await way.tryFile(core, { source, reading }, chosen, watching)
  const sheets = only ? [only] : reading.sheets.filter(one => reading.suggested.sheets.includes(one.sheet))
  try {
    if (saved !== undefined) await saveColumns(core, saved, kind, sheets, columns)
    const refusedTo = textOf(context, 'refused-to')
    if (refusedTo !== undefined && dryRun.counts.refused > 0) await writeRefused(core, dryRun, refusedTo)
    const onlyTried = context.values['dry-run'] === true
    const commits = !onlyTried && !dryRun.empty
    if (commits) await commitDryRun(core, systemActor, uuidv7(), dryRun, watching)
    const importId = commits ? dryRun.stagingId : null
    const outcome = way.outcome({ core, dryRun, sheets, onlyTried, importId })
    if (saved === undefined) return outcome
    return {
      ...outcome,
      report: { ...outcome.report, mappingSaved: saved },
      lines: [...outcome.lines, `Mapping ${saved} is saved.`],
    }
  } finally {
    discardDryRun(core, dryRun)
  }
}

function sheetNamed({ sheets }: FileReading, name: string | undefined): SheetReading | undefined {
  const sheet = sheets.find(one => one.name === name)
  if (name !== undefined && !sheet) throw new DeskError('import.sheetUnknown', { sheet: name })
  return sheet
}

/** The first rows that were refused, or taken with something to check, for the report; sheets count from 1. */
export function rowsToTell(rows: readonly RowToLookAt[], refused: boolean) {
  return rows
    .filter(row => row.refused === refused)
    .slice(0, 50)
    .map(({ sheet, row, reasons }) => ({
      sheet: sheet + 1,
      row,
      reasons: reasons.map(reason => reason.code),
    }))
}

/** What is said below the numbers. */
export const closingLines = (refused: number, toCheck: number, importId: string | null): string[] => [
  ...(toCheck > 0
    ? [`${toCheck} row(s) were understood but hold something to check (--json names them).`]
    : []),
  ...(refused > 0 ? ['--refused-to FILE writes the refused rows with their reasons to a workbook.'] : []),
  ...(importId === null ? [] : [`Import ${importId}`]),
]
