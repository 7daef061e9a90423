import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import type { Reception } from '../../hq/network/reception.ts'
import type { Sessions } from '../../hq/network/sessions.ts'
import {
  mostUploadBytes,
  refusalOf,
  UploadFault,
  type UploadId,
  type Uploads,
} from '../../hq/network/uploads.ts'
import { networkRoot, SessionRequest, tusExtensions, tusVersion } from '../../sync/format/network.ts'
import { createAllowance, neighbour } from '../station/limits.ts'
import { endSlowBody } from '../station/slow-bodies.ts'
import { networkLimits } from './limits.ts'
import { bearer, checksumIn, metadataIn, numberIn } from './headers.ts'

/** One open headquarters, as sites meet it. */
export interface HqDoor {
  readonly sessions: Sessions
  readonly uploads: Uploads
  readonly reception: Reception
}

/** What a request is answered. */
interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | number>>
  readonly body?: Buffer | object
}

const parcels = `${networkRoot}/parcels`

/**
 * Answers sites: who they are, their parcels by tus 1.0, what became of each, and the receipt.
 * @param door who answers; undefined while no headquarters is open
 */
export function createHqRequests(door: () => HqDoor | undefined): RequestListener {
  const now = () => performance.now()
  const ofAddress = createAllowance(networkLimits.requestsOfAddress, now)
  const ofStranger = createAllowance(networkLimits.signInsOfAddress, now)
  const writing = new Map<string, { readonly request: IncomingMessage; readonly done: Promise<unknown> }>()

  /** Whoever asks about an upload gave up what it was sending before: an old line must not hold it. */
  async function alone(id: string): Promise<void> {
    const before = writing.get(id)
    if (!before) return
    before.request.destroy()
    await before.done
  }

  async function patch(
    { uploads, reception }: HqDoor,
    upload: UploadId,
    request: IncomingMessage,
  ): Promise<Answer> {
    const { id } = upload
    await alone(id)
    const offset = numberIn(request, 'upload-offset')
    const sha256 = checksumIn(request)
    if (request.headers['content-type'] !== 'application/offset+octet-stream') return { status: 415 }
    if (offset === undefined || sha256 === 'bad') return { status: 400 }
    const work = uploads.append(upload, { offset, sha256 }, bodyOf(request))
    const mine = { request, done: work.catch(() => undefined) }
    writing.set(id, mine)
    try {
      const end = await work
      const { bytes } = await uploads.standing(upload)
      if (end === bytes) reception.arrived(upload)
      return { status: 204, headers: { 'upload-offset': end } }
    } finally {
      if (writing.get(id) === mine) writing.delete(id)
    }
  }

  async function ofParcel(here: HqDoor, upload: UploadId, request: IncomingMessage): Promise<Answer> {
    const { uploads, reception } = here
    switch (request.method) {
      case 'HEAD': {
        await alone(upload.id)
        const { offset, bytes } = await uploads.standing(upload)
        return {
          status: 200,
          headers: { 'upload-offset': offset, 'upload-length': bytes, 'cache-control': 'no-store' },
        }
      }
      case 'PATCH':
        return patch(here, upload, request)
      case 'GET': {
        const outcome = await uploads.outcome(upload)
        if (outcome.state !== 'waiting') return { status: 200, body: outcome }
        reception.arrived(upload)
        return {
          status: 200,
          body: reception.isTroubled(upload) ? { ...outcome, state: 'troubled' } : outcome,
        }
      }
      case 'DELETE':
        await alone(upload.id)
        await uploads.forget(upload)
        return { status: 204 }
      default:
        return { status: 405 }
    }
  }

  async function create({ uploads }: HqDoor, hqSiteId: string, request: IncomingMessage): Promise<Answer> {
    const bytes = numberIn(request, 'upload-length')
    const { sha256 } = metadataIn(request)
    if (bytes === undefined || bytes === 0 || sha256 === undefined) return { status: 400 }
    const id = await uploads.begin({ hqSiteId, sha256, bytes })
    return { status: 201, headers: { location: `${parcels}/${id}` } }
  }

  async function answer(request: IncomingMessage, path: string): Promise<Answer> {
    const { method } = request
    const here = door()
    if (!here) return { status: 503, headers: { 'retry-after': 30 } }
    const { sessions, reception } = here
    if (path === parcels && method === 'OPTIONS')
      return {
        status: 204,
        headers: {
          'tus-version': tusVersion,
          'tus-extension': tusExtensions,
          'tus-max-size': mostUploadBytes,
          'tus-checksum-algorithm': 'sha256',
        },
      }
    if (path === `${networkRoot}/challenge` && method === 'POST')
      return { status: 200, body: { challenge: sessions.challenge() } }
    if (path === `${networkRoot}/session` && method === 'POST') {
      const asked = SessionRequest.safeParse(await jsonOf(request))
      return asked.success ? { status: 200, body: { token: sessions.open(asked.data) } } : { status: 400 }
    }
    const hqSiteId = sessions.siteOf(bearer(request))
    if (hqSiteId === undefined) return { status: 401 }
    if (path === `${networkRoot}/receipt` && method === 'GET') {
      if (!reception.knows(hqSiteId)) return { status: 409 }
      return { status: 200, body: await reception.receipt(hqSiteId) }
    }
    if (!path.startsWith(parcels)) return { status: 404 }
    if (request.headers['tus-resumable'] !== tusVersion)
      return { status: 412, headers: { 'tus-version': tusVersion } }
    if (path === parcels) return method === 'POST' ? create(here, hqSiteId, request) : { status: 405 }
    return ofParcel(here, { hqSiteId, id: path.slice(parcels.length + 1) }, request)
  }

  return (request, response) => {
    // Whoever is cut off has none behind its answer.
    const { socket } = request
    const address = neighbour(socket.remoteAddress ?? '')
    const path = request.url ?? ''
    const signsIn = path === `${networkRoot}/challenge` || path === `${networkRoot}/session`
    const wait = ofAddress.take(address) || (signsIn ? ofStranger.take(address) : 0)
    if (wait > 0) {
      send(request, response, { status: 429, headers: { 'retry-after': wait } })
      return
    }
    endSlowBody(request, response, networkLimits)
    answer(request, path)
      .catch(refused)
      .then(given => send(request, response, given))
      .catch(() => socket.destroy())
  }
}

/** A refusal in words where there are some; trouble of headquarters itself is told to its own people only. */
function refused(error: unknown): Answer {
  if (error instanceof UploadFault) return { status: error.status }
  const refusal = refusalOf(error)
  if (refusal) return { status: 403, body: refusal }
  if (error instanceof DeskError && error.code === 'hq.siteUnknown') return { status: 409 }
  if (error instanceof DeskError && error.code === 'archive.diskFull') return { status: 507 }
  // A line that was cut is nobody's fault; the socket is gone and hears nothing of this.
  return { status: 503, headers: { 'retry-after': 5 } }
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return
  const content =
    body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'tus-resumable': tusVersion,
    ...headers,
    ...(content
      ? {
          'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json',
          'content-length': content.length,
          'cache-control': 'no-store',
        }
      : { 'content-length': 0 }),
    // What was not read of a body is not read any more.
    ...(request.complete ? {} : { connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : content, () => {
    if (!request.complete) request.resume()
  })
}

const mostJson = 16 * 1024

/** What is sent with a request. Whoever reads it may stop in the middle and answer all the same. */
async function* bodyOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const piece of request.iterator({ destroyOnReturn: false }))
    yield z.instanceof(Buffer).parse(piece)
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of bodyOf(request)) {
    size += piece.length
    if (size > mostJson) throw new UploadFault(413)
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}
