import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { DeskError } from '../contract/errors.ts'
import type { Desk } from '../desk/desk.ts'
import { serveRendererFile } from './page-files.ts'
import { createRequestGuard } from './request-guard.ts'

export interface ServeOptions {
  readonly desk: Desk
  /** Folder of the built screens. */
  readonly rendererFolder: string
  /** 0 takes any free port. */
  readonly port: number
}

export interface ServedDesk {
  readonly address: string
  /** Stops taking requests and ends open ones. Does not close the desk. */
  close(): Promise<void>
}

/** How long an idle line to a browser is kept, in milliseconds; browsers give theirs up after five minutes at most. */
const idleLineMs = 310_000

/** Serves the desk to browsers on this computer: loopback only. */
export async function serveOnLoopback(options: ServeOptions): Promise<ServedDesk> {
  let guard = createRequestGuard(new Set())
  const handle = async (request: Request): Promise<Response> => {
    const refusal = guard.refusal(request)
    if (refusal !== undefined)
      return new Response(refusal, { status: 403, headers: { 'content-type': 'text/plain' } })
    const { pathname } = new URL(request.url)
    if (isDeskPath(pathname)) return await options.desk.fetch(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
    return await serveRendererFile(options.rendererFolder, pathname)
  }
  return await new Promise((resolve, reject) => {
    const server = serve(
      { fetch: handle, hostname: '127.0.0.1', port: options.port },
      (info: AddressInfo) => {
        guard = createRequestGuard(new Set([`127.0.0.1:${info.port}`, `localhost:${info.port}`]))
        resolve({
          address: `http://127.0.0.1:${info.port}/`,
          close: () =>
            new Promise<void>(done => {
              server.close(() => done())
              if ('closeAllConnections' in server) server.closeAllConnections()
            }),
        })
      },
    )
    // Longer than browsers keep a line that nobody uses: closed from here, a request just on its way would be lost.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = idleLineMs
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new DeskError('host.portTaken', { port: options.port }, { cause: error })
          : error,
      )
    })
  })
}

/** Paths answered by the desk itself; everything else is a screen. */
export function isDeskPath(pathname: string): boolean {
  return pathname.startsWith('/events') || pathname.startsWith('/api/') || pathname.startsWith('/files/')
}
