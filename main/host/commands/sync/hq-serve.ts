import { startServices } from '../../../desk/services.ts'
import { serveHeadquarters } from '../../hq/serve.ts'
import { serveOnLoopback } from '../../serve.ts'
import { type CliCommand, type CliContext, WrongUse } from '../command.ts'
import { rendererFolder } from '../serve.ts'
import { readGiven } from './given-file.ts'

/** Takes in what sites send over the network, and shows the screens of headquarters to a browser beside it. */
export const hqServeCommand: CliCommand = {
  name: 'hq serve',
  usage: '[--port N] [--host ADDRESS] [--tls-cert FILE --tls-key FILE] [--screen-port N]',
  summary: 'Takes in what sites send over the network until Ctrl C, and serves the screens to a browser here',
  details: `  Sites reach the port N (7430) at every address of this computer, or at ADDRESS alone; only those that were invited are
  let in. Parcels are encrypted in any case; with --tls-cert and --tls-key (PEM) the line is too. Browsers on this
  computer find the screens at the screen port (7420).`,
  positionals: 0,
  options: {
    port: { type: 'string', default: '7430' },
    host: { type: 'string' },
    'tls-cert': { type: 'string' },
    'tls-key': { type: 'string' },
    'screen-port': { type: 'string', default: '7420' },
  },
  async run(context) {
    const { host } = context.values
    const port = portIn(context, 'port')
    const screenPort = portIn(context, 'screen-port')
    const tls = tlsOf(context)
    const desk = await context.openDesk({ threads: true })
    const network = await serveHeadquarters({
      desk,
      port,
      tls,
      host: typeof host === 'string' ? host : undefined,
    })
    const screens = await serveOnLoopback({ desk, rendererFolder: rendererFolder(), port: screenPort })
    const services = startServices(desk)
    context.say(
      `Sites 驻场点: ${tls ? 'https' : 'http'}://${typeof host === 'string' ? host : '*'}:${network.port}`,
    )
    context.say(`Screens 界面: ${screens.address}`)
    if (!context.signal.aborted)
      await new Promise<void>(done => context.signal.addEventListener('abort', () => done(), { once: true }))
    await network.close()
    await screens.close()
    await services.stop()
    return { ok: true, report: { port: network.port, address: screens.address }, lines: [] }
  },
}

function portIn({ values }: CliContext, name: string): number {
  const port = Number(values[name])
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse(`--${name} takes a number from 0 to 65535`)
  return port
}

function tlsOf({ values }: CliContext): { readonly cert: Buffer; readonly key: Buffer } | undefined {
  const { 'tls-cert': cert, 'tls-key': key } = values
  if (typeof cert !== 'string' && typeof key !== 'string') return undefined
  if (typeof cert !== 'string' || typeof key !== 'string')
    throw new WrongUse('--tls-cert and --tls-key belong together')
  return { cert: readGiven(cert), key: readGiven(key) }
}
