import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { uuidv7 } from 'uuidv7'
import { type TlsDevice, tlsDevice } from '../../../test/support/tls-device.ts'
import { memoryFlags } from '../../start/memory-flags.ts'
import { type BenchHost, benchPassword } from './host.ts'
import type { managerAt } from './manager.ts'
import { FromPhones, type ToPhones } from './messages.ts'
import { casesPage, type Screen, showPage, todayPage, wallPage } from '../../../test/support/live-screen.ts'

/** Everybody at once, as many as are wanted: three desks, and fifteen devices with the wall. */
export const desks = 3
export const tablets = 7
export const phones = 7

/** Who signs in at desks and tablets, one person each. */
export const logins = Array.from({ length: desks + tablets }, (_, index) => `person${index}`)

export interface Party {
  readonly desks: readonly TlsDevice[]
  readonly tablets: readonly TlsDevice[]
  /** Desks and the wall, which follow what happens. */
  readonly screens: readonly Screen[]
  /** All phones photograph into the case for so long, each a photo every so many milliseconds, at 0 only slices. */
  photograph(caseId: string, every: number, millis: number): Promise<Extract<FromPhones, { did: 'send' }>>
  close(): void
}

/** Pairs everybody, each at an address of their own, and signs people in. */
export async function gather(
  host: BenchHost,
  manager: Awaited<ReturnType<typeof managerAt>>,
): Promise<Party> {
  const paired: TlsDevice[] = []
  const deviceAt = async (number: number, kind: string): Promise<TlsDevice> => {
    const device = tlsDevice(host, `127.0.0.${number}`)
    await device.pair(await manager.codeFor(kind), `${kind} ${number}`)
    paired.push(device)
    return device
  }
  const people: TlsDevice[] = []
  for (const [index, login] of logins.entries()) {
    const device = await deviceAt(20 + index, index < desks ? 'desk' : 'tablet')
    await device.call('staff.signIn', { login, password: benchPassword })
    people.push(device)
  }
  const wall = await deviceAt(60, 'wall')

  const child = fork(fileURLToPath(new URL('phones.ts', import.meta.url)), {
    execArgv: [...memoryFlags],
    stdio: 'inherit',
  })
  const deviceIds: string[] = []
  const { address, port, authority } = host
  // One after the other: only so many codes may be open at once.
  for (let number = 0; number < phones; number += 1) {
    const phone = { from: `127.0.0.${80 + number}`, secret: await manager.codeFor('camera') }
    const desk = { address, port, authority }
    const { deviceIds: ids } = await asked(child, { do: 'pair', desk, phones: [phone] }, 'pair')
    deviceIds.push(...ids)
  }

  const shown = people.slice(0, desks)
  const pages = [casesPage, casesPage, todayPage]
  const screens: Screen[] = [await showPage(wall, wallPage)]
  for (const [index, device] of shown.entries())
    screens.push(await showPage(device, pages[index % pages.length] ?? casesPage))

  return {
    desks: shown,
    tablets: people.slice(desks),
    screens,
    async photograph(caseId, every, millis) {
      const targets = deviceIds.map(() => uuidv7())
      for (const [index, deviceId] of deviceIds.entries()) {
        const input = { targetId: targets[index], about: { kind: 'case', id: caseId }, deviceId }
        await people[index]?.command('camera.open', input)
      }
      return await asked(child, { do: 'send', targets, every, millis }, 'send')
    },
    close() {
      for (const screen of screens) screen.stop()
      for (const device of paired) device.close()
      child.send({ do: 'end' } satisfies ToPhones)
    },
  }
}

/** Tells the phones something and waits until they did it. */
function asked<Did extends FromPhones['did']>(
  child: ChildProcess,
  message: ToPhones,
  did: Did,
): Promise<Extract<FromPhones, { did: Did }>> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the phones ended'))
    child.once('exit', ended)
    child.once('message', (raw: unknown) => {
      child.off('exit', ended)
      const answer = FromPhones.parse(raw)
      if (answer.did === did) resolve(answer as Extract<FromPhones, { did: Did }>)
      else reject(new Error(`the phones did ${answer.did}`))
    })
    child.send(message)
  })
}
