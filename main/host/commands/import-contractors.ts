import { type ContractorsDryRunResult, contractorsDryRunJob } from '../../imports/contractor-dry-run.ts'
import { suggestedContractorPlan } from '../../imports/suggest.ts'
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

/** Imports contractors, contracts of works and contracts on call: `desk import contractors FILE`. */
export const importContractorsCommand: CliCommand = {
  name: 'import contractors',
  usage: importUsage,
  summary: 'Imports contractors with their contracts from .xlsx, .xls or .csv, all of it or nothing',
  details: columnHelp('contractors'),
  positionals: 1,
  options: importOptions,
  async run(context) {
    return await runImport(context, {
      kind: 'contractors',
      async tryFile(core, { source, reading }, { only, mappingName }, watching) {
        const plan = { ...suggestedContractorPlan(reading, only), mappingName }
        return await core.jobs.run(contractorsDryRunJob, { source, plan }, watching)
      },
      outcome: outcomeOf,
    })
  },
}

function outcomeOf({ dryRun, onlyTried, importId }: ImportRun<ContractorsDryRunResult>): CliOutcome {
  const { contractors, contacts, works, onCalls, counts } = dryRun
  const done = onlyTried ? 'would be ' : ''
  const told = (name: string, { created, changed }: typeof contractors) =>
    `${name}: ${created} ${done}created, ${changed} ${done}changed.`
  const { created, updated, unchanged, refused } = counts
  return {
    ok: true,
    report: {
      contractors,
      contacts,
      works,
      onCalls,
      rows: { created, updated, unchanged, refused },
      // Sums and people stay out of what a terminal keeps; the screen shows them.
      changed: dryRun.changes.map(({ unit, changes }) => ({
        contractor: unit,
        fields: changes.map(({ field }) => field),
      })),
      dryRun: onlyTried,
      importId,
      refusedRows: rowsToTell(dryRun.rowsToLookAt, true),
      rowsToCheck: rowsToTell(dryRun.rowsToLookAt, false),
    },
    lines: [
      told('Contractors', contractors),
      told('People there', contacts),
      told('Contracts of works', works),
      told('Contracts on call', onCalls),
      `Rows: ${created + updated + unchanged} understood, ${refused} refused.`,
      ...closingLines(refused, dryRun.rowsWithWarnings, importId),
    ],
  }
}
