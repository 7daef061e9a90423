import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk({ clock: Date.parse('2026-07-12T02:00:00Z') })
})
afterEach(async () => await desk.close())

it('counts what is recorded here and who else is here', async () => {
  const manager = await desk.signIn(desk.manager)
  const before = (await manager.query('staff.status', undefined)) as { operations: number; others: number }
  expect(before.others).toBe(0)
  const clerk = await desk.signIn(await desk.addMember('clerk'))
  // Adding somebody and their signing in are two operations.
  expect(await manager.query('staff.status', undefined)).toMatchObject({
    operations: before.operations + 2,
    others: 1,
  })
  await clerk.mutate('staff.lock', undefined)
  expect(await manager.query('staff.status', undefined)).toMatchObject({ others: 0 })
})

it('forgets who has been silent for long', async () => {
  await desk.signIn(await desk.addMember('clerk'))
  const manager = await desk.signIn(desk.manager)
  expect(await manager.query('staff.status', undefined)).toMatchObject({ others: 1 })
  desk.setClock(Date.parse('2026-07-12T02:06:00Z'))
  expect(await manager.query('staff.status', undefined)).toMatchObject({ others: 0 })
})

it('shows where the data lies to managers only', async () => {
  const manager = await desk.signIn(desk.manager)
  const clerk = await desk.signIn(await desk.addMember('clerk'))
  expect(await manager.query('staff.status', undefined)).toMatchObject({ dataFolder: desk.core.dataFolder })
  expect(await clerk.query('staff.status', undefined)).toMatchObject({ dataFolder: null })
})

it('warns managers of a data folder that is synchronised to elsewhere', async () => {
  expect(await (await desk.signIn(desk.manager)).query('staff.status', undefined)).toMatchObject({
    placeRisk: null,
  })
  await desk.close()
  desk = await openTestDesk({ data: join('我的坚果云', 'data') })
  const manager = await desk.signIn(desk.manager)
  const clerk = await desk.signIn(await desk.addMember('clerk'))
  expect(await manager.query('staff.status', undefined)).toMatchObject({
    placeRisk: { kind: 'synchronised', service: 'nutstore' },
  })
  expect(await clerk.query('staff.status', undefined)).toMatchObject({ placeRisk: null })
})
