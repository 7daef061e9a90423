import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DeskPort, OpenDeskPort, OpenDeskRequest } from '../../electron/desk-port.ts'
import { startShell } from '../../electron/shell.ts'
import { hostChannels, type HostChannel } from '../../main/contract/host-channels.ts'
import { createElectronDouble, type ElectronDouble, type WindowDouble } from './electron.ts'
import { EventDouble } from './electron-emitter.ts'

/** A desk that answers with what it was asked, sets a session cookie on `/api/login`, and closes when told. */
class DeskDouble implements DeskPort {
  readonly requests: { url: string; method: string; cookie: string | null; body: string }[] = []
  closes = 0
  private readonly held = Promise.withResolvers<void>()
  holdClose = false

  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    this.requests.push({
      url: request.url,
      method: request.method,
      cookie: request.headers.get('cookie'),
      body: await request.text(),
    })
    const headers = new Headers({
      'content-type': url.pathname.startsWith('/files/') ? 'text/html' : 'application/json',
    })
    if (url.pathname === '/api/login') headers.append('set-cookie', 'session=s3cret; HttpOnly; Path=/')
    return new Response('{"done":true}', { headers })
  }

  async close(): Promise<void> {
    this.closes += 1
    if (this.holdClose) await this.held.promise
  }

  /** Lets a held `close` end. */
  letClose(): void {
    this.held.resolve()
  }
}

export interface StartedShell {
  api: ElectronDouble
  desk: DeskDouble
  folder: string
  process: EventDouble
  opened: OpenDeskRequest[]
  /** Lets a second pass. */
  tick(): void
  /** The first window with screens. */
  window: WindowDouble
  /** Sends a message as the page of the window would. */
  send(channel: HostChannel, message: unknown, from?: SenderDouble): Promise<unknown>
  /** Asks `desk://` as the page would. */
  get(address: string, init?: RequestInit): Promise<Response>
}

export interface SenderDouble {
  contentsId?: number
  url?: string
  parent?: object | null
}

export interface StartOptions {
  argv?: string[]
  platform?: NodeJS.Platform
  openDesk?: OpenDeskPort
  prepare?(api: ElectronDouble): void
}

/** Starts the shell on doubles, with a small built renderer in a fresh folder. */
export async function startShellDouble(options: StartOptions = {}): Promise<StartedShell> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const rendererFolder = join(folder, 'renderer')
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>desk</title>')
  writeFileSync(join(rendererFolder, 'assets', 'index.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'outside')

  const api = createElectronDouble(folder)
  options.prepare?.(api)
  const desk = new DeskDouble()
  const process = new EventDouble()
  const opened: OpenDeskRequest[] = []
  const ticks = new Set<() => void>()
  await startShell({
    api,
    process,
    rendererFolder,
    openDesk:
      options.openDesk ??
      (async request => {
        opened.push(request)
        return desk
      }),
    argv: options.argv ?? [],
    cwd: folder,
    platform: options.platform ?? 'linux',
    preload: join(folder, 'preload.cjs'),
    now: () => 1_782_000_000_000,
    everySecond(tick) {
      ticks.add(tick)
      return () => ticks.delete(tick)
    },
  })
  return {
    api,
    desk,
    folder,
    process,
    opened,
    tick: () => {
      for (const tick of ticks) tick()
    },
    get window() {
      const window = api.windows[0]
      if (window === undefined) throw new Error('no window was opened')
      return window
    },
    async send(channel, message, from = {}) {
      const listener = api.channels.get(hostChannels[channel])
      if (listener === undefined) throw new Error(`nobody listens on ${channel}`)
      const contentsId = from.contentsId ?? api.windows[0]?.webContents.id ?? -1
      const senderFrame = { url: from.url ?? 'desk://desk/', parent: from.parent ?? null }
      return listener({ sender: { id: contentsId }, senderFrame }, message)
    },
    async get(address, init) {
      const handler = api.handlers.get('desk')
      if (handler === undefined) throw new Error('desk:// is not handled')
      return handler(new Request(address, init))
    },
  }
}

/** Lets everything that is already resolved run. */
export async function settle(): Promise<void> {
  await new Promise<void>(resolve => {
    setImmediate(() => setImmediate(resolve))
  })
}
