import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { PresenceView } from '../../main/contract/presence.ts'
import { presenceOf } from '../../main/presence/presence.ts'
import { openTestDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let clerk: TestActor
let clients: Record<'manager' | 'clerk' | 'clerkElsewhere', TestClient>
let caseId: string
let clock = Date.UTC(2026, 6, 1, 2)

beforeAll(async () => {
  test = await openTestDesk()
  clerk = await test.addMember('clerk', 'wang')
  clients = {
    manager: await test.signIn(test.manager),
    clerk: await test.signIn(clerk),
    clerkElsewhere: await test.signIn(clerk),
  }
})
afterAll(() => test.close())
beforeEach(async () => {
  clock += 60_000
  test.setClock(clock)
  caseId = uuidv7()
  await clients.manager.command('cases.receive', {
    caseId,
    channel: 'counter',
    kind: 'complaint',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text: '楼道灯不亮',
  })
})

const pages = new Map<TestClient, string>()
const pageOf = (client: TestClient) => {
  const page = pages.get(client) ?? uuidv7()
  pages.set(client, page)
  return page
}
const about = async (client: TestClient, writing = false, page = pageOf(client), id = caseId) =>
  (await client.mutate('presence.about', { kind: 'case', id, page, writing })) as PresenceView

it('names who else has the case open and who is writing, and nobody to themselves', async () => {
  expect((await about(clients.manager)).others).toEqual([])
  expect((await about(clients.clerk, true)).others).toEqual([
    { staffId: test.manager.staffId, name: '测试经理', own: false, writing: false },
  ])
  expect((await about(clients.manager)).others).toEqual([
    { staffId: clerk.staffId, name: '测试wang', own: false, writing: true },
  ])
  expect((await about(clients.clerk, true, uuidv7())).others).toHaveLength(1)
})

it('calls the same person at another device their own', async () => {
  await about(clients.clerk)
  expect((await about(clients.clerkElsewhere)).others).toEqual([
    { staffId: clerk.staffId, name: '测试wang', own: true, writing: false },
  ])
})

it('is over thirty seconds after the last sign of life, and at once where the page left or shows another', async () => {
  await about(clients.clerk)
  test.setClock(clock + 29_000)
  expect((await about(clients.manager)).others).toHaveLength(1)
  test.setClock(clock + 30_001)
  expect((await about(clients.manager)).others).toEqual([])

  await about(clients.clerk)
  await clients.clerk.mutate('presence.leave', { page: pageOf(clients.clerk) })
  expect((await about(clients.manager)).others).toEqual([])

  const first = caseId
  await about(clients.clerk)
  caseId = uuidv7()
  await clients.manager.command('cases.receive', {
    caseId,
    channel: 'phone',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text: '另一件',
  })
  await about(clients.clerk)
  expect((await about(clients.manager, false, pageOf(clients.manager), first)).others).toEqual([])
})

it('refuses what does not exist and whoever is locked; nothing of it is in the log', async () => {
  await expect(about(clients.clerk, false, uuidv7(), uuidv7())).rejects.toMatchObject({
    code: 'case.notFound',
  })
  const unit = { kind: 'unit', id: uuidv7(), page: uuidv7(), writing: false }
  await expect(clients.clerk.mutate('presence.about', unit)).rejects.toMatchObject({ code: 'unit.notFound' })
  const { position } = test.core.head() ?? {}
  await about(clients.clerk)
  expect(test.core.head()?.position).toBe(position)
  const locked = await test.signIn(clerk)
  await locked.mutate('staff.lock', {})
  await expect(about(locked)).rejects.toMatchObject({ code: 'session.locked' })
})

it('tells the streams of others a number that the answer knows, and nothing where nothing changed', async () => {
  const told: [number, string][] = []
  const stop = presenceOf(test.core).onChange((thing, by) => told.push([thing, by]))
  const { number } = await about(clients.clerk)
  await about(clients.clerk)
  await about(clients.clerk, true)
  stop()
  const ofThis = told.filter(([thing]) => thing === number)
  expect(ofThis).toHaveLength(2)
  expect(new Set(ofThis.map(([, by]) => by)).size).toBe(1)

  const answer = await clients.manager.fetch('/events')
  const reader = answer.body?.getReader()
  if (!reader) throw new Error('no stream')
  let heard = ''
  const until = async (words: string) => {
    while (!heard.includes(words)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`the stream ended behind ${heard}`)
      heard += new TextDecoder().decode(value)
    }
  }
  await until('event: position')
  await about(clients.manager, true)
  await about(clients.clerk, false)
  await until(`event: presence\ndata: ${number}\n`)
  expect(heard.match(/event: presence/g)).toHaveLength(1)
  await reader.cancel()
})

it('keeps at most twenty pages of a session', async () => {
  const first = uuidv7()
  await about(clients.clerk, true, first)
  for (let count = 0; count < 20; count += 1) await about(clients.clerk, false, uuidv7())
  expect((await about(clients.manager)).others).toMatchObject([{ writing: false }])
})
