import { systemActor } from '../../desk/core.ts'
import type { CliCommand } from './command.ts'

/** Makes a new recovery key where the printed one was lost or seen by somebody: `desk recovery-key`. */
export const recoveryKeyCommand: CliCommand = {
  name: 'recovery-key',
  usage: '',
  summary: 'Makes a new recovery key; the printed one before opens this data no longer',
  positionals: 0,
  options: {},
  async run(context) {
    const desk = await context.openDesk()
    const recoveryKey = await desk.newRecoveryKey(systemActor)
    return {
      ok: true,
      report: { recoveryKey },
      lines: [
        `New recovery key (opens the data on another computer): ${recoveryKey}`,
        'Print it and keep it locked away from this computer. It is shown only once. Destroy the old printout.',
        'Backups made before still open with the old key until newer ones replace them: back up now, also to the second place.',
      ],
    }
  },
}
