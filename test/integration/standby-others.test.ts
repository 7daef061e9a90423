import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { migrationNames } from '../../main/database/migration-names.ts'
import type { Desk } from '../../main/desk/desk.ts'
import { lookForOthers } from '../../main/standby/tell-replaced.ts'
import { takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { invitationOf, LocalNetwork, openOther } from '../support/standby.ts'

vi.mock('../../main/database/migration-names.ts', async importOriginal => {
  const real = await importOriginal<typeof import('../../main/database/migration-names.ts')>()
  return { ...real, migrationNames: [...real.migrationNames] }
})

const names = migrationNames as string[]
const all = [...names]
const minute = 60_000
const year = 365 * 86_400_000

/** Standbys that are several, old, or wrong about the time. */
describe('another standby', () => {
  let main: TestDesk
  let network: LocalNetwork
  let recoveryKey = ''
  let time = 0
  const open: Desk[] = []

  beforeEach(async () => {
    time = Date.UTC(2026, 6, 1, 8)
    main = await openTestDesk({ clock: time })
    recoveryKey = await main.desk.newRecoveryKey(main.manager)
    network = new LocalNetwork()
    network.desks.set('main:8443', main.desk)
  })
  afterEach(async () => {
    names.splice(0, names.length, ...all)
    for (const desk of open.splice(0)) await desk.close()
    await main.close()
  })

  const join = async (name: string, clock: () => number = () => time): Promise<Desk> => {
    const desk = await openOther(main, network, name, { now: clock })
    open.push(desk)
    await desk.standby.join(invitationOf(main, 'main:8443'), name)
    await contact(desk)
    return desk
  }
  const contact = async (desk: Desk) => {
    await desk.standby.contact()
    await desk.standby.settled()
  }
  const takeOver = async (desk: Desk) => {
    await desk.takeOver({ recoveryKey })
    await expect.poll(() => desk.restoring()?.state, { timeout: 60_000 }).not.toBe('running')
    return desk.restoring()
  }

  it('with an older program keeps the copy, says so, and takes over once it is updated', async () => {
    await takeCase(main.core)
    const newest = names.pop() ?? ''
    const old = await join('second')
    expect(await old.standby.view()).toMatchObject({
      copies: [{ at: time }],
      trouble: { code: 'standby.newerProgram' },
    })
    expect(await takeOver(old)).toMatchObject({ state: 'failed', code: 'backup.newer' })
    expect(old.state()).toBe('standby')
    names.push(newest)
    expect(await takeOver(old)).toMatchObject({ state: 'done' })
    expect(old.state()).toBe('ready')
  })

  it('takes over beside the first from the same copy: no number twice, and where they meet one stops', async () => {
    const first = await join('second')
    const second = await join('third')
    network.desks.delete('main:8443')
    for (const desk of [first, second]) {
      await takeOver(desk)
      expect(desk.state()).toBe('ready')
    }
    const numbers = await Promise.all([first, second].map(desk => takeCase(desk.requireCore())))
    expect(numbers.map(({ number }) => number.replace(/.*[0-9]/, ''))).toEqual(['AS', 'AT'])
    // Each has the main computer's address by then, and speaks to the other.
    const speak = async (from: Desk, to: Desk) => {
      if (from.state() !== 'ready' || to.state() !== 'ready') return
      network.desks.set('main:8443', to)
      await lookForOthers(from, from.requireCore(), network)
    }
    await Promise.all([speak(first, second), speak(second, first)])
    await speak(second, first)
    expect([first.state(), second.state()].toSorted()).toEqual(['ready', 'replaced'])
  })

  it.each([-3, 3])('knows how old its copy is with a clock that is %i years off', async years => {
    const desk = await join('second', () => time + years * year)
    expect(await desk.standby.view()).toMatchObject({ age: 0, late: false, reached: true })
    await takeCase(main.core)
    time += 5 * minute
    main.setClock(time)
    await contact(desk)
    expect(await desk.standby.view()).toMatchObject({ age: 5 * minute, late: false })
    network.desks.delete('main:8443')
    time += 40 * minute
    await contact(desk)
    // What may be missing is what was entered since the copy, and no more is promised.
    expect(await desk.standby.view()).toMatchObject({ age: 45 * minute, late: true, reached: false })
    expect(await takeOver(desk)).toMatchObject({ state: 'done' })
    expect(desk.requireCore().read.all('select number from "case"')).toEqual([])
  })
})
