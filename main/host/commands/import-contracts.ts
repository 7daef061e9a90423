import { type ContractsDryRunResult, contractsDryRunJob } from '../../imports/contract-dry-run.ts'
import { suggestedContractPlan } from '../../imports/suggest.ts'
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

/** Units and contracts named on the terminal. */
const mostNamed = 8

/** Imports a monthly file of sales: `desk import contracts FILE`. */
export const importContractsCommand: CliCommand = {
  name: 'import contracts',
  usage: `${importUsage} [--project NAME] [--leave-vanished]`,
  summary: 'Imports the monthly contracts of sales from .xlsx, .xls or .csv, all of it or nothing',
  details: [
    columnHelp('contracts'),
    '  --leave-vanished         does not ask about contracts that the file has no more',
  ].join('\n'),
  positionals: 1,
  options: {
    ...importOptions,
    project: { type: 'string' },
    'leave-vanished': { type: 'boolean', default: false },
  },
  async run(context) {
    return await runImport(context, {
      kind: 'contracts',
      async tryFile(core, { source, reading }, { only, mappingName }, watching) {
        const suggested = suggestedContractPlan(reading, only)
        const project = textOf(context, 'project') ?? suggested.project
        const askAboutVanished = context.values['leave-vanished'] !== true
        const plan = { ...suggested, project, askAboutVanished, mappingName }
        return await core.jobs.run(contractsDryRunJob, { source, plan }, watching)
      },
      outcome: outcomeOf,
    })
  },
}

function outcomeOf({ dryRun, onlyTried, importId }: ImportRun<ContractsDryRunResult>): CliOutcome {
  const { contracts, counts, vanished, unknownUnits, unknownUnitRows, asksAboutVanished } = dryRun
  const done = onlyTried ? 'would be ' : ''
  const named = (units: readonly string[]) =>
    `${units.slice(0, mostNamed).join(', ')}${units.length > mostNamed ? ' …' : ''}`
  return {
    ok: true,
    report: {
      contracts,
      rows: {
        created: counts.created,
        updated: counts.updated,
        unchanged: counts.unchanged,
        refused: counts.refused,
      },
      people: { created: counts.peopleCreated, changed: counts.peopleChanged },
      // Sums and names stay out of what a terminal keeps; the screen shows them.
      changed: dryRun.changes.map(({ unit, changes }) => ({
        unit,
        fields: changes.map(({ field }) => field),
      })),
      vanished: vanished.map(({ unit, number }) => ({ unit, number })),
      asksAboutVanished,
      unknownUnits,
      unknownUnitRows,
      dryRun: onlyTried,
      importId,
      refusedRows: rowsToTell(dryRun.rowsToLookAt, true),
      rowsToCheck: rowsToTell(dryRun.rowsToLookAt, false),
    },
    lines: [
      `Contracts: ${contracts.created} ${done}created, ${contracts.changed} ${done}changed, ${contracts.unchanged} unchanged, ${contracts.returned} back again.`,
      `Rows: ${counts.created + counts.updated + counts.unchanged} understood, ${counts.refused} refused. People: ${counts.peopleCreated} new, ${counts.peopleChanged} changed.`,
      ...(contracts.vanished > 0
        ? [
            `No longer in the file: ${contracts.vanished} (${named(vanished.map(one => one.unit))}); ${
              asksAboutVanished ? `${done}put on the list of those to be asked about` : 'left as they are'
            }.`,
          ]
        : []),
      ...(unknownUnitRows > 0 ? [`Units the estate does not have: ${named(unknownUnits)}`] : []),
      ...closingLines(counts.refused, dryRun.rowsWithWarnings, importId),
    ],
  }
}
