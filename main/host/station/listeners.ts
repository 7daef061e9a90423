import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer, type Server as SecureServer } from 'node:https'
import type { Leaf } from '../../station/authority.ts'
import type { Connections } from './connections.ts'
import type { StationLimits } from './limits.ts'

export interface ListenersOptions {
  readonly limits: StationLimits
  readonly connections: Connections
  /** Over TLS: everything. */
  readonly pages: RequestListener
  /** Without TLS, one port further: the certificate. */
  readonly certificates: RequestListener
}

/** An address that could not be served, and why. */
export interface NotServed {
  readonly address: string
  readonly port: number
  /** Code of the system: `EADDRINUSE`. */
  readonly reason: string
}

/** What listens: two servers for each address served. */
export interface Listeners {
  /**
   * Serves these addresses and no others. What listens already goes on with its connections, under the certificate
   * given; what cannot be opened is answered and can be tried again.
   */
  serve(addresses: readonly string[], port: number, leaf: Leaf): Promise<NotServed[]>
  /** Addresses that are served over TLS. */
  served(): string[]
  /** Ends everything, open connections too. */
  close(): Promise<void>
}

interface Listening {
  readonly address: string
  readonly secure: SecureServer | undefined
  end(): Promise<void>
}

interface Wanted {
  readonly address: string
  readonly port: number
  make(): Server | SecureServer
}

/** How long an idle line is kept, in milliseconds; browsers give theirs up after five minutes at most. */
const idleLine = 310_000

/** How often the clocks of requests are looked at, in milliseconds. */
const checking = 1_000

export function createListeners({ limits, connections, pages, certificates }: ListenersOptions): Listeners {
  const listening = new Map<string, Listening>()
  let current: Leaf | undefined

  const timing = {
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    keepAliveTimeout: idleLine,
    connectionsCheckingInterval: Math.min(checking, limits.headers),
  }
  const secureServer = (leaf: Leaf) =>
    createServer({ ...timing, ...contextOf(leaf), handshakeTimeout: limits.headers }, pages)

  const open = async (server: Server | SecureServer, address: string, port: number): Promise<Listening> => {
    // Until the first request; from then on the request says how long.
    server.timeout = limits.headers
    const endConnections = connections.watch(server)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host: address, port, ipv6Only: true }, () => {
        server.off('error', reject)
        resolve()
      })
    })
    // A connection that fails is that device's trouble; the server goes on.
    server.on('error', () => undefined)
    return {
      address,
      secure: 'setSecureContext' in server ? server : undefined,
      end: () =>
        new Promise(resolve => {
          server.close(() => resolve())
          endConnections()
        }),
    }
  }

  return {
    async serve(addresses, port, leaf) {
      const wanted = new Map<string, Wanted>()
      for (const address of addresses) {
        wanted.set(`${address} ${port}`, { address, port, make: () => secureServer(leaf) })
        const plain = () => createPlainServer(timing, certificates)
        wanted.set(`${address} ${port + 1} plain`, { address, port: port + 1, make: plain })
      }
      for (const [name, { end }] of listening) {
        if (wanted.has(name)) continue
        listening.delete(name)
        await end()
      }
      if (current !== leaf)
        for (const { secure } of listening.values()) secure?.setSecureContext(contextOf(leaf))
      current = leaf
      const failed: NotServed[] = []
      for (const [name, { address, port: own, make }] of wanted) {
        if (listening.has(name)) continue
        try {
          listening.set(name, await open(make(), address, own))
        } catch (error) {
          failed.push({ address, port: own, reason: reasonOf(error) })
        }
      }
      return failed
    },
    served: () => [...listening.values()].flatMap(({ address, secure }) => (secure ? [address] : [])),
    async close() {
      const all = [...listening.values()]
      listening.clear()
      await Promise.all(all.map(({ end }) => end()))
    },
  }
}

const contextOf = ({ certificate, privateKey }: Leaf) =>
  ({ cert: certificate, key: privateKey, minVersion: 'TLSv1.2' }) as const

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.name
      : 'error'
