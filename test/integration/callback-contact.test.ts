import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CallbackDetail } from '../../main/contract/callback-views.ts'
import { registerPerson } from '../../main/people/commands.ts'
import { person, phonesOf } from '../../main/people/queries.ts'
import { closedCase, openCallback } from '../support/callbacks.ts'
import { openCopiedDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let worker: TestActor
let client: TestClient
let personId: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 12, 4) })
  worker = await test.addMember('specialist')
  client = await test.signIn(await test.addMember('clerk'))
  personId = uuidv7()
  const phones = [{ number: '13800138000' }, { number: '13900139000', note: '爱人' }]
  const input = { personId, details: { name: '张伟', phones, note: '晚上打' }, occupancies: [] }
  await test.core.execute(registerPerson, { actor: test.manager, input })
})
afterEach(() => test.close())

const detail = async (callbackId: string) =>
  (await client.query('callbacks.detail', { callbackId })) as CallbackDetail
const numbers = () => phonesOf(test.core.read, personId)

it('corrects phone and mailing address on the way, without anybody seeing the whole number', async () => {
  const callbackId = openCallback(test, await closedCase(test, worker, { personId }))
  expect((await detail(callbackId)).contacts).toEqual({
    phones: ['138****8000', '139****9000'],
    mailingAddress: null,
    hasAddress: true,
  })
  await client.command('callbacks.correctContact', {
    callbackId,
    phone: '13700137000',
    replaces: '138****8000',
    mailingAddress: '示例市云湖路 8 号',
  })
  expect(numbers()).toEqual([
    { number: '13700137000', note: null, verifiedOn: null },
    { number: '13900139000', note: '爱人', verifiedOn: null },
  ])
  expect(person(test.core.read, personId)).toMatchObject({
    name: '张伟',
    note: '晚上打',
    mailingAddress: '示例市云湖路 8 号',
  })
  expect((await detail(callbackId)).phone).toBe('137****7000')
  const trail = test.core.read.all<{ type: string; facts: string }>(
    `select type, facts from operation where aggregate_id=? and type='person.changed'`,
    [personId],
  )
  expect(trail.map(row => JSON.parse(row.facts))).toMatchObject([{ changed: ['mailingAddress', 'phones'] }])
})

it('a further number is put first, and the others stay', async () => {
  const callbackId = openCallback(test, await closedCase(test, worker, { personId }))
  await client.command('callbacks.correctContact', { callbackId, phone: '13700137000' })
  expect(numbers().map(phone => phone.number)).toEqual(['13700137000', '13800138000', '13900139000'])
})

it('a number somebody else has corrected meanwhile is not replaced twice', async () => {
  const callbackId = openCallback(test, await closedCase(test, worker, { personId }))
  const input = { callbackId, phone: '13700137000', replaces: '138****8000' }
  await client.command('callbacks.correctContact', input)
  const again = client.command('callbacks.correctContact', input)
  await expect(again).rejects.toMatchObject({ code: 'callback.phoneGone' })
  const nothing = client.command('callbacks.correctContact', { callbackId })
  await expect(nothing).rejects.toMatchObject({ code: 'callback.contactNothing' })
})

it('the number of an unknown caller is corrected on the case', async () => {
  const caseId = await closedCase(test, worker)
  await client.command('cases.correct', { caseId, changes: { callerPhone: '13600136000' } })
  const callbackId = openCallback(test, caseId)
  expect((await detail(callbackId)).contacts).toEqual({
    phones: ['136****6000'],
    mailingAddress: null,
    hasAddress: false,
  })
  const input = { callbackId, phone: '13500135000', replaces: '136****6000' }
  await client.command('callbacks.correctContact', input)
  expect((await detail(callbackId)).phone).toBe('135****5000')
})
