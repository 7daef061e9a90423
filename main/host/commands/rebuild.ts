import { operations, tables } from '../../desk/domains.ts'
import { checkTables } from '../../log/rebuild.ts'
import type { CliCommand, CliContext, CliOutcome } from './command.ts'
import { openForReading } from './reading.ts'

/** Makes the tables anew from the log, or with `--check` only compares: `desk rebuild [--check]`. */
export const rebuildCommand: CliCommand = {
  name: 'rebuild',
  usage: '[--check]',
  summary: 'Makes all tables anew from the log; with --check only compares them and changes nothing',
  positionals: 0,
  options: { check: { type: 'boolean', default: false } },
  run: context => (context.values['check'] === true ? check(context) : rebuild(context)),
}

async function check(context: CliContext): Promise<CliOutcome> {
  const desk = await openForReading(context)
  try {
    const { readConnection, stagingFolder, stagingKey, progress } = desk.context
    const report = await checkTables({
      live: readConnection,
      staging: { folder: stagingFolder, key: stagingKey },
      tables,
      registry: operations,
      progress,
    })
    const compared = Object.values(report.rows).reduce((sum, count) => sum + count, 0)
    const ok = report.differenceCount === 0
    return {
      ok,
      report: { compared, ...report },
      lines: [
        `${report.operations} operations replayed, ${compared} rows of ${Object.keys(report.rows).length} tables compared.`,
        ...report.differences.map(
          ({ table, key, kind, columns }) =>
            `  ${table} ${key}: ${kind}${columns ? ` (${columns.join(', ')})` : ''}`,
        ),
        ok ? 'The tables are what the log says.' : `${report.differenceCount} row(s) differ.`,
      ],
    }
  } finally {
    desk.close()
  }
}

async function rebuild(context: CliContext): Promise<CliOutcome> {
  const desk = await context.openDesk()
  const { operations: replayed } = await desk.requireCore().writer.run(
    'rebuild',
    {},
    {
      onProgress: context.progress,
      isCancelled: () => context.signal.aborted,
    },
  )
  return {
    ok: true,
    report: { operations: replayed },
    lines: [`All tables and the search index were made anew from ${replayed} operations.`],
  }
}
