import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow, StationView } from '../../main/contract/station.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { pairedDevice } from '../support/station.ts'

const noon = Date.parse('2026-11-23T04:00:00Z')
let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

describe('a wall', () => {
  it('hears of commits with nobody signed in, until it is revoked', async () => {
    const wall = await pairedDevice(test, 'wall')
    expect((await wall.fetch('/events/position')).status).toBe(200)
    const stream = await wall.fetch('/events')
    const [row] = (await manager.query('station.devices')) as DeviceRow[]
    await manager.command('station.changeDevice', { deviceId: row?.id, name: '大厅' })
    await manager.command('station.revoke', { deviceId: row?.id })
    const heard = await stream.text()
    expect(heard).toMatch(/^event: position\n/)
    expect(heard).toMatch(/event: refused\ndata: device.revoked\n\n$/)
  })

  it('hears nothing a phone or a stranger would not', async () => {
    const camera = await pairedDevice(test, 'camera')
    const tablet = await pairedDevice(test, 'tablet')
    for (const device of [camera, tablet]) {
      expect((await device.fetch('/events')).status).toBe(401)
      expect((await device.fetch('/events/position')).status).toBe(401)
    }
  })
})

describe('how many devices are there', () => {
  const connected = async () => ((await manager.query('station.status')) as StationView).connected

  it('counts those that asked just now or listen, while the station is on', async () => {
    const wall = await pairedDevice(test, 'wall')
    const counter = await pairedDevice(test, 'desk')
    for (const device of [wall, counter]) await device.query('station.thisDevice')
    expect(await connected()).toBe(0)
    await manager.mutate('station.switch', { on: true, network: null, port: 8443 })
    expect(await connected()).toBe(2)
    test.setClock(noon + 3 * 60_000)
    expect(await connected()).toBe(0)
    await wall.fetch('/events')
    test.setClock(noon + 9 * 60_000)
    expect(await connected()).toBe(1)
    const [row] = ((await manager.query('station.devices')) as DeviceRow[]).filter(
      ({ kind }) => kind === 'wall',
    )
    await manager.command('station.revoke', { deviceId: row?.id })
    expect(await connected()).toBe(0)
  })
})
