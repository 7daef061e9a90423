import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { streamOf } from '../../main/api/stream.ts'
import type { DeviceRow } from '../../main/contract/station.ts'
import { DeskError } from '../../main/contract/errors.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { supportPackageJob } from '../../main/desk/support-package.ts'
import { callerOf, deviceCookie } from '../../main/station/gate.ts'
import { listDevices } from '../../main/station/queries.ts'
import { onDeskIn, restore, targetOf } from '../support/backups.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { pairedDevice, refusalOf, type TestDevice } from '../support/station.ts'

let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk()
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

const idOf = async (device: TestDevice) => ((await device.query('station.thisDevice')) as { id: string }).id
const revoke = (deviceId: string) => manager.command('station.revoke', { deviceId })

describe('revoking a device', () => {
  it('refuses the slice that is just on its way', async () => {
    const tablet = await pairedDevice(test, 'tablet')
    await tablet.signIn(test.manager)
    const deviceId = await idOf(tablet)
    const begun = await tablet.fetch('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '渗水.jpg', size: 6 }),
    })
    const { uploadId } = (await begun.json()) as { uploadId: string }
    const parts = [Buffer.from('abc'), Buffer.from('def')]
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const part = parts.shift()
        if (part) controller.enqueue(part)
        else {
          await revoke(deviceId)
          controller.close()
        }
      },
    })
    const sent = await tablet.fetch(`/api/uploads/${uploadId}?offset=0`, {
      method: 'PUT',
      body,
      duplex: 'half',
    } as RequestInit)
    expect(sent.status).toBe(401)
    expect(await sent.json()).toEqual({ error: { code: 'device.revoked', params: {} } })
    expect(await test.core.archive.uploadOffset(uploadId)).toBe(0)
  })

  it('breaks off a file that is just being fetched', async () => {
    let given = 0
    let closed = false
    const source = (async function* () {
      try {
        for (;;) {
          given += 1
          yield Buffer.from([given])
        }
      } finally {
        closed = true
      }
    })()
    const reader = streamOf(source, () => {
      if (given === 2) throw new DeskError('device.revoked')
    }).getReader()
    await reader.read()
    await reader.read()
    await expect(reader.read()).rejects.toMatchObject({ code: 'device.revoked' })
    expect({ given, closed }).toEqual({ given: 2, closed: true })
  })

  it('is for managers, and for who paired the camera', async () => {
    const clerk = await test.addMember('clerk')
    const other = await test.signIn(await test.addMember('specialist'))
    const mine = await test.signIn(clerk)
    const { secret } = (await mine.mutate('station.beginPairing', { kind: 'camera', limit: null })) as {
      secret: string
    }
    const phone = await pairedDevice(test, 'wall')
    phone.cookies.clear()
    await phone.mutate('station.pair', { secret, name: '小李的手机' })
    const deviceId = await idOf(phone)
    expect(await refusalOf(other.command('station.revoke', { deviceId }))).toBe('permission.denied')
    expect(((await other.query('station.devices')) as DeviceRow[]).map(({ name }) => name)).toEqual([])
    expect(((await mine.query('station.devices')) as DeviceRow[]).map(({ name }) => name)).toEqual([
      '小李的手机',
    ])
    await mine.command('station.revoke', { deviceId })
    expect(await refusalOf(phone.query('station.thisDevice'))).toBe('device.revoked')
  })

  it('stands on the audit trail with who did it and the name of the device', async () => {
    const wall = await pairedDevice(test, 'wall', null, '大厅屏幕')
    await revoke(await idOf(wall))
    const { rows } = (await manager.query('audit.list', { filter: { group: 'site' }, limit: 2 })) as {
      rows: { type: string; about: string; actorName: string }[]
    }
    expect(rows).toMatchObject([
      { type: 'device.revoked', about: '大厅屏幕', actorName: '测试经理' },
      { type: 'device.paired', about: '大厅屏幕', actorName: '测试经理' },
    ])
  })
})

describe('what is known of devices', () => {
  it('comes out of the log as it was', async () => {
    await pairedDevice(test, 'wall', null, '大厅屏幕')
    const counter = await pairedDevice(test, 'desk', 'clerk', '2号柜台')
    await manager.command('station.changeDevice', {
      deviceId: await idOf(counter),
      limit: null,
      name: '3号柜台',
    })
    await revoke(await idOf(await pairedDevice(test, 'camera')))
    const before = test.core.read.all('select * from device order by id')
    expect(before).toHaveLength(3)
    await test.core.writer.run('rebuild', {})
    expect(test.core.read.all('select * from device order by id')).toEqual(before)
    // The rebuild touched nothing local: the device is still known.
    expect(await counter.query('station.thisDevice')).toMatchObject({ name: '3号柜台', limit: null })
  })

  it('is no more believed where an older copy was brought back, but for a standby that takes over', async () => {
    const known = await pairedDevice(test, 'tablet', 'clerk')
    const { file } = await runBackup(test.core, join(test.folder, 'stick'))
    const later = await pairedDevice(test, 'tablet')
    const cookieOf = (device: TestDevice) => `${deviceCookie}=${device.cookies.get(deviceCookie)}`
    await restore(test, file)
    await onDeskIn(test, targetOf(test), async ({ core }) => {
      expect(await callerOf(core, cookieOf(known), '10.0.0.2')).toMatchObject({ refusal: 'device.revoked' })
      expect(await callerOf(core, cookieOf(later), '10.0.0.2')).toMatchObject({ refusal: 'device.unknown' })
      expect(listDevices(core?.read ?? test.core.read, null)).toMatchObject([{ kind: 'tablet' }])
    })
    const taken = targetOf(test, 'taken-over')
    await restore(test, file, { dataFolder: taken, asStandby: 'a token of somebody' })
    await onDeskIn(test, taken, async ({ core }) => {
      expect(await callerOf(core, cookieOf(known), '10.0.0.2')).toMatchObject({
        device: { kind: 'tablet', limit: 'clerk' },
      })
    })
  })

  it('tells the makers how many there are, never what anybody called one', async () => {
    await pairedDevice(test, 'camera', null, 'WANGFANG-PHONE')
    const { text } = await test.core.jobs.run(supportPackageJob, { now: test.core.environment.now() })
    expect(text).toContain('"device": 1')
    expect(text).not.toContain('WANGFANG')
  })

  it('is a hash of the token, so that a copy of the database lets nobody in', async () => {
    const tablet = await pairedDevice(test, 'tablet')
    const rows = test.core.read.all<{ id: string }>('select id from device_secret')
    const token = tablet.cookies.get(deviceCookie) ?? ''
    expect(rows).toEqual([{ id: createHash('sha256').update(token).digest('base64url') }])
    const caller = await callerOf(test.core, `${deviceCookie}=${rows[0]?.id}`, '10.0.0.2')
    expect(caller).toMatchObject({ device: undefined, refusal: 'device.unknown' })
  })
})
