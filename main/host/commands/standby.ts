import { hostname } from 'node:os'
import { DeskError } from '../../contract/errors.ts'
import { type CliCommand, required } from './command.ts'

/** Makes an empty computer the standby of another: `desk standby --of LINE --data DIR [--name NAME]`. */
export const standbyCommand: CliCommand = {
  name: 'standby',
  usage: '--of LINE [--name NAME]',
  summary: 'Makes this empty computer keep a copy of another desk',
  details:
    '  LINE is what the main computer shows under Settings, Standby; it works for five minutes and once.\n' +
    '  The copy is kept while `desk serve` runs on this data folder; its page takes over.',
  positionals: 0,
  options: { of: { type: 'string' }, name: { type: 'string' } },
  async run(context) {
    const line = required(context, 'of')
    const given = context.values['name']
    const name = (typeof given === 'string' ? given : hostname()).slice(0, 40)
    const desk = await context.openDesk({ allowNew: true })
    if (desk.state() !== 'new') throw new DeskError('log.alreadySetUp')
    await desk.standby.join(line, name)
    await desk.standby.contact()
    await desk.standby.settled()
    const view = await desk.standby.view()
    const copy = view?.copies[0]
    return {
      ok: copy !== undefined,
      report: { site: view?.site.code ?? null, copyAt: copy?.at ?? null, operations: copy?.operations ?? 0 },
      lines: [
        copy
          ? `A copy of site ${view?.site.code} as of ${new Date(copy.at).toISOString()} is here, ${copy.operations} operations.`
          : `This computer is paired, but has no copy yet: ${view?.trouble?.code ?? 'try again with desk serve'}.`,
        `Keep it up to date with: desk serve --data ${context.place.dataFolder}`,
      ],
    }
  },
}
