import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { DeskError } from '../../contract/errors.ts'
import { systemActor } from '../../desk/core.ts'
import { type RegisterDryRunResult, registerDryRunJob } from '../../imports/case-dry-run.ts'
import { commitRegister } from '../../imports/case-run.ts'
import { discardDryRun } from '../../imports/run.ts'
import { readSite } from '../../site/queries.ts'
import { dayStamp } from '../../site/time.ts'
import type { CliCommand, CliOutcome } from './command.ts'
import { textOf, writeRefused } from './import-parts.ts'

/** Imports an old register: `desk import cases FILE [--dry-run] [--sheet NAME] [--refused-to FILE]`. */
export const importCasesCommand: CliCommand = {
  name: 'import cases',
  usage: 'FILE [--dry-run] [--mapping NAME] [--sheet NAME] [--refused-to FILE]',
  summary: 'Imports an old register of cases from .xlsx, .xls or .csv, all of it or nothing',
  positionals: 1,
  options: {
    'dry-run': { type: 'boolean', default: false },
    mapping: { type: 'string' },
    sheet: { type: 'string' },
    'refused-to': { type: 'string' },
  },
  async run(context): Promise<CliOutcome> {
    const path = resolve(context.positionals[0] ?? '')
    if (!existsSync(path)) throw new DeskError('host.fileMissing', { file: path })
    // Mappings that are saved so far are of owner files: none fits a register.
    const mapping = textOf(context, 'mapping')
    if (mapping !== undefined) throw new DeskError('import.mappingUnknown', { name: mapping })
    const core = (await context.openDesk()).requireCore()
    const watching = {
      signal: context.signal,
      onProgress: ({ done, of }: { done: number; of: number }) => context.progress(done, of),
    }
    const input = {
      source: { path },
      sheet: textOf(context, 'sheet') ?? null,
    }
    const dryRun = await core.jobs.run(registerDryRunJob, input, watching)
    try {
      const refusedTo = textOf(context, 'refused-to')
      if (refusedTo !== undefined && dryRun.counts.refused > 0) await writeRefused(core, dryRun, refusedTo)
      const onlyTried = context.values['dry-run'] === true
      const commits = !onlyTried && !dryRun.empty
      if (commits) await commitRegister(core, systemActor, uuidv7(), dryRun, watching)
      const timeZone = readSite(core.read)?.timeZone ?? 'Asia/Shanghai'
      return outcomeOf(dryRun, onlyTried, commits ? dryRun.stagingId : null, timeZone)
    } finally {
      discardDryRun(core, dryRun)
    }
  },
}

function outcomeOf(
  dryRun: RegisterDryRunResult,
  onlyTried: boolean,
  importId: string | null,
  timeZone: string,
): CliOutcome {
  const { counts, states, received, unknownCategories } = dryRun
  const { created, updated, unchanged, refused } = counts
  const done = onlyTried ? 'would be ' : ''
  const days = received && {
    from: dayStamp(received.from, timeZone),
    until: dayStamp(received.until, timeZone),
  }
  const columns = dryRun.sheets.map(({ name, fields, unmapped }) => ({
    sheet: name,
    fields: Object.fromEntries(fields.map(({ field, heading }) => [field, heading])),
    toNotes: unmapped,
  }))
  return {
    ok: true,
    report: {
      created,
      updated,
      unchanged,
      refused,
      states,
      withUnit: dryRun.withUnit,
      withCategory: dryRun.withCategory,
      rowsWithWarnings: dryRun.rowsWithWarnings,
      received: days,
      columns,
      dryRun: onlyTried,
      importId,
      refusedRows: dryRun.rowsToLookAt
        .filter(row => row.refused)
        .slice(0, 50)
        .map(({ sheet, row, reasons }) => ({
          sheet: sheet + 1,
          row,
          reasons: reasons.map(reason => reason.code),
        })),
    },
    lines: [
      `Cases: ${created} ${done}created, ${updated} updated, ${unchanged} unchanged, ${refused} refused.`,
      `Open ${states.open}, resolved ${states.resolved}, closed ${states.closed}, void ${states.void}.`,
      ...(days ? [`Received from ${days.from} to ${days.until}.`] : []),
      `With a unit of the estate: ${dryRun.withUnit}; with a category: ${dryRun.withCategory}.`,
      ...columns.map(
        ({ sheet, fields }) =>
          `${sheet}: ${Object.entries(fields)
            .map(([field, heading]) => `${field} = ${heading.split('\n')[0] ?? ''}`)
            .join(', ')}`,
      ),
      ...(unknownCategories.length > 0
        ? [
            `Categories the profile does not have, kept in notes: ${unknownCategories
              .slice(0, 8)
              .map(({ words, rows }) => `${words} (${rows})`)
              .join(', ')}`,
          ]
        : []),
      ...(refused > 0 ? ['--refused-to FILE writes the refused rows with their reasons to a workbook.'] : []),
      ...(importId === null ? [] : [`Import ${importId}`]),
    ],
  }
}
