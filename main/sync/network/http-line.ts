import { Agent, type IncomingMessage, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { setTimeout as delay } from 'node:timers/promises'
import { rootCertificates } from 'node:tls'
import { z } from 'zod'
import type { LineRow } from './line-row.ts'

export interface LineRequest {
  readonly method: string
  /** Below the address of headquarters. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
  /** Bytes an answer may have. */
  readonly most?: number
}

export interface LineAnswer {
  readonly status: number
  header(name: string): string | undefined
  readonly body: Buffer
}

/** A line to headquarters. */
export interface Line {
  /** One request; rejects where the line breaks, is silent, or the answer is none. */
  ask(request: LineRequest): Promise<LineAnswer>
  close(): void
}

/** Silence on a line that ends it, in milliseconds. */
const silence = 60_000
const mostAnswer = 64 * 1024
/** Bytes written at once where the line is limited. */
const drop = 16 * 1024

/** A line as it was set: by a proxy, with authorities of its own, at a limited rate. */
export function openHttpLine(
  row: Pick<LineRow, 'address' | 'proxy' | 'certificates' | 'bytes_per_second'>,
  signal: AbortSignal,
): Line {
  const secure = row.address.startsWith('https:')
  const proxyEnv = row.proxy === '' ? undefined : { HTTP_PROXY: row.proxy, HTTPS_PROXY: row.proxy }
  const options = { keepAlive: true, maxSockets: 2, ...(proxyEnv ? { proxyEnv } : {}) }
  const agent = secure
    ? new SecureAgent({
        ...options,
        ...(row.certificates === '' ? {} : { ca: [...rootCertificates, row.certificates] }),
      })
    : new Agent(options)
  const open = secure ? secureRequest : plainRequest

  const ask = (request: LineRequest): Promise<LineAnswer> =>
    new Promise((resolve, reject) => {
      const outgoing = open(`${row.address}${request.path}`, {
        agent,
        method: request.method,
        signal,
        headers: {
          ...request.headers,
          ...(request.body ? { 'content-length': request.body.length } : {}),
        },
      })
      outgoing.setTimeout(silence, () => outgoing.destroy(new Error('silence')))
      outgoing.on('error', reject)
      outgoing.on('response', response => {
        answerOf(response, request.most ?? mostAnswer).then(resolve, reject)
      })
      if (!request.body || row.bytes_per_second === 0) outgoing.end(request.body)
      else dropwise(outgoing, request.body, row.bytes_per_second, signal).catch(reject)
    })

  return { ask, close: () => agent.destroy() }
}

async function answerOf(response: IncomingMessage, most: number): Promise<LineAnswer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of response) {
    const bytes = z.instanceof(Buffer).parse(piece)
    size += bytes.length
    if (size > most) {
      response.destroy()
      throw new Error('an answer is too long')
    }
    pieces.push(bytes)
  }
  if (!response.complete) throw new Error('an answer was cut')
  return {
    status: response.statusCode ?? 0,
    header(name) {
      const value = response.headers[name]
      return typeof value === 'string' ? value : undefined
    },
    body: Buffer.concat(pieces),
  }
}

type Outgoing = ReturnType<typeof plainRequest>

/** Sends no faster than people said; others in the house use the line too. */
async function dropwise(
  outgoing: Outgoing,
  body: Buffer,
  bytesPerSecond: number,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now()
  for (let at = 0; at < body.length && !outgoing.destroyed; at += drop) {
    outgoing.write(body.subarray(at, at + drop))
    const due = began + ((at + drop) / bytesPerSecond) * 1_000
    const wait = due - performance.now()
    if (wait > 0) await delay(wait, undefined, { signal })
  }
  outgoing.end()
}
