import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'
import { systemActor } from '../../../desk/core.ts'
import { takeReceiptFile } from '../../../sync/take-receipt.ts'
import type { CliCommand } from '../command.ts'

/** Takes in what headquarters answered. */
export const receiptImportCommand: CliCommand = {
  name: 'receipt import',
  usage: 'FILE',
  summary: 'Takes in a receipt of headquarters: how far it holds this site',
  positionals: 1,
  options: {},
  async run(context) {
    const file = resolve(context.positionals[0] ?? '')
    if (!existsSync(file)) throw new DeskError('host.fileMissing', { file })
    const core = (await context.openDesk()).requireCore()
    const taken = await takeReceiptFile(core, systemActor, file)
    return {
      ok: true,
      report: { ...taken },
      lines: [
        `Receipt ${taken.number} is taken in.`,
        ...taken.ends.map(({ incarnation, sequence }) => `  ${incarnation}: held up to ${sequence}`),
        ...(taken.missing > 0
          ? [`Headquarters lacks ${taken.missing} file(s); the next bundle carries them.`]
          : []),
        ...taken.heldBack.map(({ why, count }) => `Held back there: ${count} (${why})`),
        ...(taken.taken > 0 ? [`Headquarters sent ${taken.taken} message(s).`] : []),
        ...(taken.ahead
          ? ['Something that headquarters sent before is missing; the next receipt brings it.']
          : []),
        ...(taken.newer ? ['Headquarters has a newer program: update this one, then sync again.'] : []),
        ...(taken.newIncarnation
          ? [
              'A copy of this desk went on by itself elsewhere. Numbers go on under a new letter here; find the copy.',
            ]
          : []),
      ],
    }
  },
}
