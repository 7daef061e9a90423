import { X509Certificate } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { positionHeader } from '../../main/contract/live.ts'

/** Where a desk serves its network, and whom to trust there. */
export interface ServedDesk {
  readonly address: string
  readonly port: number
  /** PEM of the site's authority. */
  readonly authority: string
}

/** What came back: a status and the text of the body. */
interface Reply {
  readonly status: number
  readonly position: number
  readonly text: string
}

/** A call that the desk refused. */
export class RefusedCall extends Error {
  readonly code: string

  constructor(path: string, status: number, code: string) {
    super(`${path} was refused with ${status} ${code}`)
    this.code = code
  }
}

/**
 * A device of the clubhouse's network as a browser is one: an address of its own, TLS, at most six lines that are kept
 * open, cookies.
 */
export interface TlsDevice {
  /** Pairs it by a code that was shown. */
  pair(secret: string, name: string): Promise<void>
  /** A query or an action, with its raw input. */
  call(path: string, input?: unknown): Promise<unknown>
  /** A query, with the log's position that its answer is at least as new as. */
  query(path: string, input?: unknown): Promise<{ readonly data: unknown; readonly position: number }>
  /** A command in its envelope. */
  command(path: string, input: unknown, options?: { id?: string; happenedAt?: number }): Promise<unknown>
  /** Brings a file in slices and answers the upload's id; `onSlice` hears of each that the desk has. */
  upload(
    name: string,
    bytes: Uint8Array,
    options: { slice: number; onSlice?(bytes: number): void },
  ): Promise<string>
  /** Hears of changes until the device is put away. Resolves when the stream is open. */
  listen(heard: (event: string, data: string) => void): Promise<void>
  close(): void
}

const Called = z.object({ result: z.object({ data: z.unknown() }) })
const NotCalled = z.object({ error: z.object({ data: z.object({ desk: z.object({ code: z.string() }) }) }) })
const Uploading = z.object({ uploadId: z.string().optional(), offset: z.int() })

/** As many as a browser opens to one host. */
const lines = 6

/** @param from the device's own address: `127.0.0.20` */
export function tlsDevice({ address, port, authority }: ServedDesk, from: string): TlsDevice {
  const origin = `https://${address}:${port}`
  const agent = new Agent({ keepAlive: true, maxSockets: lines, ca: authority, localAddress: from })
  const cookies = new Map<string, string>()

  const open = (method: string, path: string, body?: string | Uint8Array): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const asking = request(
        `${origin}${path}`,
        {
          method,
          agent,
          headers: {
            origin,
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
            ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
          },
        },
        resolve,
      )
      asking.on('error', reject)
      asking.end(body)
    })

  const send = async (method: string, path: string, body?: string | Uint8Array): Promise<Reply> => {
    const response = await open(method, path, body)
    for (const line of response.headers['set-cookie'] ?? []) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2)
      cookies.set(name, value)
    }
    const parts: Buffer[] = []
    for await (const part of response) parts.push(part as Buffer)
    const position = Number(response.headers[positionHeader] ?? 0)
    return { status: response.statusCode ?? 0, position, text: Buffer.concat(parts).toString() }
  }

  const query = async (path: string, input: unknown = {}) => {
    const { status, position, text } = await send('POST', `/api/trpc/${path}`, JSON.stringify(input))
    if (status === 200) return { data: Called.parse(JSON.parse(text)).result.data, position }
    const refused = NotCalled.safeParse(JSON.parse(text))
    throw new RefusedCall(path, status, refused.success ? refused.data.error.data.desk.code : text)
  }

  const call = async (path: string, input?: unknown) => (await query(path, input)).data

  const uploading = async (method: string, path: string, body: string | Uint8Array) => {
    const { status, text } = await send(method, path, body)
    if (status !== 200) throw new RefusedCall(path, status, text)
    return Uploading.parse(JSON.parse(text))
  }

  return {
    async pair(secret, name) {
      await call('station.pair', { secret, name })
    },
    call,
    query,
    command: (path, input, { id = uuidv7(), happenedAt } = {}) =>
      call(path, { commandId: id, input, ...(happenedAt === undefined ? {} : { happenedAt }) }),
    async upload(name, bytes, { slice, onSlice }) {
      const begun = await uploading('POST', '/api/uploads', JSON.stringify({ name, size: bytes.length }))
      const { uploadId = '' } = begun
      for (let { offset } = begun; offset < bytes.length; ) {
        const piece = bytes.subarray(offset, offset + slice)
        ;({ offset } = await uploading('PUT', `/api/uploads/${uploadId}?offset=${offset}`, piece))
        onSlice?.(piece.length)
      }
      return uploadId
    },
    async listen(heard) {
      const stream = await open('GET', '/events')
      if (stream.statusCode !== 200) throw new RefusedCall('/events', stream.statusCode ?? 0, '')
      let rest = ''
      stream.setEncoding('utf8')
      stream.on('data', (part: string) => {
        const events = (rest + part).split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) {
          const [, name = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(event) ?? []
          heard(name, data)
        }
      })
      // Put away, or the desk ended: whoever listens hears nothing any more.
      stream.on('error', () => undefined)
    },
    close: () => agent.destroy(),
  }
}

/** The site's certificate, as a device gets it one port further before it trusts anybody. */
export async function authorityAt(address: string, port: number): Promise<string> {
  const der = await new Promise<Buffer>((resolve, reject) => {
    get(`http://${address}:${port + 1}/ca.crt`, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => resolve(Buffer.concat(parts)))
    }).on('error', reject)
  })
  return new X509Certificate(der).toString()
}
