import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'
import { receiveParcel } from '../../../hq/receive.ts'
import { writeReceipt } from '../../../hq/receipt.ts'
import type { CliCommand } from '../command.ts'

/** Takes in one parcel of a site and writes the receipt for it. */
export const hqReceiveCommand: CliCommand = {
  name: 'hq receive',
  usage: 'FILE [--receipts FOLDER]',
  summary: 'Takes in a bundle of a site, and writes the receipt to bring back',
  positionals: 1,
  options: { receipts: { type: 'string' } },
  async run(context) {
    const file = resolve(context.positionals[0] ?? '')
    if (!existsSync(file)) throw new DeskError('host.fileMissing', { file })
    const core = (await context.openDesk()).requireCore()
    const received = await receiveParcel(core, file, { signal: context.signal })
    const asked = context.values['receipts']
    const folder = typeof asked === 'string' ? resolve(asked) : join(core.dataFolder, 'receipts')
    const receipt = await writeReceipt(core, received.hqSiteId, folder)
    const { site, applied, duplicates, heldBack, gaps, forks, files, waits, caughtUp } = received
    return {
      ok: true,
      report: {
        site,
        applied,
        duplicates,
        quarantined: heldBack,
        gaps,
        forks,
        files,
        waits,
        caughtUp,
        missingFiles: receipt.missing,
        ends: receipt.ends,
        receipt: receipt.file,
      },
      lines: [
        `${site}: ${applied} operations taken in, ${duplicates} were known, ${heldBack} held back; ${files} files.`,
        ...gaps.map(({ incarnation, from, to }) => `Missing before it: ${incarnation}, ${from} to ${to}`),
        ...forks.map(
          ({ incarnation, at }) => `A copy of ${site} went on by itself: ${incarnation}, from ${at}`,
        ),
        `Receipt ${receipt.number}: ${receipt.file}`,
      ],
    }
  },
}
