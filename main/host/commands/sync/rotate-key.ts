import { systemActor } from '../../../desk/core.ts'
import { rotateOwnKey } from '../../../hq/rotate.ts'
import { rotateKey } from '../../../sync/rotate.ts'
import type { CliCommand } from '../command.ts'

/** Gives the site a new key to sign with. */
export const rotateKeyCommand: CliCommand = {
  name: 'rotate-key',
  usage: '',
  summary: 'Gives the site a new key to sign what it sends with',
  positionals: 0,
  options: {},
  async run(context) {
    const core = (await context.openDesk()).requireCore()
    const { fingerprint } = await rotateKey(core, systemActor)
    return {
      ok: true,
      report: { fingerprint },
      lines: [
        `Parcels are signed with ${fingerprint} from now on; the next one tells headquarters.`,
        'What was written before and is still on its way is taken in all the same.',
      ],
    }
  },
}

/** Gives headquarters a new key to sign with. */
export const hqRotateKeyCommand: CliCommand = {
  name: 'hq rotate-key',
  usage: '',
  summary: 'Gives this headquarters a new key to sign its receipts with',
  positionals: 0,
  options: {},
  async run(context) {
    const core = (await context.openDesk()).requireCore()
    const { fingerprint } = await rotateOwnKey(core, systemActor)
    return {
      ok: true,
      report: { fingerprint },
      lines: [`Receipts are signed with ${fingerprint} from now on; sites learn it from their next receipt.`],
    }
  },
}
