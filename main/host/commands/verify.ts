import { resolve } from 'node:path'
import { checkBackup } from '../../desk/backup-check.ts'
import { verifyDesk, type VerifyReport } from '../../desk/verify.ts'
import type { CliCommand } from './command.ts'
import { openForReading } from './reading.ts'

/** Checks everything, or a backup of it: `desk verify [--quick] [--backup FILE]`. Also beside a desk that is running. */
export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: '[--quick] [--backup FILE]',
  summary:
    'Checks the database, the log and its chain, tables against the log, the search index and every file',
  positionals: 0,
  options: { quick: { type: 'boolean', default: false }, backup: { type: 'string' } },
  async run(context) {
    const desk = await openForReading(context)
    const backup = context.values['backup']
    try {
      if (typeof backup === 'string') {
        const quick = context.values['quick'] === true
        const checked = await checkBackup(desk.context, {
          file: resolve(backup),
          files: quick ? 'listed' : 'read',
        })
        const { createdAt, operations, files, missing, damaged } = checked
        const ok = missing + damaged === 0
        const made = `The backup of ${new Date(createdAt).toISOString()}`
        return {
          ok,
          report: { backup: checked },
          lines: [
            ok
              ? `${made} is in order: ${operations} operations, ${files} files ${quick ? 'there' : 'read'}.`
              : `${made} is not in order: ${missing} of ${files} files are missing beside it, ${damaged} are damaged. Back up again.`,
          ],
        }
      }
      const { ok, parts } = await verifyDesk(desk.context, { quick: context.values['quick'] === true })
      return { ok, report: { parts }, lines: linesOf(parts, ok) }
    } finally {
      desk.close()
    }
  },
}

const titles: Readonly<Record<keyof VerifyReport['parts'], string>> = {
  database: 'Database pages and references',
  guards: 'Write guards',
  chain: 'Operations in the chain',
  head: 'Head file against the log',
  tables: 'Table rows against the log',
  search: 'Search entries against the tables',
  completeness: 'Completeness of home files against their papers',
  archive: 'Files against their hashes',
  keys: 'Ways to open the data',
}

function linesOf(parts: VerifyReport['parts'], ok: boolean): string[] {
  const lines = Object.entries(parts).flatMap(([name, part]) => {
    const title = titles[name as keyof VerifyReport['parts']]
    const verdict = part.problemCount === 0 ? 'in order' : `${part.problemCount} problem(s)`
    const more = part.problemCount - part.problems.length
    return [
      `${title}: ${part.checked} checked, ${verdict}`,
      ...part.problems.map(problem => `  ${problem}`),
      ...(more > 0 ? [`  and ${more} more`] : []),
    ]
  })
  return [
    ...lines,
    ok ? 'Everything is in order.' : 'Something is wrong. Keep this data and its backups as they are.',
  ]
}
