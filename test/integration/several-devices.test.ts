import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { takeCase } from '../support/cases.ts'
import {
  openTestDesk,
  type TestActor,
  type TestClient,
  type TestDesk,
  testPassword,
} from '../support/desk.ts'
import { pairedDevice } from '../support/station.ts'

let test: TestDesk
let clerk: TestActor
let here: TestClient
beforeAll(async () => {
  test = await openTestDesk()
  clerk = await test.addMember('clerk')
  here = await test.signIn(clerk)
})
afterAll(() => test.close())

describe('the same person at this computer and at two devices', () => {
  it('is locked where they were idle alone, and is seen nowhere by it', async () => {
    const counter = await pairedDevice(test, 'desk')
    const tablet = await pairedDevice(test, 'tablet')
    for (const device of [counter, tablet]) await device.signIn(clerk)
    const caseId = await takeCase(test)
    const at = (page: string) => ({ kind: 'case', id: caseId, page, writing: false })
    expect(await counter.mutate('presence.about', at(uuidv7()))).toMatchObject({ others: [] })
    expect(await here.mutate('presence.about', at(uuidv7()))).toMatchObject({ others: [{ own: true }] })

    await counter.mutate('staff.lock')
    await expect(counter.mutate('presence.about', at(uuidv7()))).rejects.toMatchObject({
      code: 'session.locked',
    })
    await expect(counter.query('cases.detail', { caseId })).rejects.toMatchObject({ code: 'session.locked' })
    for (const other of [here, tablet])
      expect(await other.query('cases.detail', { caseId })).toMatchObject({ id: caseId })

    await tablet.mutate('staff.lock')
    await counter.mutate('staff.unlock', { password: testPassword })
    expect(await counter.query('staff.me')).toMatchObject({ locked: false })
    expect(await tablet.query('staff.me')).toMatchObject({ locked: true })
    expect(await here.query('staff.me')).toMatchObject({ locked: false })
  })

  it('is signed out where they signed out alone', async () => {
    const counter = await pairedDevice(test, 'desk')
    await counter.signIn(clerk)
    await here.mutate('staff.signOut')
    await expect(here.query('staff.list')).rejects.toMatchObject({ code: 'session.required' })
    expect(await counter.query('staff.me')).toMatchObject({ login: 'clerk', locked: false })
    here = await test.signIn(clerk)
    await counter.mutate('staff.signOut')
    expect(await here.query('staff.me')).toMatchObject({ login: 'clerk' })
  })
})
