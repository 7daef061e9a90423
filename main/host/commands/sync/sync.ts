import { systemActor } from '../../../desk/core.ts'
import { setLine } from '../../../sync/network/line.ts'
import { lineView } from '../../../sync/network/line-row.ts'
import { syncOverNetwork } from '../../../sync/network/run.ts'
import type { CliCommand } from '../command.ts'
import { contentOf } from './content.ts'

/** Brings headquarters what it has not confirmed over the network, and takes in its receipt. */
export const syncCommand: CliCommand = {
  name: 'sync',
  usage: '[--address URL] [--photos later] [--figures-only]',
  summary: 'Sends headquarters what it has not confirmed over the network, and takes in its receipt',
  details: `  URL such as https://hq.example.com:7430 is kept for later. A line that breaks costs nothing: what arrived stays
  there, and the next sync goes on from there.`,
  positionals: 0,
  options: {
    address: { type: 'string' },
    photos: { type: 'string' },
    'figures-only': { type: 'boolean', default: false },
  },
  async run(context) {
    const content = contentOf(context)
    const core = (await context.openDesk()).requireCore()
    const { address } = context.values
    if (typeof address === 'string') {
      const { proxy, certificates, bytesPerSecond, everyMinutes } = lineView(core.read)
      await core.execute(setLine, {
        actor: systemActor,
        input: { address, proxy, certificates, bytesPerSecond, everyMinutes },
      })
    }
    const result = await syncOverNetwork(
      core,
      systemActor,
      { content },
      { signal: context.signal, progress: (done, of) => context.progress(Math.floor(done), of) },
    )
    const { parcels, operations, archived, bytes, receipt } = result
    return {
      ok: true,
      report: { ...result },
      lines: [
        parcels === 0
          ? 'Headquarters holds everything.'
          : `${operations} operations and ${archived} files, ${(bytes / 1e6).toFixed(1)} MB, were brought to headquarters.`,
        receipt === null ? 'It gave no new receipt.' : `Receipt ${receipt} is taken in.`,
      ],
    }
  },
}
