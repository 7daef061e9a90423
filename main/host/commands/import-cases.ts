import { type RegisterDryRunResult, registerDryRunJob } from '../../imports/case-dry-run.ts'
import { suggestedRegisterPlan } from '../../imports/suggest.ts'
import { readSite } from '../../site/queries.ts'
import { dayStamp } from '../../site/time.ts'
import type { CliCommand, CliOutcome } from './command.ts'
import { columnHelp } from './import-columns.ts'
import {
  closingLines,
  importOptions,
  type ImportRun,
  importUsage,
  rowsToTell,
  runImport,
} from './import-run.ts'

/** Imports an old register: `desk import cases FILE`. */
export const importCasesCommand: CliCommand = {
  name: 'import cases',
  usage: importUsage,
  summary: 'Imports an old register of cases from .xlsx, .xls or .csv, all of it or nothing',
  details: columnHelp('cases'),
  positionals: 1,
  options: importOptions,
  async run(context) {
    return await runImport(context, {
      kind: 'cases',
      async tryFile(core, { source, reading }, { only, mappingName }, watching) {
        const plan = { ...suggestedRegisterPlan(reading, only), mappingName }
        return await core.jobs.run(registerDryRunJob, { source, plan }, watching)
      },
      outcome: outcomeOf,
    })
  },
}

function outcomeOf({
  core,
  dryRun,
  sheets,
  onlyTried,
  importId,
}: ImportRun<RegisterDryRunResult>): CliOutcome {
  const { counts, states, received, unknownCategories } = dryRun
  const { created, updated, unchanged, refused } = counts
  const timeZone = readSite(core.read)?.timeZone ?? 'Asia/Shanghai'
  const done = onlyTried ? 'would be ' : ''
  const days = received && {
    from: dayStamp(received.from, timeZone),
    until: dayStamp(received.until, timeZone),
  }
  const columns = sheets.map(({ name, fields, columns: all }) => ({
    sheet: name,
    fields: Object.fromEntries(fields.map(({ field, heading }) => [field, heading])),
    toNotes: all
      .filter(({ index }) => !fields.some(one => one.column === index))
      .map(({ heading }) => heading),
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
      refusedRows: rowsToTell(dryRun.rowsToLookAt, true),
      rowsToCheck: rowsToTell(dryRun.rowsToLookAt, false),
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
      ...closingLines(refused, dryRun.rowsWithWarnings, importId),
    ],
  }
}
