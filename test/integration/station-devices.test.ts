import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DeviceRow, pairingAddresses, pairingLife } from '../../main/contract/station.ts'
import { deviceCookie } from '../../main/station/gate.ts'
import { openCopiedDesk, type TestClient, type TestDesk, testPassword } from '../support/desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { newDevice, pairedDevice, refusalOf, showCode } from '../support/station.ts'

const noon = Date.parse('2026-11-23T04:00:00Z')
let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

const devices = async () => (await manager.query('station.devices')) as DeviceRow[]

describe('pairing', () => {
  it('gives a device its name, kind and limit, and a cookie that is nowhere on disk', async () => {
    const { secret, expiresAt } = (await manager.mutate('station.beginPairing', {
      kind: 'tablet',
      limit: 'clerk',
    })) as { secret: string; expiresAt: number }
    expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
    expect(expiresAt).toBe(noon + pairingLife)

    const tablet = newDevice(test)
    const answer = await tablet.fetch('/api/trpc/station.pair', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, name: '验房平板1' }),
    })
    const cookie = answer.headers.getSetCookie().find(line => line.startsWith(deviceCookie)) ?? ''
    expect(cookie).toMatch(/; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Strict$/)

    expect(await tablet.query('station.thisDevice')).toMatchObject({
      kind: 'tablet',
      name: '验房平板1',
      limit: 'clerk',
    })
    expect(await devices()).toMatchObject([
      {
        kind: 'tablet',
        name: '验房平板1',
        limit: 'clerk',
        pairedBy: '测试经理',
        revokedAt: null,
        seenAt: noon,
      },
    ])
    const token = tablet.cookies.get(deviceCookie) ?? ''
    // Whoever is in use stays paired however long browsers keep a cookie.
    const renewed = await tablet.fetch('/api/trpc/station.thisDevice')
    expect(renewed.headers.getSetCookie()).toEqual([cookie])
    const rows = test.core.read.all('select * from device_secret')
    expect(token).toHaveLength(43)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('takes each code once, for five minutes, and says which it is', async () => {
    const used = showCode(test, 'desk')
    const late = showCode(test, 'desk')
    const cancelled = showCode(test, 'desk')
    const pair = (secret: string) =>
      refusalOf(newDevice(test).mutate('station.pair', { secret, name: '2号柜台' }))
    expect(await pair(used.secret)).toBeUndefined()
    expect(await pair(used.secret)).toBe('device.codeUsed')
    await manager.mutate('station.cancelPairing', { pairingId: cancelled.pairingId })
    expect(await pair(cancelled.secret)).toBe('device.codeExpired')
    test.setClock(noon + pairingLife)
    expect(await pair(late.secret)).toBe('device.codeExpired')
    expect(await pair('AAAAAAAAAAAAAAAAAAAAAA')).toBe('device.codeWrong')
    expect(await devices()).toHaveLength(1)
  })

  it('shows at most five codes at once, and lets an address try ten wrong ones a minute', async () => {
    const codes = Array.from({ length: 5 }, () => showCode(test, 'desk'))
    expect(await refusalOf(manager.mutate('station.beginPairing', { kind: 'desk', limit: null }))).toBe(
      'device.tooManyCodes',
    )
    const secret = codes[0]?.secret ?? ''
    const guesser = newDevice(test, '192.168.1.66')
    for (let guess = 0; guess < 10; guess++)
      expect(await refusalOf(guesser.mutate('station.pair', { secret: `guess ${guess}` }))).toBe(
        'device.codeWrong',
      )
    expect(await refusalOf(guesser.mutate('station.pair', { secret }))).toBe('device.tooManyTries')
    // Somebody else is not kept waiting by it, and a minute later nobody is.
    expect(await refusalOf(newDevice(test).mutate('station.pair', { secret }))).toBeUndefined()
    test.setClock(noon + 60_000)
    expect(await refusalOf(guesser.mutate('station.pair', { secret: codes[1]?.secret }))).toBeUndefined()
  })

  it('is done on the other device, and not twice', async () => {
    const { secret } = showCode(test, 'desk')
    expect(await refusalOf(manager.mutate('station.pair', { secret, name: '本机' }))).toBe(
      'device.onlyOverStation',
    )
    const desk = await pairedDevice(test, 'desk')
    expect(await refusalOf(desk.mutate('station.pair', { secret, name: '又一次' }))).toBe(
      'device.alreadyPaired',
    )
  })

  it('of anything but a camera is for managers', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    expect(
      await refusalOf(clerk.mutate('station.beginPairing', { kind: 'camera', limit: null })),
    ).toBeUndefined()
    expect(await refusalOf(clerk.mutate('station.beginPairing', { kind: 'desk', limit: 'clerk' }))).toBe(
      'permission.denied',
    )
  })

  it('of a standby is left to its invitation, which asks for the password', async () => {
    expect(await refusalOf(manager.mutate('station.beginPairing', { kind: 'standby', limit: null }))).toBe(
      'device.standbyInvited',
    )
  })

  it('addresses carry the secret where no request does', () => {
    const at = { hostName: 'clubhouse-test.local', addresses: ['192.168.1.5', 'fd00::5'], port: 8443 }
    expect(pairingAddresses(at, 'SECRET')).toEqual([
      'https://clubhouse-test.local:8443/pair#SECRET',
      'https://192.168.1.5:8443/pair#SECRET',
      'https://[fd00::5]:8443/pair#SECRET',
    ])
  })
})

describe('a device', () => {
  it('that is not paired, or is paired elsewhere, is answered nothing', async () => {
    const stranger = newDevice(test)
    expect(await refusalOf(stranger.query('site.state'))).toBe('device.required')
    expect(await refusalOf(stranger.mutate('staff.signIn', { login: 'manager', password: 'x' }))).toBe(
      'device.required',
    )
    expect((await stranger.fetch('/events')).status).toBe(401)
    expect((await stranger.fetch('/files/cases/x/sheet.pdf')).status).toBe(401)
    stranger.cookies.set(deviceCookie, 'A'.repeat(43))
    expect(await refusalOf(stranger.query('site.state'))).toBe('device.unknown')
    expect(await (await stranger.fetch('/events')).text()).toContain('device.unknown')
  })

  it('has sessions of its own: a cookie of another device or of this computer opens nothing on it', async () => {
    const one = await pairedDevice(test, 'desk')
    const other = await pairedDevice(test, 'desk')
    await one.signIn(test.manager)
    expect(await one.query('staff.me')).toMatchObject({ login: 'manager' })
    other.cookies.set('desk_session', one.cookies.get('desk_session') ?? '')
    expect(await other.query('staff.me')).toBeNull()
    expect(await refusalOf(other.query('staff.list'))).toBe('session.required')
    const here = await test.desk.fetch(
      new Request('http://desk.test/api/trpc/staff.me', {
        headers: { cookie: `desk_session=${one.cookies.get('desk_session')}` },
      }),
    )
    expect(await here.json()).toEqual({ result: { data: null } })
    const signedIn = await test.desk.fetch(
      new Request('http://desk.test/api/trpc/staff.signIn', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'manager', password: testPassword }),
      }),
    )
    const [, ofThisComputer = ''] =
      /desk_session=([^;]+)/.exec(signedIn.headers.getSetCookie()[0] ?? '') ?? []
    expect(ofThisComputer).toHaveLength(43)
    other.cookies.set('desk_session', ofThisComputer)
    expect(await other.query('staff.me')).toBeNull()
    // Signing out on one leaves the other signed in.
    await other.signIn(test.manager)
    await other.mutate('staff.signOut')
    expect(await one.query('staff.me')).toMatchObject({ login: 'manager' })
    expect(await manager.query('staff.me')).toMatchObject({ login: 'manager' })
  })

  it('limited to a role lets nobody do more, whoever signs in', async () => {
    const counter = await pairedDevice(test, 'desk', 'clerk')
    await counter.signIn(test.manager)
    expect(await refusalOf(counter.query('staff.list'))).toBeUndefined()
    expect(await refusalOf(counter.query('audit.list', {}))).toBe('permission.denied')
    expect(await refusalOf(counter.mutate('station.beginPairing', { kind: 'desk', limit: null }))).toBe(
      'permission.denied',
    )
    const [row] = await devices()
    await manager.command('station.changeDevice', { deviceId: row?.id, limit: null, name: '总台' })
    expect(await refusalOf(counter.query('audit.list', {}))).toBeUndefined()
    expect(await counter.query('station.thisDevice')).toMatchObject({ name: '总台', limit: null })
  })

  it('is refused from the moment it is revoked, told why, and nobody is signed in on it', async () => {
    const counter = await pairedDevice(test, 'desk')
    await counter.signIn(test.manager)
    const stream = await counter.fetch('/events')
    const [row] = await devices()
    await manager.command('station.revoke', { deviceId: row?.id })
    expect(await refusalOf(counter.query('staff.me'))).toBe('device.revoked')
    expect(await stream.text()).toMatch(/event: refused\ndata: device.revoked\n\n$/)
    expect(test.core.read.all('select * from session where device_id is not null')).toEqual([])
    expect(await devices()).toMatchObject([{ revokedAt: noon }])
    expect(await refusalOf(manager.command('station.revoke', { deviceId: row?.id }))).toBe(
      'device.alreadyRevoked',
    )
  })

  it('without people does its one thing', async () => {
    const wall = await pairedDevice(test, 'wall')
    const camera = await pairedDevice(test, 'camera')
    expect(await refusalOf(wall.query('today.wall'))).toBeUndefined()
    expect(await refusalOf(camera.query('today.wall'))).toBe('device.notForThis')
    expect(await camera.query('station.clock')).toEqual({ now: noon })
    expect(await refusalOf(manager.query('station.clock'))).toBe('device.notForThis')
    for (const device of [wall, camera]) {
      expect(await refusalOf(device.signIn(test.manager))).toBe('device.notForThis')
      expect(await refusalOf(device.query('cases.list', {}))).toBe('device.notForThis')
    }
    await camera.mutate('station.leave')
    expect(await refusalOf(camera.query('station.clock'))).toBe('device.revoked')
  })

  it('comes by name and by address as one device, with a code of its own', async () => {
    const tablet = await pairedDevice(test, 'tablet', 'clerk')
    const { id: deviceId } = (await tablet.query('station.thisDevice')) as { id: string }
    const again = async () =>
      (await manager.mutate('station.beginPairingAgain', { deviceId })) as { secret: string }
    const byAddress = newDevice(test)
    await byAddress.mutate('station.pair', { secret: (await again()).secret, name: '别的名称' })
    const own = await tablet.query('station.thisDevice')
    expect(await byAddress.query('station.thisDevice')).toEqual(own)
    expect(byAddress.cookies).not.toEqual(tablet.cookies)
    expect(await devices()).toHaveLength(1)
    // Only who may revoke it gives it another address, and only while it is in use; it is revoked as one.
    const theirs = await test.signIn(await test.addMember('clerk'))
    const { secret } = await again()
    expect(await refusalOf(theirs.mutate('station.beginPairingAgain', { deviceId }))).toBe(
      'permission.denied',
    )
    await manager.command('station.revoke', { deviceId })
    for (const one of [tablet, byAddress])
      expect(await refusalOf(one.query('station.clock'))).toBe('device.revoked')
    const late = newDevice(test)
    expect(await refusalOf(late.mutate('station.pair', { secret, name: null }))).toBe('device.alreadyRevoked')
    expect(await refusalOf(again())).toBe('device.alreadyRevoked')
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('is there while a page of it asks or listens, and not for minutes after', async () => {
    const desk = await pairedDevice(test, 'desk')
    await desk.signIn(test.manager)
    const here = async () => (await devices()).map(one => one.here)
    expect(await here()).toEqual([true])
    test.setClock(noon + 30_000)
    expect(await here()).toEqual([false])
    const gone = new AbortController()
    const stream = await desk.fetch('/events', { signal: gone.signal })
    const reader = stream.body?.getReader()
    await reader?.read()
    test.setClock(noon + 120_000)
    expect(await here()).toEqual([true])
    gone.abort()
    await reader?.cancel().catch(() => undefined)
    await expect.poll(here, { timeout: 60_000 }).toEqual([false])
  })

  it('says how much it has not sent, for whoever revokes it', async () => {
    const tablet = await pairedDevice(test, 'tablet')
    await tablet.mutate('station.tellUnsent', { entries: 2, photos: 5 })
    expect(await devices()).toMatchObject([{ unsent: { entries: 2, photos: 5, at: noon } }])
    await tablet.mutate('station.tellUnsent', { entries: 0, photos: 0 })
    expect(await devices()).toMatchObject([{ unsent: null }])
    const wall = await pairedDevice(test, 'wall')
    expect(await refusalOf(wall.mutate('station.tellUnsent', { entries: 1, photos: 0 }))).toBe(
      'device.notForThis',
    )
  })

  it('has its last contact written down once a minute', async () => {
    const wall = await pairedDevice(test, 'wall')
    test.setClock(noon + 59_000)
    await wall.query('station.thisDevice')
    expect(await devices()).toMatchObject([{ seenAt: noon }])
    test.setClock(noon + 60_000)
    await Promise.all([wall.query('station.thisDevice'), wall.query('station.thisDevice')])
    expect(await devices()).toMatchObject([{ seenAt: noon + 60_000 }])
  })
})
