import { BlockList, isIPv4 } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { MulticastDNS, QueryPacket, ResponseOutgoingPacket, ResponsePacket } from 'multicast-dns'
import type { AnnouncedAddress, NameTrouble } from './announcer.ts'
import { createAllowance } from './limits.ts'

/** Answers for the name on one network. */
export interface Voice {
  trouble(): NameTrouble
  close(): Promise<void>
}

type Answer = ResponseOutgoingPacket['answers'][number]
type RemoteInfo = { readonly address: string; readonly port: number }

/** Port of multicast DNS; who asks from another one is no responder and gets an answer of its own (RFC 6762, 6.7). */
const mdnsPort = 5_353
const lifetime = 120
/** Asked three times, as the standard wants it, in milliseconds. */
const probeEvery = 250
/** For so long another machine that was heard counts, in milliseconds. */
const remembered = 150_000

/**
 * Opens a voice on one network, unless another machine has the name.
 * @param entries addresses of that network
 * @param ours every address of this computer that is announced
 */
export async function openVoice(
  hostName: string,
  entries: readonly AnnouncedAddress[],
  ours: readonly string[],
): Promise<{ readonly voice?: Voice; readonly trouble: NameTrouble }> {
  const own = entries.find(({ address }) => isIPv4(address))
  if (!own) return { trouble: {} }
  const { default: multicastDns } = await import('multicast-dns')
  // Bound to every address: what is sent to a group does not reach a socket bound to one address.
  const mdns = multicastDns({ interface: own.address, bind: '0.0.0.0' })
  const silent = await readiness(mdns)
  if (silent !== undefined) {
    mdns.destroy()
    return { trouble: { silent } }
  }

  let heard: { readonly address: string; readonly at: number } | undefined
  const conflict = () =>
    heard && performance.now() - heard.at < remembered ? { conflict: heard.address } : {}
  mdns.on('response', (packet: ResponsePacket) => {
    const foreign = foreignAddress(packet, hostName, ours)
    if (foreign !== undefined) heard = { address: foreign, at: performance.now() }
  })
  // A packet nobody can read, or a network that is down for a moment: the next one counts.
  mdns.on('warning', () => undefined)

  for (let probe = 0; probe < 3; probe += 1) {
    mdns.query(hostName)
    await delay(probeEvery)
  }
  if (heard) {
    mdns.destroy()
    return { trouble: conflict() }
  }

  const answers = answersFor(hostName, entries)
  const neighbours = subnetOf(own)
  const allowance = createAllowance({ perSecond: 20, burst: 60 }, () => performance.now())
  mdns.on('query', (packet: QueryPacket, remote: RemoteInfo) => {
    if (!neighbours(remote.address) || allowance.take(remote.address) > 0) return
    const wanted = (packet.questions ?? []).filter(({ name }) => name.toLowerCase() === hostName)
    if (wanted.length === 0) return
    const given = answers(wanted.map(({ type }) => type))
    if (given.length === 0) return
    if (remote.port === mdnsPort) mdns.respond(given)
    else mdns.respond({ id: packet.id, questions: wanted, answers: given.map(forOne) }, remote)
  })
  const announce = () => mdns.respond(answers(['ANY']))
  announce()
  const again = setTimeout(announce, 1_000).unref()

  return {
    trouble: conflict(),
    voice: {
      trouble: conflict,
      async close() {
        clearTimeout(again)
        await new Promise<void>(resolve => {
          const farewell = answers(['ANY']).map(answer => ({ ...answer, ttl: 0 }))
          mdns.respond(farewell, () => mdns.destroy(resolve))
        })
      },
    },
  }
}

/** What is answered to questions of these types; which types there are is said along, so that nobody waits for others. */
function answersFor(hostName: string, entries: readonly AnnouncedAddress[]) {
  const head = { name: hostName, ttl: lifetime, class: 'IN', flush: true } as const
  const all: Answer[] = entries.map(({ address }) => ({
    ...head,
    type: isIPv4(address) ? 'A' : 'AAAA',
    data: address,
  }))
  const rrtypes = [...new Set(all.map(({ type }) => type))]
  const only: Answer = { ...head, type: 'NSEC', data: { nextDomain: hostName, rrtypes } }
  return (types: readonly string[]): Answer[] => {
    const given = all.filter(({ type }) => types.includes(type) || types.includes('ANY'))
    const asked = types.some(type => type === 'A' || type === 'AAAA' || type === 'ANY')
    return asked ? [...given, only] : []
  }
}

/** For a resolver that asks alone and keeps what it hears: not for long, and not instead of what others said. */
const forOne = (answer: Answer): Answer => ({ ...answer, ttl: 10, flush: false }) as Answer

/** An address that another machine gives for the name; undefined where there is none. */
function foreignAddress(
  packet: ResponsePacket,
  hostName: string,
  ours: readonly string[],
): string | undefined {
  for (const answer of [...(packet.answers ?? []), ...(packet.additionals ?? [])]) {
    if (answer.type !== 'A' && answer.type !== 'AAAA') continue
    if (answer.name.toLowerCase() !== hostName || answer.ttl === 0) continue
    if (!ours.includes(String(answer.data))) return String(answer.data)
  }
  return undefined
}

/** Whether somebody is of the same network; every socket of a computer hears the questions of all of its networks. */
function subnetOf({ address, cidr }: AnnouncedAddress): (other: string) => boolean {
  const prefix = Number(cidr?.split('/')[1] ?? Number.NaN)
  if (!Number.isInteger(prefix)) return () => true
  const subnet = new BlockList()
  subnet.addSubnet(address, prefix, 'ipv4')
  return other => isIPv4(other) && subnet.check(other, 'ipv4')
}

/** Resolves when it listens, with the reason where it cannot. */
const readiness = (mdns: MulticastDNS): Promise<string | undefined> =>
  new Promise(resolve => {
    mdns.on('ready', () => resolve(undefined))
    mdns.on('error', (error: Error) => resolve('code' in error ? String(error.code) : error.name))
  })
