import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import { startServices } from '../../desk/services.ts'
import { serveOnLoopback } from '../serve.ts'
import type { CliCommand, CliContext } from './command.ts'
import { WrongUse } from './command.ts'

/** Serves the desk to a browser on this computer: `desk serve [--port N] [--open]`. */
export const serveCommand: CliCommand = {
  name: 'serve',
  usage: '[--port N] [--open]',
  summary: 'Serves the desk to a browser on this computer until Ctrl C',
  positionals: 0,
  options: {
    port: { type: 'string', default: '7420' },
    open: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
  },
  async run(context) {
    const port = portOf(context)
    const desk = await context.openDesk({ allowNew: true, threads: true })
    const served = await serveOnLoopback({ desk, rendererFolder: rendererFolder(), port })
    const services = startServices(desk)
    context.say(`Clubhouse Desk 驻场客服台: ${served.address}`)
    if (context.values['open'] || context.values['browser']) openBrowser(served.address)
    if (!context.signal.aborted) {
      await new Promise<void>(resolve =>
        context.signal.addEventListener('abort', () => resolve(), { once: true }),
      )
    }
    services.stop()
    await served.close()
    return { ok: true, report: { address: served.address }, lines: [] }
  },
}

function portOf(context: CliContext): number {
  const port = Number(context.values['port'])
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse('--port takes a number from 0 to 65535')
  return port
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
