import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { systemActor } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { countLater, showLater } from '../../main/standby/later.ts'
import { lookForOthers } from '../../main/standby/tell-replaced.ts'
import { makeAuthority } from '../../main/station/authority.ts'
import { keepAuthority } from '../../main/station/authority-store.ts'
import { takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk, testPassword } from '../support/desk.ts'
import { invitationOf, LocalNetwork } from '../support/standby.ts'

/**
 * Computers of one site, by number: 0 is set up, 1 and 2 keep copies of it, 3 is where an old stick is brought back,
 * at the address of whatever it stands in for.
 */
const entering = { weight: 5, arbitrary: fc.record({ do: fc.constant('enter' as const), on: fc.nat(3) }) }
const copying = {
  weight: 4,
  arbitrary: fc.record({ do: fc.constant('copy' as const), on: fc.integer({ min: 1, max: 2 }) }),
}
const takingOver = fc.record({ do: fc.constant('takeOver' as const), on: fc.integer({ min: 1, max: 2 }) })
const sticking = { weight: 2, arbitrary: fc.record({ do: fc.constant('stick' as const), on: fc.nat(2) }) }
const anything = fc.oneof(
  entering,
  copying,
  sticking,
  { weight: 2, arbitrary: takingOver },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bringBack' as const), on: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const), on: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cable' as const), on: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('meet' as const), on: fc.nat(3) }) },
)
type Step = typeof anything extends fc.Arbitrary<infer T> ? T : never
/** A history in which somebody takes over. */
const history = fc
  .tuple(
    fc.array(fc.oneof(entering, copying, sticking), { minLength: 2, maxLength: 4 }),
    takingOver,
    fc.array(anything, { minLength: 5, maxLength: 9 }),
  )
  .map(([before, taking, after]): Step[] => [...before, taking, ...after])

it('no two desks go on that met, no number is given twice, no entry is lost without being listed', {
  timeout: 300_000,
}, async () => {
  await fc.assert(fc.asyncProperty(history, play), {
    numRuns: Number(process.env['DESK_STANDBY_RUNS'] ?? 8),
    endOnFailure: true,
  })
})

interface Computer {
  desk: Desk
  readonly address: string
  readonly open: () => Promise<Desk>
  plugged: boolean
}

async function play(steps: readonly Step[]): Promise<void> {
  const main = await openTestDesk()
  const site = new Site(main)
  try {
    await site.begin()
    for (const one of steps) await site.run(one)
    await site.settle()
  } finally {
    await site.close()
  }
}

class Site {
  private readonly network = new LocalNetwork()
  private readonly computers: Computer[] = []
  private readonly main: TestDesk
  private recoveryKey = ''
  private stick: string | undefined
  private broughtBack = false
  /** The computer whose address the restored one has. */
  private standIn: number | undefined
  /** Numbers that were given out, with the computer that did. */
  private readonly given = new Map<string, number>()

  constructor(main: TestDesk) {
    this.main = main
  }

  async begin(): Promise<void> {
    const { main } = this
    this.recoveryKey = await main.desk.newRecoveryKey(main.manager)
    await main.core.execute(keepAuthority, {
      actor: systemActor,
      input: { ...(await makeAuthority('TEST', 'clubhouse-test.local', Date.now())), instead: null },
    })
    await main.desk.close()
    for (const [nth, folder] of ['data', 'one', 'two', 'three'].entries()) {
      const address = `10.0.0.${nth + 1}`
      const open = () =>
        openDesk({
          dataFolder: join(main.folder, folder),
          protector: keyFileProtector(join(main.folder, folder === 'data' ? 'key' : `${folder}.key`)),
          machine: nth === 0 ? 'test-machine' : folder,
          threads: false,
          connector: this.network.from(address),
        })
      this.computers.push({ desk: await open(), address, open, plugged: true })
    }
    this.wire()
    for (const nth of [1, 2]) {
      const { desk } = this.at(nth)
      await desk.standby.join(
        invitationOf({ ...main, core: this.at(0).desk.requireCore() }, '10.0.0.1:8443'),
        `备机${nth}`,
      )
      await this.copy(nth)
    }
  }

  async run({ do: what, on }: Step): Promise<void> {
    if (what === 'enter') await this.enter(on)
    else if (what === 'copy') await this.copy(on)
    else if (what === 'takeOver') await this.takeOver(on)
    else if (what === 'stick') await this.backUp(on)
    else if (what === 'bringBack') await this.bringBack(on)
    else if (what === 'restart') await this.restart(on)
    else if (what === 'cable') {
      const computer = this.at(on)
      computer.plugged = !computer.plugged
      this.wire()
    } else await this.meet(on)
  }

  /** All cables are plugged in and everybody speaks. */
  async settle(): Promise<void> {
    for (const computer of this.computers) computer.plugged = true
    this.wire()
    for (let round = 0; round < 3; round += 1) for (const nth of this.computers.keys()) await this.meet(nth)
    await this.nothingLost()
  }

  async close(): Promise<void> {
    for (const { desk } of this.computers) await desk.close()
    rmSync(this.main.folder, { recursive: true, force: true })
  }

  private at(nth: number): Computer {
    const computer = this.computers[nth]
    if (!computer) throw new Error(`no computer ${nth}`)
    return computer
  }

  private wire(): void {
    this.network.desks.clear()
    for (const { desk, address, plugged } of this.computers)
      if (plugged) this.network.desks.set(`${address}:8443`, desk)
    const restored = this.at(3)
    if (this.standIn !== undefined && restored.plugged)
      this.network.desks.set(`${this.at(this.standIn).address}:8443`, restored.desk)
  }

  private async enter(on: number): Promise<void> {
    const { desk } = this.at(on)
    if (desk.state() !== 'ready') return
    const { number } = await takeCase(desk.requireCore(), '厨房渗水', this.main.manager)
    expect(this.given.get(number), `${number} given by computer ${on}`).toBeUndefined()
    this.given.set(number, on)
  }

  private async copy(on: number): Promise<void> {
    const { desk } = this.at(on)
    if (desk.state() !== 'standby' || !this.at(on).plugged) return
    await desk.standby.contact()
    await desk.standby.settled()
  }

  private async takeOver(on: number): Promise<void> {
    const { desk } = this.at(on)
    if (desk.state() !== 'standby') return
    await desk.takeOver({ recoveryKey: this.recoveryKey })
    await expect.poll(() => desk.restoring()?.state, { timeout: 60_000 }).toBe('done')
  }

  private async backUp(on: number): Promise<void> {
    const { desk } = this.at(on)
    if (desk.state() !== 'ready') return
    const { file } = await runBackup(desk.requireCore(), join(this.main.folder, `stick-${on}`))
    this.stick = file
  }

  /** The computer it stands in for is put away. */
  private async bringBack(on: number): Promise<void> {
    const { desk } = this.at(3)
    if (this.stick === undefined || this.broughtBack) return
    this.broughtBack = true
    this.standIn = on
    this.wire()
    desk.restore({ file: this.stick, recoveryKey: this.recoveryKey })
    await expect.poll(() => desk.restoring()?.state, { timeout: 60_000 }).toBe('done')
  }

  private async restart(on: number): Promise<void> {
    const computer = this.at(on)
    const before = computer.desk.state()
    await computer.desk.close()
    this.network.desks.delete(`${computer.address}:8443`)
    computer.desk = await computer.open()
    this.wire()
    await computer.desk.standby.settled()
    // Whoever was replaced stays so.
    if (before === 'replaced') expect(computer.desk.state()).toBe('replaced')
  }

  /** One looks for the others; of those it talked to none goes on beside it. */
  private async meet(on: number): Promise<void> {
    const { desk, plugged } = this.at(on)
    if (desk.state() !== 'ready' || !plugged) return
    this.network.reached.length = 0
    await lookForOthers(desk, desk.requireCore(), desk.standby.connector)
    for (const other of this.network.reached)
      if (other !== desk && other.state() === 'ready') expect(desk.state()).toBe('replaced')
  }

  /** Every number is in the log of a desk that goes on, or on the list of a replaced one. */
  private async nothingLost(): Promise<void> {
    const found = new Set<string>()
    for (const { desk } of this.computers) {
      const { core } = desk
      if (!core || !['ready', 'replaced'].includes(desk.state())) continue
      const replaced = desk.standby.replaced()
      if (!replaced) {
        for (const { number } of core.read.all<{ number: string }>('select number from "case"'))
          found.add(number)
        continue
      }
      const listed = await showLater(core, replaced, { login: 'manager', password: testPassword }, 'zh')
      expect(listed).toHaveLength(countLater(core, replaced))
      for (const { about, words } of listed)
        for (const number of this.given.keys()) if (`${about} ${words}`.includes(number)) found.add(number)
    }
    const lost = [...this.given].filter(([number]) => !found.has(number))
    expect(lost).toEqual([])
  }
}
