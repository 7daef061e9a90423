import type { AnnouncedAddress, Announcer, NameTrouble } from './announcer.ts'
import { openVoice, type Voice } from './voice.ts'

/**
 * Answers for the desk's name by multicast DNS (RFC 6762) on each network that is served. A name that another machine
 * answers for already is left to it, and tried again at the next look.
 */
export function createNameResponder(): Announcer {
  const voices = new Map<string, { readonly key: string; readonly voice: Voice }>()
  const end = async (network: string) => {
    const ended = voices.get(network)
    voices.delete(network)
    await ended?.voice.close()
  }

  return {
    async announce(hostName, addresses) {
      const networks = Map.groupBy(addresses, ({ network }) => network)
      for (const network of voices.keys()) if (!networks.has(network)) await end(network)
      let trouble: NameTrouble = {}
      for (const [network, entries] of networks) {
        const key = keyOf(hostName, entries)
        if (voices.get(network)?.key !== key) await end(network)
        const known = voices.get(network)?.voice
        if (known) {
          trouble = { ...known.trouble(), ...trouble }
          continue
        }
        const opened = await openVoice(
          hostName,
          entries,
          addresses.map(({ address }) => address),
        )
        if (opened.voice) voices.set(network, { key, voice: opened.voice })
        trouble = { ...opened.trouble, ...trouble }
      }
      return trouble
    },
    async close() {
      await Promise.all([...voices.keys()].map(end))
    },
  }
}

const keyOf = (hostName: string, entries: readonly AnnouncedAddress[]) =>
  [hostName, ...entries.map(({ address, cidr }) => `${address} ${cidr}`)].join('\n')
