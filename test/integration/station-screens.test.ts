import { existsSync, readdirSync } from 'node:fs'
import { Agent } from 'node:https'
import { join, relative, sep } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deskDoor } from '../../main/host/station/door.ts'
import { revokeDevice } from '../../main/station/commands.ts'
import { ask } from '../support/ask.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { pairedDevice } from '../support/station.ts'
import { openTestStation, type TestStation } from '../support/station-host.ts'

/** The files of the screens, over real TLS: paired devices alone get them, others the page of pairing. */
const built = join(import.meta.dirname, '../../out/renderer')
let test: TestDesk
let station: TestStation
const agent = new Agent({ keepAlive: true, maxSockets: 4 })

beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(async () => {
  await station.close()
  await test.close()
})

/** Somebody who asks, by the cookies of their browser, and what is said to them who may not. */
interface Asker {
  readonly cookies: ReadonlyMap<string, string>
  readonly said: string
}

const get = async ({ cookies }: Pick<Asker, 'cookies'>, path: string) => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie }
  return await ask(`https://127.0.0.2:${station.port}${path}`, { ca: station.authority(), headers, agent })
}

/** A device in use, and everybody who is none. */
async function askers(): Promise<{ paired: Pick<Asker, 'cookies'>; others: readonly Asker[] }> {
  const paired = await pairedDevice(test, 'desk')
  const revoked = await pairedDevice(test, 'wall')
  const { id: deviceId } = (await revoked.query('station.thisDevice')) as { id: string }
  await test.core.execute(revokeDevice, { actor: test.manager, input: { deviceId } })
  return {
    paired,
    others: [
      { cookies: new Map(), said: 'not paired' },
      { cookies: new Map([['__Host-desk_device', 'A'.repeat(43)]]), said: 'does not know' },
      { cookies: revoked.cookies, said: 'revoked' },
    ],
  }
}

it('a device that is not paired, or no more, gets the page of pairing, wherever it asks', async () => {
  station = await openTestStation(test, { addresses: ['127.0.0.2'], door: deskDoor(test.desk) })
  const { paired, others } = await askers()
  const files = ['/assets/cases-1a2b.js', '/index.html', '/manifest.webmanifest', '/service-worker.js']
  // Ways to write the path of a file that is not theirs as if it lay beside the page of pairing.
  const around = ['/pair/..%2fassets%2fcases-1a2b.js', '/pair/%2e%2e/assets/cases-1a2b.js']
  const pages = ['/', '/cases', '/tablet', '/cases/42']
  const refused = { status: 401, headers: { 'cache-control': 'no-store' } }
  for (const other of others) {
    for (const path of [...files, ...around, '/assets/no-such-file.js']) {
      const answered = await get(other, path)
      expect(answered, path).toMatchObject(refused)
      expect(answered.text).toContain(other.said)
    }
    for (const path of pages) {
      const answered = await get(other, path)
      expect(answered, path).toMatchObject(refused)
      expect(answered.text).toContain('<title>pairing</title>')
    }
    expect((await get(other, '/pair')).status).toBe(200)
    expect((await get(other, '/pair/assets/pair-3c4d.js')).text).toBe('pairing()')
  }
  for (const path of [...files, ...pages]) {
    const answered = await get(paired, path)
    expect(answered.status, path).toBe(200)
    expect(answered.text).not.toContain('pairing')
  }
  expect((await get(paired, '/pair')).text).toContain('<title>pairing</title>')
})

it.skipIf(!existsSync(built))('so it is with each file of the build', async () => {
  const plenty = { perSecond: 10_000, burst: 10_000 }
  station = await openTestStation(test, {
    addresses: ['127.0.0.2'],
    door: deskDoor(test.desk),
    rendererFolder: built,
    limits: { requestsOfStranger: plenty, requestsOfDevice: plenty, requestsOfAddress: plenty },
  })
  const files = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `/${relative(built, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
  const given = new Set(files.filter(file => file.startsWith('/pair/')))
  expect(given.size).toBeGreaterThan(1)
  const { paired, others } = await askers()
  for (const file of files) {
    expect((await get(paired, file)).status, file).toBe(200)
    for (const other of others)
      expect((await get(other, file)).status, file).toBe(given.has(file) ? 200 : 401)
  }
  // All that the page of pairing loads is among what is given.
  const page = (await get({ cookies: new Map() }, '/pair')).text
  const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path)
  expect(loaded.length).toBeGreaterThan(1)
  for (const path of loaded) expect(given, path).toContain(path)
})
