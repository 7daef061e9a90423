import { afterEach, beforeEach, expect, it } from 'vitest'
import { callbackRows } from '../support/callbacks.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

let test: TestDesk
let client: TestClient
let unitId: string
let owner: string

beforeEach(async () => {
  test = await openTestDesk({ clock: Date.UTC(2026, 6, 12, 4) })
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  unitId = await estate.unit(await estate.building('3栋', await estate.project('河畔花园')), '3-101', '101')
  owner = await estate.person('张伟', ['13800138000'], [unitId])
})
afterEach(() => test.close())

const handedOver = (on: string | null) =>
  client.command('estate.changeUnit', { unitId, changes: { handedOverOn: on } })

it('noting the day a home was handed over starts the calls behind it, to its owner, once', async () => {
  await handedOver('2026-07-11')
  expect(callbackRows(test)).toMatchObject([{ plan: 'pick-up', unit_id: unitId, person_id: owner }])
  await handedOver(null)
  await handedOver('2026-07-11')
  expect(callbackRows(test)).toHaveLength(1)
  expect((await rebuildCheck(test)).differences).toEqual([])
})

it('a handover of long ago is history', async () => {
  await handedOver('2024-03-01')
  expect(callbackRows(test)).toEqual([])
})
