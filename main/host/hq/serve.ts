import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { DeskError } from '../../contract/errors.ts'
import type { DeskCore } from '../../desk/core.ts'
import type { Desk } from '../../desk/desk.ts'
import { createReception } from '../../hq/network/reception.ts'
import { createSessions } from '../../hq/network/sessions.ts'
import { createUploads } from '../../hq/network/uploads.ts'
import { readOwn, requireOwn } from '../../hq/queries.ts'
import { createConnections } from '../station/connections.ts'
import { networkLimits } from './limits.ts'
import { createHqRequests, type HqDoor } from './requests.ts'

export interface HqServeOptions {
  readonly desk: Desk
  /** 0 takes any free port. */
  readonly port: number
  /** All addresses of this computer without it. */
  readonly host?: string | undefined
  /** PEM. Without it nothing is encrypted but the parcels themselves. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined
}

export interface ServedHq {
  readonly port: number
  /** Stops listening and taking in; what is half there is continued at the next start. */
  close(): Promise<void>
}

/** Lets sites bring parcels over the network. Errors: `hq.notHeadquarters`, `host.portTaken`, `host.badCertificate`. */
export async function serveHeadquarters({ desk, port, host, tls }: HqServeOptions): Promise<ServedHq> {
  requireOwn(desk.requireCore().read)
  const doors = createDoors(desk)
  const listener = createHqRequests(doors.open)
  const server: Server = tls ? secureServer(tls, listener) : createServer(listener)
  server.headersTimeout = networkLimits.headers
  server.requestTimeout = networkLimits.request
  server.keepAliveTimeout = 30_000
  const endConnections = createConnections(networkLimits, () => performance.now()).watch(server)
  const listening = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new DeskError('host.portTaken', { port }, { cause: error }) : error,
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
  await doors.open()?.reception.begin()
  return {
    port: listening,
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      endConnections()
      server.closeAllConnections()
      await closed
      await doors.close()
    },
  }
}

/** The headquarters that is open in a desk: another one after a backup was restored there. */
function createDoors(desk: Desk) {
  let known: { readonly core: DeskCore; readonly door: HqDoor } | undefined
  return {
    open(): HqDoor | undefined {
      const core = desk.state() === 'ready' ? desk.core : undefined
      if (!core) return undefined
      if (known?.core !== core) {
        void known?.door.reception.stop()
        const uploads = createUploads(core.dataFolder)
        const door = { sessions: createSessions(core), uploads, reception: createReception(core, uploads) }
        known = { core, door }
      }
      return readOwn(core.read) ? known.door : undefined
    },
    close: async () => known?.door.reception.stop(),
  }
}

function secureServer(
  tls: NonNullable<HqServeOptions['tls']>,
  listener: ReturnType<typeof createHqRequests>,
) {
  try {
    return createSecureServer({ ...tls, handshakeTimeout: networkLimits.headers }, listener)
  } catch (error) {
    throw new DeskError('host.badCertificate', undefined, { cause: error })
  }
}
