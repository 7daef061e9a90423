import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import yauzl from 'yauzl'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../main/desk/core.ts'
import type { Desk } from '../../main/desk/desk.ts'
import { standbysOf } from '../../main/standby/overview.ts'
import { createStandby } from '../../main/standby/standby.ts'
import { lookForOthers } from '../../main/standby/tell-replaced.ts'
import { keepAuthority } from '../../main/station/authority-store.ts'
import { listDevices } from '../../main/station/queries.ts'
import { takeCase } from '../support/backups.ts'
import { type TestDesk, testPassword } from '../support/desk.ts'
import { type LocalNetwork, openStandbyPair, type StandbyPair } from '../support/standby.ts'

/** The main computer dies, the standby goes on, the dead one comes back. */
describe('taking over', () => {
  let pair: StandbyPair
  let main: TestDesk
  let network: LocalNetwork
  let standby: Desk
  let number = ''

  beforeEach(async () => {
    pair = await openStandbyPair()
    ;({ main, network, standby, number } = pair)
  })
  afterEach(() => pair.close())

  const takeOver = (key = pair.recoveryKey) => pair.takeOver(key)

  it('goes on with the copy under a new letter, with people, files and devices', async () => {
    // Entered after the copy: not on the standby.
    const late = await takeCase(main.core)
    network.desks.delete('main:8443')
    expect(await takeOver()).toMatchObject({
      state: 'done',
      result: { site: 'TEST', files: 1, missing: 0, letter: 'AS' },
    })
    expect(standby.state()).toBe('ready')
    const core = standby.requireCore()
    expect(core.read.all('select number from "case"')).toEqual([{ number }])
    expect((await takeCase(core)).number).not.toBe(late.number)
    expect((await takeCase(core)).number).toMatch(/AS$/)
    // Other devices stay as they were; this one is no standby of itself.
    expect(listDevices(core.read, null)).toMatchObject([
      { kind: 'tablet', name: '平板', revokedAt: null },
      { kind: 'standby', name: '财务室电脑', revokedAt: expect.any(Number) },
    ])
    expect(standby.standby.isJoined()).toBe(false)
    // The copies are the first backups of the desk that goes on.
    expect(
      readdirSync(join(main.folder, 'second', 'backups')).some(name => name.endsWith('.deskbackup')),
    ).toBe(true)
    expect(existsSync(join(main.folder, 'second', 'standby', 'copies'))).toBe(false)
  })

  it('asks for the recovery key and leaves the copy as it is where it is wrong', async () => {
    const other = await standby.standby.view()
    expect(await takeOver('ABCDE-FGHJK')).toMatchObject({ state: 'failed', code: 'keys.recoveryLength' })
    expect(standby.state()).toBe('standby')
    expect((await standby.standby.view())?.copies).toEqual(other?.copies)
    expect(await takeOver()).toMatchObject({ state: 'done' })
  })

  it('is known to the old computer when it comes back, which lets nobody in from then on', async () => {
    const dead = main.desk
    network.desks.delete('main:8443')
    await takeOver()
    const core = standby.requireCore()
    // Nobody is there to be told.
    await lookForOthers(standby, core, network)
    expect(dead.state()).toBe('ready')

    network.desks.set('main:8443', dead)
    const client = await main.signIn(main.manager)
    await lookForOthers(standby, core, network)
    expect(dead.state()).toBe('replaced')
    expect(dead.standby.replaced()).toMatchObject({ letter: 'AS' })
    await expect(client.query('cases.list', {})).rejects.toMatchObject({ code: 'standby.replaced' })
    await expect(client.command('cases.note', {})).rejects.toMatchObject({ code: 'standby.replaced' })
    await expect(main.signIn(main.manager)).rejects.toThrow('standby.replaced')
    // Told once is enough.
    network.asked.length = 0
    await lookForOthers(standby, core, network)
    expect(network.asked).toEqual([])
    expect(standby.state()).toBe('ready')
  })

  it('is asked at its last address by the old computer when it comes back', async () => {
    await main.core.execute(keepAuthority, {
      actor: systemActor,
      input: { certificate: 'PEM', privateKey: 'PEM', instead: null },
    })
    network.desks.delete('main:8443')
    await takeOver()
    // Silent since then, and nobody there: the old computer opens, and says that its standby is away.
    main.setClock(Date.now() + 60_000)
    await lookForOthers(main.desk, main.core, network)
    expect(main.desk.state()).toBe('ready')
    expect(await standbysOf(main.core)).toMatchObject([{ isThere: false }])
    network.desks.set('127.0.0.7:8443', standby)
    await lookForOthers(main.desk, main.core, network)
    expect(main.desk.state()).toBe('replaced')
    // Whoever does not hold the data is told nothing.
    const asked = { nonce: 'n', proof: 'x'.repeat(43) }
    const answer = await network.sendTo({ hosts: ['127.0.0.7:8443'], authority: '', token: null })(
      '/api/trpc/standby.lineage',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) },
    )
    expect(await answer.text()).toContain('device.required')
  })

  it('gives a manager the list of what was entered after the copy, and nobody else', async () => {
    const late = await takeCase(main.core, '卫生间漏水，电话 13800001234', main.manager)
    const clerk = await main.addMember('clerk')
    network.desks.delete('main:8443')
    await takeOver()
    const ask = async (path: string, input: object) => {
      const response = await main.desk.fetch(
        new Request(`http://desk.test/api/trpc/standby.${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
        }),
      )
      const { result, error } = (await response.json()) as {
        result?: { data: { name: string; bytes: string; rows: number } }
        error?: { data: { desk: { code: string } } }
      }
      return error?.data.desk.code ?? result?.data
    }
    const who = { login: 'manager', password: testPassword, language: 'zh' }
    expect(await ask('exportLater', who)).toBe('standby.notReplaced')
    network.desks.set('main:8443', main.desk)
    await lookForOthers(standby, standby.requireCore(), network)
    const replacement = await ask('replacement', {})
    expect(replacement).toMatchObject({ letter: 'AS' })
    expect(await ask('exportLater', { ...who, login: clerk.login })).toBe('permission.denied')
    expect(await ask('exportLater', { ...who, password: 'not this one' })).toBe('session.wrongPassword')
    expect(await ask('exportLater', { ...who, login: 'nobody' })).toBe('session.wrongPassword')
    const list = await ask('exportLater', who)
    if (typeof list !== 'object') throw new Error('no list was made')
    const sheets = await readSheets(Buffer.from(list.bytes, 'base64'))
    expect(sheets).toContain(late.number)
    // In full: it has to be entered again.
    expect(sheets).toContain('卫生间漏水，电话 13800001234')
    expect(sheets).not.toContain(number)
    // The same on the screen; each time on the trail, and the trail is nothing to enter again.
    expect(await ask('showLater', { ...who, password: 'not this one' })).toBe('session.wrongPassword')
    const shown = await ask('showLater', who)
    expect(JSON.stringify(shown)).toContain('卫生间漏水，电话 13800001234')
    expect(shown).toHaveLength(list.rows)
    expect(
      main.core.read.all("select facts from operation where type='site.laterTaken' order by position"),
    ).toEqual(['workbook', 'screen'].map(as => ({ facts: expect.stringContaining(`"as":"${as}"`) })))
  })

  it('stays replaced after a start', async () => {
    network.desks.delete('main:8443')
    await takeOver()
    network.desks.set('main:8443', main.desk)
    await lookForOthers(standby, standby.requireCore(), network)
    const asAtAStart = createStandby({ dataFolder: join(main.folder, 'data'), now: Date.now })
    expect(asAtAStart.replaced()).toMatchObject({ letter: 'AS' })
  })

  it('is not confused where it has the address of the computer whose place it took', async () => {
    network.desks.delete('main:8443')
    await takeOver()
    network.desks.set('main:8443', standby)
    await lookForOthers(standby, standby.requireCore(), network)
    expect(standby.state()).toBe('ready')
  })
})

/** Everything that a workbook says, in one text. */
async function readSheets(bytes: Buffer): Promise<string> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const parts: Buffer[] = []
  for await (const entry of zip.eachEntry())
    if (entry.fileName.endsWith('.xml'))
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
