import type { X509Certificate } from 'node:crypto'
import { get as getPlain, type IncomingHttpHeaders } from 'node:http'
import { Agent, request } from 'node:https'
import { checkServerIdentity, type PeerCertificate, TLSSocket } from 'node:tls'

export interface Asked {
  /** Which of its addresses the device asks from. */
  readonly from?: string
  readonly ca?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
  readonly body?: string
  readonly agent?: Agent
  /** Opens it by this name, which leads to the address of the URL. */
  readonly name?: string
}

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The device's own port: the same where the connection was kept. */
  readonly line: number | undefined
  /** What the server showed. */
  readonly certificate: X509Certificate | undefined
}

/** One request over TLS as a device makes it, trusting `ca` alone. */
export function ask(url: string, options: Asked = {}): Promise<Answered> {
  const { from, ca, headers = {}, method = 'GET', body, agent = new Agent(), name } = options
  const { port, hostname, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: hostname,
        port,
        path: pathname + search,
        method,
        agent,
        ...(from ? { localAddress: from } : {}),
        ...(ca ? { ca } : {}),
        ...(name ? { servername: name } : {}),
        // Node goes by the header, which some tests forge.
        ...(headers['host']
          ? {
              checkServerIdentity: (_: string, shown: PeerCertificate) =>
                checkServerIdentity(hostname, shown),
            }
          : {}),
        headers: { host: `${name ?? hostname}:${port}`, ...headers },
      },
      response => {
        const line = response.socket.localPort
        const { socket } = response
        const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
            certificate,
            line,
          }),
        )
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

/** One request without TLS. */
export function askPlain(
  url: string,
  host?: string,
): Promise<Omit<Answered, 'certificate' | 'line'> & { bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    getPlain(url, { agent: false, headers: host ? { host } : {} }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: bytes.toString(),
          bytes,
        })
      })
    }).on('error', reject)
  })
}
