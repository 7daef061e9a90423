import { stationLimits } from '../station/limits.ts'

/** How much headquarters lets in from the network: sites far away, several of them behind one address. */
export const networkLimits = {
  ...stationLimits,
  connections: 512,
  connectionsOfOne: 64,
  connectionsOfStrangers: 512,
  connectionsOfStranger: 64,
  requestsOfAddress: { perSecond: 50, burst: 400 },
  /** Challenges and sessions: each costs a signature. */
  signInsOfAddress: { perSecond: 5, burst: 60 },
  /** Until a request must be there whole, in milliseconds: a piece of some megabytes over a bad line. */
  request: 900_000,
}
