import { uuidv7 } from 'uuidv7'
import { afterEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

let desk: TestDesk | undefined
afterEach(async () => {
  await desk?.close()
  desk = undefined
})

test('a draft belongs to its person and place, and goes when it is dropped', async () => {
  desk = await openTestDesk()
  const clerk = await desk.signIn(await desk.addMember('clerk'))
  const auditor = await desk.signIn(await desk.addMember('auditor'))
  await clerk.command('drafts.keep', { place: 'intake', body: '{"text":"漏"}' })
  await clerk.command('drafts.keep', { place: 'intake', body: '{"text":"漏水"}' })
  expect(await clerk.query('drafts.get', { place: 'intake' })).toMatchObject({ body: '{"text":"漏水"}' })
  expect(await clerk.query('drafts.get', { place: 'cases' })).toBeNull()
  expect(await auditor.query('drafts.get', { place: 'intake' })).toBeNull()
  await auditor.command('drafts.drop', { place: 'intake' })
  expect(await clerk.query('drafts.get', { place: 'intake' })).not.toBeNull()
  await clerk.command('drafts.drop', { place: 'intake' })
  expect(await clerk.query('drafts.get', { place: 'intake' })).toBeNull()
})

test('a view saved under a name once more replaces it; nobody removes those of others', async () => {
  desk = await openTestDesk()
  const clerk = await desk.signIn(await desk.addMember('clerk'))
  const other = await desk.signIn(await desk.addMember('specialist'))
  const viewId = uuidv7()
  await clerk.command('views.save', {
    viewId: uuidv7(),
    place: 'cases',
    name: '我的',
    query: 'state=received',
  })
  await clerk.command('views.save', { viewId, place: 'cases', name: '我的', query: 'state=handling' })
  const mine = { id: viewId, name: '我的', query: 'state=handling' }
  expect(await clerk.query('views.list', { place: 'cases' })).toEqual([mine])
  expect(await other.query('views.list', { place: 'cases' })).toEqual([])
  await other.command('views.remove', { viewId })
  expect(await clerk.query('views.list', { place: 'cases' })).toEqual([mine])
  await clerk.command('views.remove', { viewId })
  expect(await clerk.query('views.list', { place: 'cases' })).toEqual([])
})
