import { networkInterfaces } from 'node:os'
import type { StationView } from '../contract/station.ts'
import type { Interfaces } from './networks.ts'

/** What is served to the network at this moment. */
export type ServedNow = Pick<StationView, 'addresses' | 'trouble'>

/** The host that serves the station: one for an open desk, none in a command line. */
export interface StationHost {
  served(): ServedNow
  /** Looks at the setting and the networks now; resolves when what is served follows them. */
  look(): Promise<void>
  interfaces(): Interfaces
}

/** How the station of an open desk stands, in memory. */
export interface StationStand extends StationHost {
  /** A host takes the station over; returns how it gives it up. */
  attach(host: StationHost): () => void
}

/** A command line only opens the desk for a moment and serves nobody. */
const noHost: StationHost = {
  served: () => ({ addresses: [], trouble: { code: 'station.notServed', params: {} } }),
  look: async () => undefined,
  interfaces: networkInterfaces,
}

export function createStationStand(): StationStand {
  let current = noHost
  return {
    attach(host) {
      current = host
      return () => {
        if (current === host) current = noHost
      }
    },
    served: () => current.served(),
    look: () => current.look(),
    interfaces: () => current.interfaces(),
  }
}
