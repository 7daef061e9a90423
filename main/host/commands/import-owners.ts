import { type DryRunResult, dryRunJob } from '../../imports/dry-run.ts'
import { suggestedPlan } from '../../imports/suggest.ts'
import type { CliCommand, CliOutcome } from './command.ts'
import { columnHelp } from './import-columns.ts'
import { textOf } from './import-parts.ts'
import {
  closingLines,
  importOptions,
  type ImportRun,
  importUsage,
  rowsToTell,
  runImport,
} from './import-run.ts'

/** Imports an owner file: `desk import owners FILE`. */
export const importOwnersCommand: CliCommand = {
  name: 'import owners',
  usage: `${importUsage} [--project NAME]`,
  summary: 'Imports owners and homes from .xlsx, .xls or .csv, all of it or nothing',
  details: columnHelp('owners'),
  positionals: 1,
  options: { ...importOptions, project: { type: 'string' } },
  async run(context) {
    return await runImport(context, {
      kind: 'owners',
      async tryFile(core, { source, reading }, { only, mappingName }, watching) {
        const suggested = suggestedPlan(reading, only)
        const project = textOf(context, 'project') ?? suggested.project
        const plan = { ...suggested, project, mappingName }
        return await core.jobs.run(dryRunJob, { source, plan }, watching)
      },
      outcome: outcomeOf,
    })
  },
}

function outcomeOf({ dryRun, onlyTried, importId }: ImportRun<DryRunResult>): CliOutcome {
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
      refusedRows: rowsToTell(dryRun.rowsToLookAt, true),
      rowsToCheck: rowsToTell(dryRun.rowsToLookAt, false),
    },
    lines: [
      `Rows: ${created} ${done}created, ${updated} ${done}updated, ${unchanged} unchanged, ${refused} refused.`,
      `Units: ${unitsCreated} new, ${unitsChanged} changed. People: ${peopleCreated} new, ${peopleChanged} changed. Places: ${nodesCreated} new.`,
      ...closingLines(refused, dryRun.rowsWithWarnings, importId),
    ],
  }
}
