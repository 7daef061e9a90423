import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openConnection } from '../../main/database/sqlite.ts'
import { type Housekeeping, startHousekeeping } from '../../main/desk/housekeeping.ts'
import type { OwnerCandidate } from '../../main/people/owner-lookup.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
let housekeeping: Housekeeping | undefined
beforeEach(async () => {
  test = await openTestDesk()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(async () => {
  await housekeeping?.stop()
  vi.useRealTimers()
  await test.close()
})

/** As an import leaves them whose indexing failed: on file and owed to the index, but not found. */
function leaveUnindexed(people: readonly string[]): void {
  const { databaseFile, keys } = test.core
  const connection = openConnection({ file: databaseFile, key: keys.database })
  try {
    const owe = connection.prepare('insert into projection_debt (projection, thing) values (?, ?)')
    for (const personId of people) owe.run('person-lookup', personId)
    connection.exec('delete from person_lookup; delete from person_lookup_person')
  } finally {
    connection.close()
  }
}

const owed = () => test.core.read.all('select id from projection_debt').length

it('people of an import whose indexing failed are found without a restart', async () => {
  const estate = estateBuilder(test.core, test.manager)
  const people = [
    await estate.person('张伟', ['13800131380'], []),
    await estate.person('李娜', ['13912340013'], []),
  ]
  const client = await test.signIn(test.manager)
  const find = async (text: string) =>
    ((await client.query('owners.lookup', { text, limit: 5 })) as OwnerCandidate[]).length
  leaveUnindexed(people)
  expect(await find('张伟')).toBe(0)

  housekeeping = startHousekeeping(test.desk)
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  expect(owed()).toBe(0)
  expect(await find('张伟')).toBe(1)
  expect(await find('1391234')).toBe(1)
})

it('goes on until nothing is left, however much there is', async () => {
  const estate = estateBuilder(test.core, test.manager)
  const personId = await estate.person('张伟', ['13800131380'], [])
  leaveUnindexed(Array.from({ length: 1_201 }, () => personId))
  housekeeping = startHousekeeping(test.desk)
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  expect(owed()).toBe(0)
})
