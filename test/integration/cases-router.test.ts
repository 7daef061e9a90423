import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseCounts, CaseDetail, CasePage } from '../../main/contract/case-views.ts'
import { roleMay, roles } from '../../main/contract/permissions.ts'
import type { Profile } from '../../main/contract/profile.ts'
import { caseInput } from '../support/cases.ts'
import { openTestDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
const members = new Map<string, TestActor>()
const clients = new Map<string, TestClient>()

beforeAll(async () => {
  test = await openTestDesk({ clock: noon })
  for (const role of roles) {
    const member = role === 'manager' ? test.manager : await test.addMember(role)
    members.set(role, member)
    clients.set(role, await test.signIn(member))
  }
})
afterAll(() => test.close())

function as(role: string): TestClient {
  const client = clients.get(role)
  if (!client) throw new Error(`nobody is ${role}`)
  return client
}

async function take(changes: Parameters<typeof caseInput>[0] = {}, role = 'clerk'): Promise<string> {
  const input = caseInput(changes)
  await as(role).command('cases.receive', input)
  return input.caseId
}

describe('cases through the router', () => {
  it('are taken, worked, verified and closed by a clerk', async () => {
    const clerk = as('clerk')
    const input = caseInput({ callerName: '王五', callerPhone: '138 0013 8000', text: '厨房漏水\n已两天' })
    const expected = (await clerk.query('cases.nextNumber')) as { number: string }
    expect(await clerk.command('cases.receive', input)).toEqual({ caseId: input.caseId, ...expected })
    const { caseId } = input
    await clerk.command('cases.startHandling', { caseId })
    await clerk.command('cases.resolve', { caseId, text: '已更换' })
    await clerk.command('cases.verify', { caseId, good: true })
    await clerk.command('cases.close', { caseId, cause: 'workmanship', withoutCallback: 'owner-declined' })
    const detail = (await clerk.query('cases.detail', { caseId })) as CaseDetail
    expect(detail).toMatchObject({
      number: expected.number,
      state: 'closed',
      category: ['leak', 'leak-kitchen'],
      summary: '厨房漏水',
      text: '厨房漏水\n已两天',
      verified: 'good',
      firstContactName: '测试clerk',
      assigneeName: '测试clerk',
      callerName: '王五',
      callerPhone: '138****8000',
      steps: ['reopen', 'work'],
    })
  })

  it('answer a repeated request with the first result', async () => {
    const input = caseInput()
    const commandId = uuidv7()
    const first = await as('clerk').command('cases.receive', input, commandId)
    expect(await as('clerk').command('cases.receive', input, commandId)).toEqual(first)
    const changed = as('clerk').command('cases.receive', { ...input, text: '别的' }, commandId)
    await expect(changed).rejects.toMatchObject({ code: 'log.commandRepeatedDifferently' })
  })

  it('tell the second of two people who close the same case', async () => {
    const caseId = await take()
    const close = (role: string) =>
      as(role)
        .command('cases.close', { caseId, cause: 'workmanship', withoutCallback: 'other' })
        .then(
          () => 'closed',
          (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
        )
    const answers = await Promise.all([close('clerk'), close('specialist')])
    expect(answers.sort()).toEqual(['case.wrongState', 'closed'])
  })

  it('refuse input that is no case, naming the place', async () => {
    const broken = as('clerk').command('cases.receive', caseInput({ text: '   ' }))
    await expect(broken).rejects.toMatchObject({ status: 400 })
    const zero = as('clerk').command('cases.receive', caseInput({ text: 'a\u0000b' }))
    await expect(zero).rejects.toMatchObject({ status: 400 })
    await expect(as('clerk').query('cases.detail', { caseId: uuidv7() })).rejects.toMatchObject({
      code: 'case.notFound',
    })
  })

  it('take texts of 20,000 characters and refuse longer ones', async () => {
    const text = '渗'.repeat(20_000)
    const caseId = await take({ text })
    expect(await as('clerk').query('cases.detail', { caseId })).toMatchObject({ text })
    await expect(take({ text: '渗'.repeat(1_000_000) })).rejects.toMatchObject({ status: 400 })
  })
})

describe('who may do what with cases', () => {
  const steps: [string, Parameters<typeof roleMay>[1], (caseId: string) => [string, unknown]][] = [
    ['receive', 'case.take', () => ['cases.receive', caseInput()]],
    ['note', 'case.work', caseId => ['cases.note', { caseId, text: '记' }]],
    ['correct', 'case.work', caseId => ['cases.correct', { caseId, changes: { text: '改' } }]],
    ['assign', 'case.work', caseId => ['cases.assign', { caseId, to: null }]],
    ['wait', 'case.work', caseId => ['cases.startWaiting', { caseId, on: 'owner' }]],
    ['resolve', 'case.work', caseId => ['cases.resolve', { caseId, text: '好' }]],
    [
      'close',
      'case.close',
      caseId => ['cases.close', { caseId, cause: 'workmanship', withoutCallback: 'other' }],
    ],
    ['void', 'case.void', caseId => ['cases.void', { caseId, reason: 'mistake' }]],
    ['unmask', 'person.unmask', caseId => ['cases.unmask', { caseId }]],
  ]

  it.each(roles.flatMap(role => steps.map(step => [role, ...step] as const)))(
    '%s: %s',
    async (role, _, permission, step) => {
      const caseId = await take({}, 'manager')
      const [path, input] = step(caseId)
      const done = as(role).command(path, input)
      if (roleMay(role, permission)) await done
      else await expect(done).rejects.toMatchObject({ code: 'permission.denied' })
    },
  )

  it.each(roles)('%s reads lists, cases, timelines and the profile', async role => {
    const caseId = await take()
    const { rows } = (await as(role).query('cases.list', {})) as CasePage
    expect(rows.map(row => row.id)).toContain(caseId)
    await as(role).query('cases.detail', { caseId })
    await as(role).query('cases.timeline', { caseId })
    const { kinds } = (await as(role).query('profile.current')) as Profile
    expect(kinds).toHaveLength(6)
  })

  it('answers nothing to who is not signed in', async () => {
    for (const path of [
      'cases.list',
      'cases.search',
      'today.mine',
      'timeline.ofSubject',
      'profile.current',
    ]) {
      const response = await test.desk.fetch(
        new Request(`http://desk.test/api/trpc/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"text":"","subjectId":"0190a5a0-0000-7000-8000-000000000000"}',
        }),
      )
      expect(await response.text()).toContain('session.required')
    }
  })
})

describe('lists through the router', () => {
  it('page on behind a cursor without missing or repeating one', async () => {
    const taken = new Set<string>()
    for (let index = 0; index < 7; index++) taken.add(await take({ kind: 'praise', category: [] }))
    const filter = { kinds: ['praise'] }
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = (await as('auditor').query('cases.list', { filter, limit: 3, before })) as CasePage
      seen.push(...page.rows.map(row => row.id))
      before = page.next ?? undefined
    } while (before !== undefined)
    expect(new Set(seen)).toEqual(taken)
    expect(seen).toHaveLength(taken.size)
    const counts = (await as('auditor').query('cases.counts', { filter })) as CaseCounts
    expect(counts.received).toEqual({ count: 7, more: false })
  })

  it('refuse a page of more than 200 and a cursor that is none', async () => {
    await expect(as('clerk').query('cases.list', { limit: 201 })).rejects.toMatchObject({ status: 400 })
    await expect(as('clerk').query('cases.list', { before: 'x' })).rejects.toMatchObject({
      code: 'input.invalid',
    })
    await expect(as('clerk').query('cases.search', { text: '', before: 'x' })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })
})
