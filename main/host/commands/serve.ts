import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Desk } from '../../desk/desk.ts'
import { systemActor } from '../../desk/core.ts'
import { startServices } from '../../desk/services.ts'
import { errorText, isErrorCode } from '../../contract/errors.ts'
import { StationInput, type StationView } from '../../contract/station.ts'
import { stationSetting, switchStation } from '../../station/setting.ts'
import { stationView } from '../../station/status.ts'
import { serveOnLoopback } from '../serve.ts'
import { deskDoor } from '../station/door.ts'
import { type StationService, startStation } from '../station/service.ts'
import type { CliCommand, CliContext } from './command.ts'
import { WrongUse } from './command.ts'

/** Serves the desk to a browser on this computer, and to the clubhouse's own network where that was switched on. */
export const serveCommand: CliCommand = {
  name: 'serve',
  usage: '[--port N] [--open] [--lan | --no-lan] [--network NAME] [--lan-port N]',
  summary: 'Serves the desk to a browser on this computer until Ctrl C',
  details:
    '  --lan switches the station on: paired devices on the network NAME (all private networks without it)\n' +
    '  work on the desk too. It stays on for later starts until it is switched off, here or on its screen.',
  positionals: 0,
  options: {
    port: { type: 'string', default: '7420' },
    open: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    lan: { type: 'boolean', default: false },
    'no-lan': { type: 'boolean', default: false },
    network: { type: 'string' },
    'lan-port': { type: 'string' },
  },
  async run(context) {
    const port = portOf(context)
    const order = stationOrder(context)
    const desk = await context.openDesk({ allowNew: true, threads: true })
    if (order) await obey(desk, order)
    const served = await serveOnLoopback({ desk, rendererFolder: rendererFolder(), port })
    const services = startServices(desk)
    const station = startStation(desk, { rendererFolder: rendererFolder(), door: deskDoor(desk) })
    context.say(`Clubhouse Desk 驻场客服台: ${served.address}`)
    for (const line of await standing(desk, station)) context.say(line)
    if (context.values['open'] || context.values['browser']) openBrowser(served.address)
    if (!context.signal.aborted) {
      await new Promise<void>(resolve =>
        context.signal.addEventListener('abort', () => resolve(), { once: true }),
      )
    }
    await station.stop()
    await served.close()
    await services.stop()
    return { ok: true, report: { address: served.address }, lines: [] }
  },
}

function portOf(context: CliContext): number {
  const port = Number(context.values['port'])
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse('--port takes a number from 0 to 65535')
  return port
}

/** How the station is to be switched before serving begins; undefined where it stays as it is. */
interface StationOrder {
  readonly on: boolean
  readonly network: string | undefined
  readonly port: number | undefined
}

function stationOrder({ values }: CliContext): StationOrder | undefined {
  const { lan, 'no-lan': noLan, network, 'lan-port': given } = values
  if (lan === true && noLan === true) throw new WrongUse('--lan and --no-lan exclude each other')
  if (lan !== true && (network !== undefined || given !== undefined))
    throw new WrongUse('--network and --lan-port belong to --lan')
  if (lan !== true && noLan !== true) return undefined
  const port = given === undefined ? undefined : Number(given)
  if (port !== undefined && !StationInput.shape.port.safeParse(port).success)
    throw new WrongUse('--lan-port takes a number from 1024 to 65534')
  return { on: lan === true, network: typeof network === 'string' ? network : undefined, port }
}

/** Whoever may start the desk from the command line may switch its station; it is on the audit trail as the program. */
async function obey(desk: Desk, { on, network, port }: StationOrder): Promise<void> {
  // A standby that is being asked has to reach this desk.
  const core = desk.state() === 'asking' && desk.core ? desk.core : desk.requireCore()
  const before = stationSetting(core.read, core.machine)
  const input = {
    machine: core.machine,
    on,
    network: on ? (network ?? null) : before.network,
    port: port ?? before.port,
  }
  await core.execute(switchStation, { actor: systemActor, input })
}

/** Where devices reach the desk, or why they do not; nothing where the station is off. */
async function standing(desk: Desk, station: StationService): Promise<string[]> {
  await station.look()
  if (!['ready', 'asking'].includes(desk.state()) || !desk.core) return []
  const view: StationView = stationView(desk.core)
  if (!view.on) return []
  const { trouble, addresses, hostName, port } = view
  const lines =
    addresses.length > 0 ? [`LAN 局域网: https://${hostName}:${port}/  (${addresses.join(', ')})`] : []
  if (trouble && isErrorCode(trouble.code)) {
    const { code, params } = trouble
    lines.push(errorText(code, params, 'zh'), errorText(code, params, 'en'))
  }
  return lines
}

/** The built screens: beside the bundle, or in `out/` when run from the sources. */
export function rendererFolder(): string {
  const candidates = ['../renderer', '../../../out/renderer', '../../out/renderer'].map(path =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  return (
    candidates.find(folder => existsSync(`${folder}/index.html`) && existsSync(`${folder}/assets`)) ??
    candidates[0] ??
    ''
  )
}

/** Opens the default browser where there is one; the printed address serves where there is none. */
function openBrowser(address: string): void {
  const launchers: Readonly<Record<string, [string, ...string[]]>> = {
    win32: ['cmd', '/c', 'start', '', address],
    darwin: ['open', address],
  }
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']
  const launcher = launchers[platform()] ?? (display ? (['xdg-open', address] as const) : undefined)
  if (!launcher) return
  const [program, ...parameters] = launcher
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
