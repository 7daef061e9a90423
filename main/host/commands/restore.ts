import { resolve } from 'node:path'
import { keyFileProtector } from '../../database/keyring.ts'
import { readRecoveryKeyFile, restoreBackup } from '../../desk/restore.ts'
import { machineName } from '../machine.ts'
import { type CliCommand, required } from './command.ts'

/** Brings a desk back into an empty folder: `desk restore --from FILE --data DIR [--recovery-key-file F]`. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: '--from FILE --data DIR [--recovery-key-file FILE] [--without-missing-files]',
  summary: 'Restores a backup into an empty data folder; on another computer with the recovery key',
  positionals: 0,
  options: {
    from: { type: 'string' },
    'recovery-key-file': { type: 'string' },
    'without-missing-files': { type: 'boolean', default: false },
  },
  async run(context) {
    const from = resolve(required(context, 'from'))
    required(context, 'data')
    const keyFile = context.values['recovery-key-file']
    const { dataFolder, keyFile: ownKey } = context.place
    const result = await restoreBackup({
      from,
      dataFolder,
      protector: keyFileProtector(ownKey),
      machine: machineName(),
      withoutMissingFiles: context.values['without-missing-files'] === true,
      signal: context.signal,
      progress: ({ done, of }) => context.progress(done, of),
      ...(typeof keyFile === 'string' ? { recoveryKey: await readRecoveryKeyFile(resolve(keyFile)) } : {}),
    })
    return {
      ok: true,
      report: { ...result },
      lines: [
        `Site ${result.site} is restored in ${dataFolder} as it was on ${new Date(result.createdAt).toISOString()}.`,
        `${result.operations} operations and ${result.files} files. Case numbers go on with the letter ${result.letter}.`,
        ...(result.missing > 0 ? [`${result.missing} file(s) could not be restored.`] : []),
      ],
    }
  },
}
