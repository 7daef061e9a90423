import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { servePairingFile, serveRendererFile } from '../page-files.ts'
import type { RequestGuard } from '../request-guard.ts'
import { isDeskPath } from '../serve.ts'
import { deviceCookie, type StationCaller } from '../../station/gate.ts'
import type { StationDoor } from './door.ts'
import { createAllowance, neighbour, type StationLimits } from './limits.ts'
import { endSlowBody } from './slow-bodies.ts'

export interface RequestsOptions {
  readonly door: StationDoor
  /** Folder of the built screens. */
  readonly rendererFolder: string
  readonly limits: StationLimits
  /** Milliseconds that never go back. */
  now(): number
  /** Told who asks, with each request. */
  asked(caller: StationCaller): void
  /** What is let through at this moment. */
  guard(): RequestGuard
  /** False where the desk behind the door is no longer the one whose station was switched on. */
  isOpen(): boolean
}

/** The cookie by which a device is known; here only to count its requests, the door says what it is worth. */
const deviceIn = new RegExp(`(?:^|;\\s*)${deviceCookie}=([\\w-]{1,100})`)

/**
 * Answers every request of the network: counts it, guards it, gives screens to paired devices and the page of pairing
 * to others, and leaves the rest to the door.
 */
export function createStationRequests(options: RequestsOptions): RequestListener {
  const { limits, now } = options
  const ofAddress = createAllowance(limits.requestsOfAddress, now)
  const ofDevice = createAllowance(limits.requestsOfDevice, now)
  const ofStranger = createAllowance(limits.requestsOfStranger, now)

  const unanswered = new WeakMap<Socket, number>()

  const answer = async (request: Request, address: string): Promise<Response> => {
    if (!options.isOpen()) return plain(503, 'The desk is closed')
    const refusal = options.guard().refusal(request)
    if (refusal !== undefined) return plain(403, refusal)
    const { pathname } = new URL(request.url)
    const caller = options.door.callerOf(request.headers.get('cookie'), address)
    options.asked(caller)
    if (isDeskPath(pathname)) return await options.door.answer(request, caller)
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
    return caller.device
      ? await serveRendererFile(options.rendererFolder, pathname)
      : await servePairingFile(options.rendererFolder, pathname, caller.refusal ?? 'device.required')
  }
  const listener = getRequestListener(
    (request, environment) =>
      answer(request, (environment as HttpBindings).incoming.socket.remoteAddress ?? ''),
    // The window lives in the same process: what it calls a Response must stay what it is.
    { overrideGlobalObjects: false },
  )

  return (request, response) => {
    const { socket } = request
    // Further requests of one packet, behind one that was too many.
    if (socket.destroyed) return
    const waiting = unanswered.get(socket) ?? 0
    if (waiting >= limits.unanswered) {
      socket.destroy()
      return
    }
    unanswered.set(socket, waiting + 1)
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
    socket.setTimeout(limits.answerIdle)
    const address = neighbour(socket.remoteAddress ?? '')
    const device = deviceIn.exec(request.headers.cookie ?? '')?.[1]
    const wait =
      ofAddress.take(address) || (device === undefined ? ofStranger.take(address) : ofDevice.take(device))
    if (wait > 0) {
      refuse(request, response, wait)
      return
    }
    endSlowBody(request, response, limits)
    void listener(request, response)
  }
}

/** Says how long to wait, and ends the connection: who goes on asking has to knock again, which is limited too. */
function refuse(request: IncomingMessage, response: ServerResponse, seconds: number): void {
  const desk = { code: 'station.tooMany', params: { seconds } }
  const error = request.url?.startsWith('/api/trpc/')
    ? { message: desk.code, code: -32_029, data: { code: 'TOO_MANY_REQUESTS', httpStatus: 429, desk } }
    : desk
  response.writeHead(429, {
    'content-type': 'application/json',
    'retry-after': String(seconds),
    connection: 'close',
  })
  response.end(JSON.stringify({ error }), () => request.socket.destroy())
}

const plain = (status: number, text: string) =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
