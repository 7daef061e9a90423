import { resolve } from 'node:path'
import { makeBackup } from '../../desk/backup.ts'
import { noteBackup } from '../../desk/backup-run.ts'
import { type CliCommand, required } from './command.ts'
import { openForReading } from './reading.ts'

/** Backs up beside a desk that may be running: `desk backup --to DIR`. */
export const backupCommand: CliCommand = {
  name: 'backup',
  usage: '--to DIR',
  summary: 'Makes a checked, encrypted backup in a folder, with the files of all cases beside it',
  positionals: 0,
  options: { to: { type: 'string' } },
  async run(context) {
    const folder = resolve(required(context, 'to'))
    const desk = await openForReading(context)
    try {
      const result = await makeBackup(desk.context, { folder, at: Date.now() })
      await noteBackup({ dataFolder: context.place.dataFolder }, result)
      return {
        ok: result.missing === 0,
        report: { ...result },
        lines: [
          `Backup: ${result.file}`,
          `${result.operations} operations, ${result.files} files (${result.copied} copied now), ${result.pruned} old backup(s) removed.`,
          ...(result.missing === 0
            ? []
            : [`${result.missing} file(s) were missing from the data already: run verify.`]),
          'To restore it bring the whole folder: the files of cases are in "blobs" beside it.',
        ],
      }
    } finally {
      desk.close()
    }
  },
}
