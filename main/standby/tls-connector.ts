import { createHash, X509Certificate } from 'node:crypto'
import { get as plainGet } from 'node:http'
import { Agent, request as secureRequest } from 'node:https'
import { Readable } from 'node:stream'
import { DeskError } from '../contract/errors.ts'
import { deviceCookie } from '../station/gate.ts'
import type { Connector, Peer } from './connector.ts'
import type { Send } from './link.ts'

const largestCertificate = 20_000
const answerWithin = 10_000
const connectWithin = 5_000

/** Reaches other computers over TLS and believes nobody but the site's own authority. */
export const tlsConnector: Connector = {
  async authorityOf(hosts, sha256) {
    let failure: unknown
    let stranger = false
    for (const host of hosts) {
      try {
        const der = await certificateAt(host)
        if (createHash('sha256').update(der).digest('base64url') === sha256)
          return new X509Certificate(der).toString()
        stranger = true
      } catch (error) {
        failure = error
      }
    }
    if (stranger) throw new DeskError('standby.stranger')
    throw unreachable(failure)
  },
  sendTo: peer => sendTo(peer),
}

/** The certificate as the plain server one port further gives it to devices that do not trust the site yet. */
function certificateAt(host: string): Promise<Buffer> {
  const { hostname, port } = new URL(`https://${host}`)
  return new Promise((resolve, reject) => {
    const request = plainGet(
      { hostname: bare(hostname), port: Number(port || 443) + 1, path: '/ca.crt', timeout: answerWithin },
      response => {
        const parts: Buffer[] = []
        let size = 0
        response.on('data', (part: Buffer) => {
          size += part.length
          if (size > largestCertificate) response.destroy(new Error('certificate too large'))
          else parts.push(part)
        })
        response.on('error', reject)
        response.on('end', () =>
          response.statusCode === 200 ? resolve(Buffer.concat(parts)) : reject(new Error('no certificate')),
        )
      },
    )
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', reject)
  })
}

function sendTo({ hosts, authority, token }: Peer): Send {
  const agent = new Agent({ ca: authority, keepAlive: true, maxSockets: 4, minVersion: 'TLSv1.2' })
  let order = [...hosts]
  return async (path, init) => {
    let failure: unknown
    for (const host of order) {
      try {
        const response = await sendOnce(host, path, init, agent, token)
        order = [host, ...order.filter(other => other !== host)]
        return response
      } catch (error) {
        failure = error
        if (init.signal?.aborted) throw error
      }
    }
    throw failure
  }
}

function sendOnce(
  host: string,
  path: string,
  init: Parameters<Send>[1],
  agent: Agent,
  token: string | null,
): Promise<Response> {
  const { hostname, port } = new URL(`https://${host}`)
  const headers = new Headers(init.headers)
  if (token !== null) headers.set('cookie', `${deviceCookie}=${token}`)
  const body = typeof init.body === 'string' ? Buffer.from(init.body) : undefined
  if (body) headers.set('content-length', String(body.length))
  return new Promise((resolve, reject) => {
    const request = secureRequest(
      {
        agent,
        hostname: bare(hostname),
        port: Number(port || 443),
        path,
        method: init.method,
        headers: Object.fromEntries(headers),
        timeout: answerWithin * 12,
        ...(init.signal ? { signal: init.signal } : {}),
      },
      response => {
        const answer = new Headers()
        for (const [name, values] of Object.entries(response.headersDistinct))
          for (const value of values ?? []) answer.append(name, value)
        const { statusCode: status = 500 } = response
        const isEmpty = status === 204 || status === 304
        if (isEmpty) response.resume()
        resolve(
          new Response(isEmpty ? null : (Readable.toWeb(response) as ReadableStream<Uint8Array>), {
            status,
            headers: answer,
          }),
        )
      },
    )
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', reject)
    request.on('socket', socket => {
      if (!socket.connecting) return
      // A computer that is switched off says nothing at all.
      const waiting = setTimeout(
        () => request.destroy(Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' })),
        connectWithin,
      )
      const stop = () => clearTimeout(waiting)
      socket.once('secureConnect', stop)
      request.once('close', stop)
    })
    request.end(body)
  })
}

/** An IPv6 address without its brackets. */
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

function unreachable(error: unknown): DeskError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new DeskError('standby.unreachable', { reason: code }, { cause: error })
}
