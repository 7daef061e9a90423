import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { systemActor } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { changeSiteCard } from '../../main/site/commands.ts'
import { lineageCookie } from '../../main/standby/carried.ts'
import { claimOf } from '../../main/standby/meeting.ts'
import { standbysOf } from '../../main/standby/overview.ts'
import { lookForOthers } from '../../main/standby/tell-replaced.ts'
import { keepAuthority } from '../../main/station/authority-store.ts'
import { revokeDevice } from '../../main/station/commands.ts'
import { callerOf, deviceCookie } from '../../main/station/gate.ts'
import { takeCase } from '../support/backups.ts'
import { type TestDesk, testPassword } from '../support/desk.ts'
import {
  type LocalNetwork,
  openOther,
  openStandbyPair,
  type StandbyPair,
  tabletToken,
} from '../support/standby.ts'

/** A standby took over, and meets the desk it came from, or another that came from it. */
describe('two desks of the same data', () => {
  let pair: StandbyPair
  let main: TestDesk
  let network: LocalNetwork
  let standby: Desk

  beforeEach(async () => {
    pair = await openStandbyPair()
    ;({ main, network, standby } = pair)
  })
  afterEach(() => pair.close())

  const takeOver = () => pair.takeOver(pair.recoveryKey)

  describe('started again', () => {
    let back: Desk | undefined
    beforeEach(async () => {
      await main.core.execute(keepAuthority, {
        actor: systemActor,
        input: { certificate: 'PEM', privateKey: 'PEM', instead: null },
      })
      network.desks.delete('main:8443')
    })
    afterEach(async () => {
      await back?.close()
      back = undefined
    })
    const start = async () => {
      await main.desk.close()
      pair.mainIsClosed()
      back = await openDesk({
        dataFolder: join(main.folder, 'data'),
        protector: keyFileProtector(join(main.folder, 'key')),
        machine: main.core.machine,
        threads: false,
        connector: network,
      })
      return back
    }
    const signIn = (desk: Desk) =>
      desk.fetch(
        new Request('http://desk.test/api/trpc/staff.signIn', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ login: 'manager', password: testPassword }),
        }),
      )

    it('the old computer asks before anybody is let in, and lets nobody in where its place was taken', async () => {
      await takeOver()
      let answer = () => undefined as void
      const held = new Promise<void>(resolve => {
        answer = resolve
      })
      network.desks.set('127.0.0.7:8443', standby)
      network.tamper = async (path, response) => {
        if (path.endsWith('standby.lineage')) await held
        return response
      }
      const desk = await start()
      expect(desk.state()).toBe('asking')
      expect(await (await signIn(desk)).text()).toContain('standby.asking')
      expect(() => desk.requireCore()).toThrow(expect.objectContaining({ code: 'standby.asking' }))
      answer()
      await desk.standby.settled()
      expect(desk.state()).toBe('replaced')
      expect(await (await signIn(desk)).text()).toContain('standby.replaced')
    })

    it('the old computer opens where the standby is out of reach, says so, and goes on asking', async () => {
      await takeOver()
      const desk = await start()
      await desk.standby.settled()
      expect(desk.state()).toBe('ready')
      expect((await signIn(desk)).status).toBe(200)
      const state = await desk.fetch(new Request('http://desk.test/api/trpc/site.state'))
      expect(await state.json()).toMatchObject({ result: { data: { standbyAway: true } } })
      network.desks.set('127.0.0.7:8443', standby)
      await lookForOthers(desk, desk.requireCore(), network)
      expect(desk.state()).toBe('replaced')
    })

    it('it opens at once where its only standby was revoked', async () => {
      const [row] = await standbysOf(main.core)
      await main.core.execute(revokeDevice, { actor: main.manager, input: { deviceId: row?.deviceId ?? '' } })
      expect((await start()).state()).toBe('ready')
    })
  })

  describe('a device that talked to the desk that took over', () => {
    const ask = async (desk: Desk, cookie: string) => {
      const caller = callerOf(desk.core, cookie, '127.0.0.9')
      const request = new Request('https://desk.test/api/trpc/station.thisDevice', { headers: { cookie } })
      return await desk.fetchFrom(caller, request)
    }
    const tablet = `${deviceCookie}=${tabletToken}`
    const wordIn = (response: Response) =>
      response.headers
        .getSetCookie()
        .find(line => line.startsWith(lineageCookie))
        ?.split(';')[0]

    it('tells the old computer by itself, which stops at once', async () => {
      expect(wordIn(await ask(main.desk, tablet))).toBeUndefined()
      await takeOver()
      const word = wordIn(await ask(standby, tablet))
      if (word === undefined) throw new Error('nothing to carry')
      // Carried back to where it came from, it says nothing new.
      expect(wordIn(await ask(standby, `${tablet}; ${word}`))).toBeUndefined()
      expect(standby.state()).toBe('ready')
      expect(main.desk.state()).toBe('ready')
      await ask(main.desk, `${tablet}; ${word}`)
      expect(main.desk.state()).toBe('replaced')
      const client = await main.desk.fetch(new Request('http://desk.test/api/trpc/site.state'))
      expect(await client.json()).toMatchObject({ result: { data: { state: 'replaced' } } })
    })

    it('is believed nothing that it made up', async () => {
      await takeOver()
      const word = wordIn(await ask(standby, tablet)) ?? ''
      const [name = '', value = ''] = word.split('=', 2)
      const [text = '', proof = ''] = value.split('.', 2)
      const other = Buffer.from(Buffer.from(text, 'base64url').toString().replace('AS', 'AT'))
      for (const made of [
        `${other.toString('base64url')}.${proof}`,
        `${text}.x`,
        text,
        '.',
        'x'.repeat(9_000),
      ])
        await ask(main.desk, `${tablet}; ${name}=${made}`)
      expect(main.desk.state()).toBe('ready')
    })
  })

  it('makes way for what was brought back from a stick of its own', async () => {
    network.desks.delete('main:8443')
    await takeOver()
    const { file } = await runBackup(standby.requireCore(), join(main.folder, 'stick'))
    const restored = await openOther(main, network, 'third')
    try {
      restored.restore({ file, recoveryKey: pair.recoveryKey })
      await expect.poll(() => restored.restoring()?.state, { timeout: 60_000 }).toBe('done')
      network.desks.set('main:8443', restored)
      await lookForOthers(standby, standby.requireCore(), network)
      expect([standby.state(), restored.state()]).toEqual(['replaced', 'ready'])
    } finally {
      await restored.close()
    }
  })

  describe('beside a stick that was brought back from the same copy', () => {
    let restored: Desk
    beforeEach(async () => {
      const { file } = await runBackup(main.core, join(main.folder, 'stick'))
      network.desks.delete('main:8443')
      restored = await openOther(main, network, 'third')
      restored.restore({ file, recoveryKey: pair.recoveryKey })
      await expect.poll(() => restored.restoring()?.state, { timeout: 60_000 }).toBe('done')
      await takeOver()
      network.desks.set('main:8443', restored)
    })
    afterEach(() => restored.close())
    const meet = () => lookForOthers(standby, standby.requireCore(), network)
    const enter = async (desk: Desk) => {
      const actor = { staffId: main.manager.staffId, role: 'manager' } as const
      await desk.requireCore().execute(changeSiteCard, { actor, input: { name: crypto.randomUUID() } })
    }

    it('gives no number that the other one gives', async () => {
      const here = await takeCase(standby.requireCore())
      const there = await takeCase(restored.requireCore())
      expect(here.number).toMatch(/[0-9]AS$/)
      expect(there.number).toMatch(/[0-9]A$/)
    })

    it.each(['stick', 'standby'] as const)('goes on alone where more was entered: %s', async more => {
      const [lives, stops] = more === 'stick' ? [restored, standby] : [standby, restored]
      await enter(lives)
      await meet()
      expect([lives.state(), stops.state()]).toEqual(['ready', 'replaced'])
      // Whoever speaks next: it stays as it was decided.
      await enter(lives)
      if (lives === standby) await meet()
      expect([lives.state(), stops.state()]).toEqual(['ready', 'replaced'])
    })

    it('stops one of two where both have as much, and never both', async () => {
      await Promise.all([meet(), meet(), meet()])
      expect([standby.state(), restored.state()].toSorted()).toEqual(['ready', 'replaced'])
    })

    it('is not stopped by claims of somebody who holds no data', async () => {
      const claim = claimOf(standby.requireCore().read, standby.requireCore().head()?.incarnation ?? '')
      const answer = await network.sendTo({ hosts: ['main:8443'], authority: '', token: null })(
        '/api/trpc/standby.replaced',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...claim,
            entries: 1_000,
            final: true,
            by: { name: null, hosts: [] },
            proof: 'x'.repeat(43),
          }),
        },
      )
      expect(await answer.text()).toContain('standby.proofWrong')
      expect(restored.state()).toBe('ready')
    })
  })
})
