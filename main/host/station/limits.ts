import { isIPv4 } from 'node:net'

/** How much is let in; all of it generous for people and their pages, none of it enough to hold up others. */
export interface StationLimits {
  /** Connections open at once, in all and from one address. */
  readonly connections: number
  readonly connectionsOfOne: number
  /** Of those, for addresses from which no paired device asked: in all, and from one. */
  readonly connectionsOfStrangers: number
  readonly connectionsOfStranger: number
  /** New connections a second from one address, and how many at once: each costs a handshake. */
  readonly newConnections: Rate
  /** Requests from one address, behind which several devices may stand. */
  readonly requestsOfAddress: Rate
  /** Requests of one device, and of who shows no token of one: all that is given then is the page for pairing. */
  readonly requestsOfDevice: Rate
  readonly requestsOfStranger: Rate
  /**
   * Requests of one connection that wait for their answers. Browsers send one at a time; whoever sends many in one
   * breath is cut before they cost more than being read.
   */
  readonly unanswered: number
  /** Until all headers of a request must be there, in milliseconds; the handshake likewise. */
  readonly headers: number
  /** In each such time, in milliseconds, this many bytes of a body must come at least. */
  readonly bodyIdle: number
  readonly bodyLeast: number
  /** Until a request must be there whole, in milliseconds. */
  readonly request: number
  /** How long a connection may stand on which nothing moves while an answer goes out, in milliseconds. */
  readonly answerIdle: number
}

/** Tokens come back at `perSecond`, at most `burst` of them. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

export const stationLimits: StationLimits = {
  connections: 512,
  connectionsOfOne: 128,
  connectionsOfStrangers: 160,
  connectionsOfStranger: 32,
  newConnections: { perSecond: 10, burst: 100 },
  // A page loads a few hundred files when it is opened for the first time.
  requestsOfAddress: { perSecond: 300, burst: 2_400 },
  // The list of cases, the page that asks most, was counted at 56 requests a second while commits come without a pause
  // (it asks anew every `refreshEvery`); three such windows of one device, and what people do on it meanwhile.
  requestsOfDevice: { perSecond: 200, burst: 800 },
  requestsOfStranger: { perSecond: 20, burst: 300 },
  unanswered: 8,
  headers: 10_000,
  bodyIdle: 20_000,
  bodyLeast: 1_024,
  request: 300_000,
  answerIdle: 300_000,
}

/** Most that is remembered at once; who is forgotten begins with a full measure. */
const mostKnown = 4_096

export interface Allowance {
  /** 0 where it may be, otherwise the whole seconds to wait. */
  take(who: string): number
}

/** Lets everybody do something at a rate of their own. @param now milliseconds that never go back */
export function createAllowance({ perSecond, burst }: Rate, now: () => number): Allowance {
  const known = new Map<string, { tokens: number; at: number }>()
  return {
    take(who) {
      const at = now()
      const before = known.get(who)
      const tokens = before ? Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond) : burst
      const allowed = tokens >= 1
      // Whoever was seen last stands last: the first ones are forgotten.
      known.delete(who)
      known.set(who, { tokens: allowed ? tokens - 1 : tokens, at })
      if (known.size > mostKnown) {
        const [oldest = who] = known.keys()
        known.delete(oldest)
      }
      return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond))
    },
  }
}

/** Whom an address stands for: a machine has as many of IPv6 as it likes, all of one network of 64 bits. */
export function neighbour(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return plain
  const [head = ''] = plain.split('::')
  return [...head.split(':'), '0', '0', '0'].slice(0, 4).join(':')
}
