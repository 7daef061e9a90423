import { existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { deskDoor } from '../../main/host/station/door.ts'
import { beginPairing } from '../../main/station/devices.ts'
import { finishSetAside, planSetAside } from '../../main/standby/former.ts'
import { inviteStandby } from '../../main/standby/invite.ts'
import { type Joined, readJoined } from '../../main/standby/joined.ts'
import { standbysOf } from '../../main/standby/overview.ts'
import { lookForOthers } from '../../main/standby/tell-replaced.ts'
import { takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk, testPassword } from '../support/desk.ts'
import { tlsDevice, type TlsDevice } from '../support/tls-device.ts'
import { openTestStation, type TestStation } from '../support/station-host.ts'
import { invitationOf, type LocalNetwork, openStandbyPair, type StandbyPair } from '../support/standby.ts'

interface Answered {
  readonly result?: { readonly data: unknown }
  readonly error?: { readonly data: { readonly desk: { readonly code: string } } }
}

/** What the computer itself asks; the code of a refusal. */
async function ask(desk: Desk, path: string, input: object = {}): Promise<unknown> {
  const response = await desk.fetch(
    new Request(`http://desk.test/api/trpc/standby.${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    }),
  )
  const { result, error } = (await response.json()) as Answered
  return error?.data.desk.code ?? result?.data
}
const proof = { login: 'manager', password: testPassword }

/** A standby took over, and the old computer is repaired. */
describe('a replaced desk', () => {
  let pair: StandbyPair
  let main: TestDesk
  let network: LocalNetwork
  let standby: Desk
  let late = ''

  beforeEach(async () => {
    pair = await openStandbyPair()
    ;({ main, network, standby } = pair)
    ;({ number: late } = await takeCase(main.core, '卫生间漏水，电话 13800001234', main.manager))
    network.desks.delete('main:8443')
    await pair.takeOver(pair.recoveryKey)
    network.desks.set('main:8443', main.desk)
    await lookForOthers(standby, standby.requireCore(), network)
    network.desks.set('second:8443', standby)
  })
  afterEach(() => pair.close())

  /** The old computer as it is opened in the folder of the pair, reached and reaching as the others. */
  const reopened = async () => {
    await main.desk.close()
    pair.mainIsClosed()
    return await openDesk({
      dataFolder: join(main.folder, 'data'),
      protector: keyFileProtector(join(main.folder, 'key')),
      machine: main.core.machine,
      threads: false,
      connector: network,
    })
  }
  const lineOf = (desk: Desk, host: string) => invitationOf({ ...main, desk, core: desk.requireCore() }, host)
  const rejoin = (desk: Desk, line: string, who: object = proof) =>
    ask(desk, 'rejoin', { ...proof, line, name: '前台电脑', ...who })

  it('becomes the standby of the desk that took over, with what was entered behind the copy set aside', async () => {
    const old = await reopened()
    try {
      expect(old.state()).toBe('replaced')
      expect(await rejoin(old, lineOf(standby, 'second:8443'))).toEqual({ ok: true })
      expect(old.state()).toBe('standby')
      const number = (await takeCase(standby.requireCore())).number
      await old.standby.contact()
      await old.standby.settled()
      expect(await old.standby.view()).toMatchObject({ name: '前台电脑', copies: [{}], trouble: null })
      expect(await standbysOf(standby.requireCore())).toMatchObject([{ name: '前台电脑', isThere: true }])

      const [aside] = (await ask(old, 'setAside')) as { id: string; later: number }[]
      if (!aside) throw new Error('nothing was set aside')
      expect(aside.later).toBeGreaterThan(0)
      const list = { ...proof, language: 'zh', setAside: aside.id }
      const shown = JSON.stringify(await ask(old, 'showLater', list))
      expect(shown).toContain('卫生间漏水，电话 13800001234')
      expect(shown).toContain(late)
      expect(await ask(old, 'exportLater', list)).toMatchObject({ rows: aside.later })
      expect(await ask(old, 'showLater', { ...list, password: 'not this one' })).toBe('session.wrongPassword')

      // It takes over in its turn, from the copy it fetched; what was set aside stays.
      network.desks.delete('second:8443')
      await old.takeOver({ recoveryKey: pair.recoveryKey })
      await expect.poll(() => old.restoring()?.state, { timeout: 60_000 }).toBe('done')
      expect(old.state()).toBe('ready')
      const numbers = old.requireCore().read.all<{ number: string }>('select number from "case"')
      expect(numbers.map(row => row.number)).toContain(number)
      expect((await takeCase(old.requireCore())).number).not.toBe(late)
      expect(JSON.stringify(await ask(old, 'showLater', list))).toContain(late)
      network.desks.set('second:8443', standby)
      await lookForOthers(old, old.requireCore(), network)
      expect([old.state(), standby.state()]).toEqual(['ready', 'replaced'])

      const gone = { ...proof, setAside: aside.id }
      expect(await ask(old, 'deleteSetAside', { ...gone, password: 'no' })).toBe('session.wrongPassword')
      expect(await ask(old, 'deleteSetAside', gone)).toEqual({ ok: true })
      expect(await ask(old, 'setAside')).toEqual([])
      expect(await ask(old, 'showLater', list)).toBe('standby.notSetAside')
    } finally {
      await old.close()
    }
  })

  it('stays as it is where somebody else asks, or the line is of another desk', async () => {
    const old = await reopened()
    const stranger = await openTestDesk()
    try {
      network.desks.set('stranger:8443', stranger.desk)
      const line = lineOf(standby, 'second:8443')
      expect(await rejoin(old, line, { password: 'not this one' })).toBe('session.wrongPassword')
      expect(await rejoin(old, line, { login: 'nobody' })).toBe('session.wrongPassword')
      expect(await rejoin(old, invitationOf(stranger, 'stranger:8443'))).toBe('standby.notTookOver')
      expect(await rejoin(old, 'second:8443#abc')).toBe('standby.invitationWrong')
      expect(await rejoin(standby, line)).toBe('standby.notReplaced')
      expect(old.state()).toBe('replaced')
      expect(existsSync(join(main.folder, 'data', 'standby', 'former'))).toBe(false)
      // None of that used the code up.
      expect(await rejoin(old, line)).toEqual({ ok: true })
    } finally {
      await stranger.close()
      await old.close()
    }
  })

  it('is set aside to the end by the next start, wherever it was cut off', async () => {
    const old = await reopened()
    await old.close()
    const data = join(main.folder, 'data')
    const joined: Joined = {
      version: 1,
      site: { code: 'TEST', name: '测试项目' },
      hosts: ['second:8443'],
      authority: 'PEM',
      token: 't'.repeat(43),
      name: '前台电脑',
      pairedAt: 1,
    }
    const id = crypto.randomUUID()
    await planSetAside(data, { id, note: { version: 1, at: 1, later: 3 }, joined })
    await finishSetAside(data)
    // As if the power had gone in the middle.
    for (const name of ['desk.sqlite', 'archive'])
      renameSync(join(data, 'standby', 'former', id, name), join(data, name))
    await planSetAside(data, { id, note: { version: 1, at: 1, later: 3 }, joined })
    const again = await openDesk({
      dataFolder: data,
      protector: keyFileProtector(join(main.folder, 'key')),
      machine: main.core.machine,
      threads: false,
      connector: network,
    })
    try {
      expect(again.state()).toBe('standby')
      expect(readdirSync(data).toSorted()).toEqual(['desk.lock', 'desk.pid', 'standby'])
      expect(readJoined(data)).toEqual(joined)
      const list = { ...proof, language: 'zh', setAside: id }
      expect(JSON.stringify(await ask(again, 'showLater', list))).toContain(late)
    } finally {
      await again.close()
    }
  })
})

/** The same over TLS, between hosts that listen. */
it('a replaced desk becomes a standby over the network', async () => {
  const main = await openTestDesk()
  const open: Desk[] = []
  const stations: TestStation[] = []
  let tablet: TlsDevice | undefined
  const serve = async (test: TestDesk, address: string) => {
    const station = await openTestStation(test, { addresses: [address], door: deskDoor(test.desk) })
    stations.push(station)
    return station
  }
  const invited = (test: TestDesk) => {
    const { staffId, role } = main.manager
    return inviteStandby(test.core, { staffId, role, limit: null }, testPassword)
  }
  try {
    const recoveryKey = await main.desk.newRecoveryKey(main.manager)
    const first = await serve(main, '127.0.0.61')
    const { authority, port } = first
    tablet = tlsDevice({ address: '127.0.0.61', port, authority: authority() }, '127.0.0.65')
    const who = { staffId: main.manager.staffId, role: main.manager.role, limit: null }
    const code = beginPairing(main.core, who, { kind: 'tablet', limit: null, name: null })
    await tablet.pair(code.secret, '平板')
    const second = await openDesk({
      dataFolder: join(main.folder, 'second'),
      protector: keyFileProtector(join(main.folder, 'second.key')),
      machine: 'second',
      threads: false,
    })
    open.push(second)
    await second.standby.join((await invited(main)).line, '财务室电脑')
    const contact = async (desk: Desk) => {
      await desk.standby.contact()
      await desk.standby.settled()
    }
    await contact(second)
    const { number } = await takeCase(main.core, '只在旧电脑上', main.manager)
    await second.takeOver({ recoveryKey })
    await expect.poll(() => second.restoring()?.state, { timeout: 60_000 }).toBe('done')
    await lookForOthers(second, second.requireCore(), second.standby.connector)
    expect(main.desk.state()).toBe('replaced')

    // A tablet that knows the old computer by its address is told that it is over, and where to go.
    const told = await tablet.call('standby.replacement')
    expect(told).toMatchObject({ letter: 'AS', later: null, by: { name: '财务室电脑', hosts: [] } })
    for (const path of ['staff.me', 'cases.list', 'today.wall'])
      await expect(tablet.call(path)).rejects.toMatchObject({ code: 'standby.replaced' })
    await expect(tablet.upload('a.jpg', new Uint8Array(3), { slice: 3 })).rejects.toThrow('standby.replaced')
    const other: TestDesk = { ...main, desk: second, core: second.requireCore() }
    const served = await serve(other, '127.0.0.62')
    // Told again, now with where it is served; the name is its own from here on.
    await lookForOthers(second, other.core, second.standby.connector)
    const { by } = (await tablet.call('standby.replacement')) as { by: { hosts: string[] } }
    expect(by.hosts).toEqual(['clubhouse-test.local', '127.0.0.62'].map(host => `${host}:${served.port}`))
    await first.service.look()
    expect(first.announced.at(-1)).toEqual([])
    expect(first.view().addresses).toEqual(['127.0.0.61'])
    const { line } = await invited(other)
    expect(await ask(main.desk, 'rejoin', { ...proof, line, name: '前台电脑' })).toEqual({ ok: true })
    expect(main.desk.state()).toBe('standby')
    await contact(main.desk)
    expect(await main.desk.standby.view()).toMatchObject({ copies: [{}], reached: true, trouble: null })
    const [aside] = await main.desk.standby.setAside()
    const list = { ...proof, language: 'zh', setAside: aside?.id ?? '' }
    expect(JSON.stringify(await ask(main.desk, 'showLater', list))).toContain(number)
  } finally {
    tablet?.close()
    for (const station of stations) await station.close()
    for (const desk of open) await desk.close()
    await main.close()
  }
})
