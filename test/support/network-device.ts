/**
 * A device of another network namespace: `node network-device.ts resolve NAME OWN`, `ask ADDRESS PORT NAME CAFILE`,
 * `claim NAME OWN`. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs'
import multicastDns, { type ResponsePacket } from 'multicast-dns'
import { openVoice } from '../../main/host/station/voice.ts'
import { ask } from './ask.ts'

const [what, ...words] = process.argv.slice(2)

/** Addresses the network gives for a name within two seconds. */
async function resolve(name: string, own: string): Promise<string[]> {
  const mdns = multicastDns({ interface: own, bind: '0.0.0.0' })
  const found = new Set<string>()
  mdns.on('response', ({ answers = [] }: ResponsePacket) => {
    for (const answer of answers)
      if (answer.name === name && answer.type === 'A' && answer.ttl !== 0) found.add(String(answer.data))
  })
  for (let turn = 0; turn < 20 && found.size === 0; turn += 1) {
    mdns.query(name, 'A')
    await new Promise(done => setTimeout(done, 100))
  }
  mdns.destroy()
  return [...found]
}

async function run(): Promise<unknown> {
  const [first = '', second = '', third = '', fourth = ''] = words
  if (what === 'resolve') return await resolve(first, second)
  if (what === 'ask') {
    const ca = readFileSync(fourth, 'utf8')
    const { status, text } = await ask(`https://${first}:${second}/api/trpc/site.state`, { ca, name: third })
    return { status, text }
  }
  const entry = { network: 'own', address: second, cidr: `${second}/24` }
  const { voice, trouble } = await openVoice(first, [entry], [second])
  await voice?.close()
  return trouble
}

process.stdout.write(`${JSON.stringify(await run())}\n`)
