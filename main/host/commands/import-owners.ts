import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { DeskError } from '../../contract/errors.ts'
import type { FileReading, ImportPlan } from '../../contract/imports.ts'
import { systemActor } from '../../desk/core.ts'
import { type DryRunResult, dryRunJob } from '../../imports/dry-run.ts'
import { readFileJob } from '../../imports/read-file.ts'
import { commitDryRun, discardDryRun } from '../../imports/run.ts'
import { suggestedPlan } from '../../imports/suggest.ts'
import type { CliCommand, CliContext, CliOutcome } from './command.ts'
import { textOf, writeRefused } from './import-parts.ts'

/** Imports an owner file: `desk import owners FILE [--dry-run] [--mapping NAME] [--sheet NAME] [--refused-to FILE]`. */
export const importOwnersCommand: CliCommand = {
  name: 'import owners',
  usage: 'FILE [--dry-run] [--mapping NAME] [--sheet NAME] [--project NAME] [--refused-to FILE]',
  summary: 'Imports owners and homes from .xlsx, .xls or .csv, all of it or nothing',
  positionals: 1,
  options: {
    'dry-run': { type: 'boolean', default: false },
    mapping: { type: 'string' },
    sheet: { type: 'string' },
    project: { type: 'string' },
    'refused-to': { type: 'string' },
  },
  async run(context): Promise<CliOutcome> {
    const path = resolve(context.positionals[0] ?? '')
    if (!existsSync(path)) throw new DeskError('host.fileMissing', { file: path })
    const core = (await context.openDesk()).requireCore()
    const source = { path }
    const mapping = textOf(context, 'mapping')
    const watching = {
      signal: context.signal,
      onProgress: ({ done, of }: { done: number; of: number }) => context.progress(done, of),
    }
    const reading = await core.jobs.run(readFileJob, { source, mapping: mapping ?? null }, watching)
    const plan = planFor(context, reading, mapping)
    const dryRun = await core.jobs.run(dryRunJob, { source, plan }, watching)
    try {
      const refusedTo = textOf(context, 'refused-to')
      if (refusedTo !== undefined && dryRun.counts.refused > 0) await writeRefused(core, dryRun, refusedTo)
      const commits = context.values['dry-run'] !== true && !dryRun.empty
      if (commits) await commitDryRun(core, systemActor, uuidv7(), dryRun, watching)
      return outcomeOf(dryRun, context.values['dry-run'] === true, commits ? dryRun.stagingId : null)
    } finally {
      discardDryRun(core, dryRun)
    }
  },
}

function planFor(context: CliContext, reading: FileReading, mapping: string | undefined): ImportPlan {
  const name = textOf(context, 'sheet')
  const only = name === undefined ? undefined : reading.sheets.find(one => one.name === name)
  if (name !== undefined && !only) throw new DeskError('import.sheetUnknown', { sheet: name })
  const plan = suggestedPlan(reading, only?.sheet)
  if (plan.sheets.length === 0) throw new DeskError('import.noUnitColumn')
  return {
    ...plan,
    project: textOf(context, 'project') ?? plan.project,
    mappingName: mapping ?? null,
  }
}

function outcomeOf(dryRun: DryRunResult, onlyTried: boolean, importId: string | null): CliOutcome {
  const { created, updated, unchanged, refused } = dryRun.counts
  const { unitsCreated, unitsChanged, peopleCreated, peopleChanged, nodesCreated } = dryRun.counts
  const done = onlyTried ? 'would be ' : ''
  return {
    ok: true,
    report: {
      created,
      updated,
      unchanged,
      refused,
      units: { created: unitsCreated, changed: unitsChanged },
      people: { created: peopleCreated, changed: peopleChanged },
      places: nodesCreated,
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
      `Rows: ${created} ${done}created, ${updated} ${done}updated, ${unchanged} unchanged, ${refused} refused.`,
      `Units: ${unitsCreated} new, ${unitsChanged} changed. People: ${peopleCreated} new, ${peopleChanged} changed.`,
      ...(refused > 0 ? ['--refused-to FILE writes the refused rows with their reasons to a workbook.'] : []),
      ...(importId === null ? [] : [`Import ${importId}`]),
    ],
  }
}
