import { type DeskCore, systemActor } from '../../../desk/core.ts'
import { setLine } from '../../../sync/network/line.ts'
import { lineView } from '../../../sync/network/line-row.ts'
import { syncOverNetwork } from '../../../sync/network/run.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readGiven } from './given-file.ts'
import { contentOf } from './content.ts'

/** Brings headquarters what it has not confirmed over the network, and takes in its receipt. */
export const syncCommand: CliCommand = {
  name: 'sync',
  usage: '[--address URL] [--certificates FILE] [--photos later] [--figures-only]',
  summary: 'Sends headquarters what it has not confirmed over the network, and takes in its receipt',
  details: `  URL such as https://hq.example.com:7430 is kept for later, and so is FILE, the PEM of an authority of headquarters'
  own. A line that breaks costs nothing: what arrived stays there, and the next sync goes on from there.`,
  positionals: 0,
  options: {
    address: { type: 'string' },
    certificates: { type: 'string' },
    photos: { type: 'string' },
    'figures-only': { type: 'boolean', default: false },
  },
  async run(context) {
    const content = contentOf(context)
    const core = (await context.openDesk()).requireCore()
    await keepLine(core, context)
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
          : operations + archived === 0
            ? 'What the last sync left on its way was brought to headquarters.'
            : `${operations} operations and ${archived} files, ${(bytes / 1e6).toFixed(1)} MB, were brought to headquarters.`,
        receipt === null ? 'It gave no new receipt.' : `Receipt ${receipt} is taken in.`,
      ],
    }
  },
}

/** Keeps what was said of how headquarters is reached. */
async function keepLine(core: DeskCore, { values }: CliContext): Promise<void> {
  const { address, certificates: file } = values
  if (typeof address !== 'string' && typeof file !== 'string') return
  const { proxy, bytesPerSecond, everyMinutes, ...before } = lineView(core.read)
  await core.execute(setLine, {
    actor: systemActor,
    input: {
      address: typeof address === 'string' ? address : before.address,
      certificates: typeof file === 'string' ? readGiven(file).toString('utf8') : before.certificates,
      proxy,
      bytesPerSecond,
      everyMinutes,
    },
  })
}
