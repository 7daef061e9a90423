import { resolve } from 'node:path'
import { DeskError } from '../../contract/errors.ts'
import { rehearseRestore } from '../../desk/backup-rehearsal.ts'
import { newestBackup, noteRehearsal } from '../../desk/backup-run.ts'
import { readRecoveryKeyFile } from '../../desk/restore.ts'
import type { CliCommand } from './command.ts'
import { openForReading } from './reading.ts'

/** Proves that a backup restores, also beside a desk that is running: `desk backup rehearse [--from FILE]`. */
export const backupRehearseCommand: CliCommand = {
  name: 'backup rehearse',
  usage: '[--from FILE] [--recovery-key-file FILE] [--all-files]',
  summary: 'Proves that the newest backup restores: into a scratch folder, checked whole, then removed',
  positionals: 0,
  options: {
    from: { type: 'string' },
    'recovery-key-file': { type: 'string' },
    'all-files': { type: 'boolean', default: false },
  },
  async run(context) {
    const { from, 'recovery-key-file': keyFile, 'all-files': allFiles } = context.values
    const { dataFolder } = context.place
    const desk = await openForReading(context)
    try {
      const file = typeof from === 'string' ? resolve(from) : await newestBackup(desk.context)
      if (file === undefined) throw new DeskError('backup.noneYet')
      const proved = await rehearseRestore(desk.context, {
        file,
        allFiles: allFiles === true,
        ...(typeof keyFile === 'string' ? { recoveryKey: await readRecoveryKeyFile(resolve(keyFile)) } : {}),
      })
      await noteRehearsal({ dataFolder }, Date.now(), proved)
      const { operations, rows, files, filesRead, keyTried } = proved
      return {
        ok: true,
        report: { ...proved },
        lines: [
          `The backup of ${new Date(proved.createdAt).toISOString()} can be restored: ${file}`,
          `It was restored into a scratch folder: ${operations} operations read against their chain, ${rows} rows compared with them, all ${files} files there, ${filesRead} of them read whole.`,
          keyTried
            ? 'The printed recovery key opens it.'
            : 'The printed recovery key was not tried: --recovery-key-file proves it too.',
        ],
      }
    } finally {
      desk.close()
    }
  },
}
