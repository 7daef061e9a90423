import { setTimeout as delay } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import type { TlsDevice } from '../../../test/support/tls-device.ts'
import type { Party } from './party.ts'

/** Commands a second, of all devices together. */
const perSecond = 5

/** A command as who sent it saw it; times in milliseconds of this process. */
export interface Done {
  readonly commandId: string
  readonly by: TlsDevice
  readonly took: number
  readonly answeredAt: number
}

export interface Work {
  /** A case that is there from the first command on. */
  readonly caseId: string
  /** Works for so long and answers what was done in that time. */
  for(millis: number): Promise<readonly Done[]>
}

/**
 * People at desks take cases and note on them, tablets bring the minutes of visits with what came up there: five
 * commands a second at their own times, whether or not the ones before were answered.
 * @param homes that can be visited, each once
 */
export async function atWork({ desks, tablets }: Party, homes: readonly string[]): Promise<Work> {
  const visits = homes.map(unitId => ({ visitId: uuidv7(), unitId }))
  const [first] = desks
  for (let from = 0; from < visits.length; from += 200) {
    const some = visits.slice(from, from + 200)
    await first?.command('visits.plan', { visits: some, purpose: 'care', visitor: null })
  }
  let caseId = uuidv7()
  const take = (device: TlsDevice | undefined, id: string) => {
    caseId = uuidv7()
    return device?.command(
      'cases.receive',
      { caseId, ...matter(), channel: 'phone', unitId: null, room: null },
      { id },
    )
  }
  await take(first, uuidv7())
  const kept = caseId

  const one = (
    turn: number,
  ): { by: TlsDevice | undefined; run(id: string): Promise<unknown> | undefined } => {
    const by = turn % 5 < 3 ? desks[turn % desks.length] : tablets[turn % tablets.length]
    if (turn % 5 < 2) return { by, run: id => take(by, id) }
    if (turn % 5 === 2)
      return {
        by,
        run: id => by?.command('cases.note', { caseId: kept, text: '已联系业主，约好明天上门' }, { id }),
      }
    const visitId = visits.pop()?.visitId
    const heldAt = Date.now() - 3_600_000
    const followUps = [{ caseId: uuidv7(), ...matter() }]
    const minutes = '上门回访，业主反映厨房水管渗水'
    return {
      by,
      run: id =>
        by?.command(
          'visits.hold',
          { visitId, heldAt, personId: null, minutes, followUps },
          { id, happenedAt: heldAt },
        ),
    }
  }
  let turn = 0
  return {
    caseId: kept,
    async for(millis) {
      const done: Promise<Done>[] = []
      const end = performance.now() + millis
      for (let next = performance.now(); next < end; next += 1_000 / perSecond) {
        await delay(Math.max(0, next - performance.now()))
        const { by, run } = one(turn)
        turn += 1
        if (by) done.push(timedCommand(by, run))
      }
      return await Promise.all(done)
    },
  }
}

async function timedCommand(by: TlsDevice, run: (id: string) => Promise<unknown> | undefined): Promise<Done> {
  const commandId = uuidv7()
  const begun = performance.now()
  await run(commandId)
  const answeredAt = performance.now()
  return { commandId, by, took: answeredAt - begun, answeredAt }
}

const matter = () => ({
  kind: 'repair' as const,
  category: [],
  emergency: false,
  personId: null,
  text: '厨房水管漏水，地板已经湿了一片',
})
