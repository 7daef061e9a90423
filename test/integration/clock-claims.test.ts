import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as commands from '../../main/cases/commands.ts'
import { caseInput, caseRow, takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { pairedDevice } from '../support/station.ts'

/** What devices say about when something happened, and what the desk makes of it, whoever sends it. */
const minute = 60_000
const year = 365 * 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
})
afterEach(() => test.close())

interface Recorded {
  readonly type: string
  readonly at: number
  readonly happened_at: number | null
  readonly facts: string
}
const recordedBy = (commandId: string) =>
  test.core.read
    .all<Recorded>(
      'select type, at, happened_at, facts from operation where command_id=? order by position',
      [commandId],
    )
    .map(({ facts, ...row }) => ({ ...row, facts: JSON.parse(facts) as Record<string, unknown> }))
const setAside = (commandId: string) =>
  recordedBy(commandId).flatMap(({ type, facts }) => (type === 'log.claimSetAside' ? [facts] : []))

const receive = async (client: Pick<TestClient, 'mutate'>, happenedAt: number) => {
  const commandId = uuidv7()
  const input = { ...caseInput(), caseId: uuidv7() }
  await client.mutate('cases.receive', { commandId, happenedAt, input })
  return { commandId, caseId: input.caseId }
}

describe('a time too far in the future', () => {
  it.each([
    ['this computer', () => test.signIn(test.manager)],
    [
      'a tablet',
      async () => {
        const tablet = await pairedDevice(test, 'tablet')
        await tablet.signIn(test.manager)
        return tablet
      },
    ],
  ])('is set aside for the desk’s, and kept: from %s', async (_, open) => {
    const client = await open()
    const { commandId, caseId } = await receive(client, noon + 10 * year)
    expect(caseRow(test, caseId)).toMatchObject({ received_at: noon })
    const recorded = recordedBy(commandId)
    expect(recorded.length).toBeGreaterThan(1)
    for (const { at, happened_at } of recorded) expect([at, happened_at]).toEqual([noon, null])
    expect(setAside(commandId)).toEqual([{ claimedAt: noon + 10 * year, why: 'future', about: caseId }])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('is believed within five minutes, and no further', async () => {
    const client = await test.signIn(test.manager)
    const within = await receive(client, noon + 5 * minute)
    expect(setAside(within.commandId)).toEqual([])
    const beyond = await receive(client, noon + 5 * minute + 1)
    expect(setAside(beyond.commandId)).toHaveLength(1)
  })
})

describe('a time before the thing was there', () => {
  const wait = async (caseId: string, happenedAt: number) => {
    const id = uuidv7()
    const input = { caseId, on: 'owner' as const }
    await test.core.execute(commands.startWaiting, { id, actor: test.manager, happenedAt, input })
    return id
  }

  it('is set aside for the desk’s, and kept: a clock ten years slow', async () => {
    const caseId = await takeCase(test)
    const commandId = await wait(caseId, noon - 10 * year)
    expect(setAside(commandId)).toEqual([{ claimedAt: noon - 10 * year, why: 'beforeItself', about: caseId }])
    expect(caseRow(test, caseId)).toMatchObject({ waiting_since: noon })
    for (const { happened_at } of recordedBy(commandId)) expect(happened_at).toBeNull()
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('of an entry that was made later is the time it happened', async () => {
    const caseId = await takeCase(test, {}, { happenedAt: noon - 60 * minute })
    const commandId = await wait(caseId, noon - 30 * minute)
    expect(setAside(commandId)).toEqual([])
    expect(caseRow(test, caseId)).toMatchObject({ waiting_since: noon - 30 * minute })
  })

  it('is no fault of what is recorded for the first time', async () => {
    const client = await test.signIn(test.manager)
    const { commandId, caseId } = await receive(client, noon - 10 * year)
    expect(setAside(commandId)).toEqual([])
    expect(caseRow(test, caseId)).toMatchObject({ received_at: noon - 10 * year })
  })

  it('repeated under its id is the same command', async () => {
    const caseId = await takeCase(test)
    const call = {
      id: uuidv7(),
      actor: test.manager,
      happenedAt: noon - year,
      input: { caseId, on: 'owner' as const },
    }
    await test.core.execute(commands.startWaiting, call)
    const before = recordedBy(call.id)
    await test.core.execute(commands.startWaiting, call)
    expect(recordedBy(call.id)).toEqual(before)
    await expect(
      test.core.execute(commands.startWaiting, { ...call, happenedAt: noon }),
    ).rejects.toMatchObject({ code: 'log.commandRepeatedDifferently' })
  })
})
