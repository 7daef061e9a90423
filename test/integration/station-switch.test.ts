import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AuditPage } from '../../main/contract/audit.ts'
import { defaultPort, type StationView } from '../../main/contract/station.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk()
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

const status = async () => (await manager.query('station.status')) as StationView
const on = { on: true, network: null, port: 9443 }

it('is off until somebody with the right switches it on, and off again on another computer', async () => {
  expect(await status()).toMatchObject({
    on: false,
    port: defaultPort,
    hostName: 'clubhouse-test.local',
    addresses: [],
    trouble: null,
    fingerprint: null,
  })
  expect(await manager.mutate('station.switch', on)).toMatchObject({ on: true, network: null, port: 9443 })
  expect(await status()).toMatchObject({ on: true, port: 9443, trouble: { code: 'station.notServed' } })
  const { rows } = (await manager.query('audit.list', { group: 'site' })) as { rows: AuditPage['rows'] }
  expect(rows[0]).toMatchObject({ type: 'station.switched' })
})

it('keeps how it was switched, and records it once', async () => {
  await manager.mutate('station.switch', on)
  const position = test.core.head()?.position
  await manager.mutate('station.switch', on)
  expect(test.core.head()?.position).toBe(position)
  await manager.mutate('station.switch', { ...on, on: false })
  expect(await status()).toMatchObject({ on: false, port: 9443, addresses: [], trouble: null })
})

it.each([80, 1023, 65_535, 1.5])('refuses port %s', async port => {
  await expect(manager.mutate('station.switch', { ...on, port })).rejects.toMatchObject({ status: 400 })
})
