import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { StationCaller } from '../../station/gate.ts'
import { createAllowance, neighbour, type StationLimits } from './limits.ts'

/** All connections of the station, over every address it serves. */
export interface Connections {
  /** Counts the connections of a server and turns away what is too much; returns how its own are ended. */
  watch(server: Server): () => void
  /** Who asked from an address: from where a paired device asks, connections are no stranger's. */
  asked({ address, device, refusal }: StationCaller): void
}

/** Addresses of paired devices that are remembered; there are never so many, but a device may change its own. */
const mostKnown = 1_024

/**
 * A connection beyond the limits is dropped before anything is read of it, so that turning away costs next to
 * nothing: no handshake, no answer.
 *
 * Strangers share places of their own, so that however many of them come, paired devices find theirs. Where places
 * are full, whoever holds the most gives the oldest of theirs to one who holds fewer: a few cannot keep others out.
 */
export function createConnections(limits: StationLimits, now: () => number): Connections {
  const held = new Map<string, Set<Socket>>()
  const paired = new Set<string>()
  const fresh = createAllowance(limits.newConnections, now)

  const count = (among: (who: string) => boolean) => {
    let open = 0
    for (const [who, sockets] of held) if (among(who)) open += sockets.size
    return open
  }
  const isStranger = (who: string) => !paired.has(who)

  /** Whether somebody made room for one that would then hold `mine` places. */
  const makeRoom = (among: (who: string) => boolean, mine: number): boolean => {
    let most: Set<Socket> | undefined
    for (const [who, sockets] of held)
      if (among(who) && sockets.size > Math.max(mine, most?.size ?? 0)) most = sockets
    const [oldest] = most ?? []
    if (!most || !oldest) return false
    most.delete(oldest)
    oldest.destroy()
    return true
  }

  const mayStay = (who: string): boolean => {
    const mine = (held.get(who)?.size ?? 0) + 1
    const stranger = isStranger(who)
    if (mine > (stranger ? limits.connectionsOfStranger : limits.connectionsOfOne)) return false
    if (fresh.take(who) > 0) return false
    if (stranger && count(isStranger) >= limits.connectionsOfStrangers && !makeRoom(isStranger, mine))
      return false
    if (count(() => true) < limits.connections) return true
    return makeRoom(isStranger, stranger ? mine : 0) || makeRoom(() => true, mine)
  }

  return {
    watch(server) {
      const own = new Set<Socket>()
      server.on('connection', (socket: Socket) => {
        const who = neighbour(socket.remoteAddress ?? '')
        if (!mayStay(who)) {
          socket.destroy()
          return
        }
        const sockets = held.get(who) ?? new Set()
        held.set(who, sockets)
        sockets.add(socket)
        own.add(socket)
        socket.once('close', () => {
          own.delete(socket)
          sockets.delete(socket)
          if (sockets.size === 0 && held.get(who) === sockets) held.delete(who)
        })
      })
      return () => {
        for (const socket of own) socket.destroy()
      }
    },
    asked({ address, device, refusal }) {
      const who = neighbour(address)
      if (!device) {
        if (refusal === 'device.revoked') paired.delete(who)
        return
      }
      // Whoever asked last stands last: the first ones are forgotten.
      paired.delete(who)
      paired.add(who)
      if (paired.size <= mostKnown) return
      const [oldest = who] = paired
      paired.delete(oldest)
    },
  }
}
