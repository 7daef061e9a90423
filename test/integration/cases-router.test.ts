import { uuidv7 } from 'uuidv7'
import { afterEach, expect, it } from 'vitest'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

let test: TestDesk | undefined
afterEach(async () => {
  await test?.close()
  test = undefined
})

it('takes a case through the router', async () => {
  test = await openTestDesk({ clock: Date.UTC(2026, 6, 12, 10) })
  const client = await test.signIn(test.manager)
  const result = await client.command('cases.receive', {
    caseId: uuidv7(),
    channel: 'counter',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text: '厨房漏水',
  })
  expect(result).toMatchObject({ number: 'KF-TEST-202607-0001' })
})
