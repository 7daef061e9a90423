import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow } from '../../main/contract/station.ts'
import { openCopiedDesk, type TestClient, type TestDesk, testPassword } from '../support/desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { pairedDevice, refusalOf, type TestDevice } from '../support/station.ts'

const noon = Date.parse('2026-11-23T04:00:00Z')
const minute = 60_000
let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

const rows = async () => (await manager.query('station.devices')) as DeviceRow[]
const idOf = async (device: TestDevice) => ((await device.query('station.thisDevice')) as { id: string }).id

describe('idle minutes of a device', () => {
  /** A tablet somebody is signed in on, that locks after so many minutes. */
  const tabletWith = async (idleMinutes: number | null) => {
    const tablet = await pairedDevice(test, 'tablet')
    await manager.command('station.changeDevice', { deviceId: await idOf(tablet), idleMinutes })
    await tablet.signIn(test.manager)
    await tablet.query('cases.list', {})
    return tablet
  }

  it('lock the session by the desk’s clock, whatever the page goes on asking', async () => {
    const tablet = await tabletWith(2)
    expect(await tablet.query('staff.me')).toMatchObject({ idleMinutes: 2, locked: false })
    test.setClock(noon + 2 * minute - 1)
    expect(await refusalOf(tablet.query('cases.list', {}))).toBeUndefined()
    test.setClock(noon + 2 * minute)
    expect(await refusalOf(tablet.query('cases.list', {}))).toBe('session.locked')
    expect(await tablet.query('staff.me')).toMatchObject({ locked: true })
    // A touch does not open what is locked, the password does.
    expect(await refusalOf(tablet.mutate('staff.touch'))).toBe('session.locked')
    await tablet.mutate('staff.unlock', { password: testPassword })
    test.setClock(noon + 4 * minute - 1)
    expect(await refusalOf(tablet.query('cases.list', {}))).toBeUndefined()
  })

  it('begin anew with each touch', async () => {
    const tablet = await tabletWith(2)
    test.setClock(noon + minute)
    await tablet.mutate('staff.touch')
    test.setClock(noon + 3 * minute - 1)
    expect(await refusalOf(tablet.query('cases.list', {}))).toBeUndefined()
    test.setClock(noon + 3 * minute)
    expect(await refusalOf(tablet.query('cases.list', {}))).toBe('session.locked')
  })

  it('are changed while somebody is signed in, and hold for that device alone', async () => {
    const tablet = await tabletWith(null)
    const other = await tabletWith(null)
    test.setClock(noon + 30 * minute)
    expect(await refusalOf(tablet.query('cases.list', {}))).toBeUndefined()
    await manager.command('station.changeDevice', { deviceId: await idOf(tablet), idleMinutes: 5 })
    expect((await rows()).map(({ idleMinutes }) => idleMinutes).sort()).toEqual([5, null])
    await tablet.query('cases.list', {})
    test.setClock(noon + 36 * minute)
    expect(await refusalOf(tablet.query('cases.list', {}))).toBe('session.locked')
    expect(await refusalOf(other.query('cases.list', {}))).toBeUndefined()
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('are nothing for a device on which nobody signs in', async () => {
    const wall = await pairedDevice(test, 'wall')
    const change = manager.command('station.changeDevice', { deviceId: await idOf(wall), idleMinutes: 5 })
    expect(await refusalOf(change)).toBe('device.idleNotForKind')
  })
})

describe('former names of a device', () => {
  const inLog = () => JSON.stringify(test.core.read.all('select personal from operation'))

  it('are erased from list and log, and the present one stays', async () => {
    const camera = await pairedDevice(test, 'camera', null, '王芳的手机')
    const deviceId = await idOf(camera)
    await manager.command('station.changeDevice', { deviceId, name: '前台手机' })
    expect(await rows()).toMatchObject([{ name: '前台手机', formerNames: 1 }])
    await manager.command('station.eraseNames', { deviceId })
    expect(await rows()).toMatchObject([{ name: '前台手机', formerNames: 0 }])
    expect(inLog()).not.toContain('王芳的手机')
    const position = test.core.head()?.position
    await manager.command('station.eraseNames', { deviceId })
    expect(test.core.head()?.position).toBe(position)
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('of a revoked device are erased with the last one', async () => {
    const camera = await pairedDevice(test, 'camera', null, '王芳的手机')
    const deviceId = await idOf(camera)
    await manager.command('station.revoke', { deviceId })
    expect(await rows()).toMatchObject([{ formerNames: 1 }])
    await manager.command('station.eraseNames', { deviceId })
    expect(await rows()).toMatchObject([{ name: null, formerNames: 0 }])
    expect(inLog()).not.toContain('王芳的手机')
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })
})
