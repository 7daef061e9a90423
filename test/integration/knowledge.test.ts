import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receiveCase } from '../../main/cases/commands.ts'
import type { CaseTimeline } from '../../main/contract/timeline.ts'
import type { AnswerDetail, AnswerPage, OfferedAnswer } from '../../main/contract/knowledge.ts'
import { caseInput, takeCase } from '../support/cases.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const day = 86_400_000
/** 12 o'clock on 2026-07-12 in Shanghai. */
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

/** Sessions end over night: whoever works on another day signs in again. */
async function setClock(at: number): Promise<void> {
  test.setClock(at)
  manager = await test.signIn(test.manager)
}

const content = {
  question: '家里漏水怎么办？',
  answer: '请先关水阀，我们两小时内到场。',
  words: ['漏水'],
  kinds: ['repair'],
  categories: ['leak'],
}
async function draft(client = manager, changes: object = {}) {
  const ids = { answerId: uuidv7(), versionId: uuidv7() }
  await client.command('knowledge.draft', { ...ids, ...content, ...changes })
  return ids
}
const approve = (ids: object, from = '2026-07-12', until: string | null = null) =>
  manager.command('knowledge.approve', { ...ids, from, until })
const offered = (text = '厨房漏水了', more: object = {}) =>
  manager.query('knowledge.atHand', { text, ...more }) as Promise<OfferedAnswer[]>
const detail = (answerId: string) => manager.query('knowledge.answer', { answerId }) as Promise<AnswerDetail>
const list = (filter: object = {}) => manager.query('knowledge.answers', filter) as Promise<AnswerPage>
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )

describe('versions and their validity', () => {
  it('offers nothing before it is approved, and what is valid by the clock after', async () => {
    const ids = await draft()
    expect(await offered()).toEqual([])
    await approve(ids, '2026-07-14')
    expect(await offered()).toEqual([])
    await setClock(noon + 2 * day)
    expect(await offered()).toEqual([
      { answerId: ids.answerId, version: 1, question: content.question, answer: content.answer },
    ])
    await manager.command('knowledge.end', { ...ids, until: '2026-07-15' })
    await setClock(noon + 4 * day)
    expect(await offered()).toEqual([])
    expect((await list()).rows.map(row => row.state)).toEqual(['expired'])
  })

  it('turns the day at midnight of the site', async () => {
    await approve(await draft(), '2026-07-13')
    await setClock(Date.UTC(2026, 6, 12, 15, 59))
    expect(await offered()).toEqual([])
    await setClock(Date.UTC(2026, 6, 12, 16, 0))
    expect(await offered()).toHaveLength(1)
  })

  it('a new version takes the place of the old from its first day, and says who wrote and approved', async () => {
    const clerk = await test.addMember('clerk')
    const first = await draft()
    await approve(first)
    const second = { answerId: first.answerId, versionId: uuidv7() }
    const asClerk = await test.signIn(clerk)
    await asClerk.command('knowledge.draft', { ...second, ...content, answer: '一小时内到场。' })
    expect((await offered())[0]?.version).toBe(1)
    await approve(second, '2026-07-13')
    expect((await offered())[0]?.version).toBe(1)
    await setClock(noon + day)
    expect((await offered())[0]).toMatchObject({ version: 2, answer: '一小时内到场。' })
    const { versions } = await detail(first.answerId)
    expect(versions.map(one => [one.version, one.from, one.until, one.writtenBy, one.approvedBy])).toEqual([
      [2, '2026-07-13', null, '测试clerk', '测试经理'],
      [1, '2026-07-12', '2026-07-12', '测试经理', '测试经理'],
    ])
  })

  it('keeps an approved version as it was said: neither words nor first day change afterwards', async () => {
    const ids = await draft()
    await approve(ids)
    expect(await codeOf(manager.command('knowledge.draft', { ...ids, ...content }))).toBe('answer.notDraft')
    expect(await codeOf(approve(ids))).toBe('answer.notDraft')
    expect(await codeOf(manager.command('knowledge.dropDraft', ids))).toBe('answer.notDraft')
  })

  it.each([
    ['answer.fromPast', '2026-07-11', null],
    ['answer.untilBeforeFrom', '2026-07-14', '2026-07-13'],
    ['input.invalid', '2026-02-30', null],
  ])('refuses with %s', async (code, from, until) => {
    expect(await codeOf(approve(await draft(), from, until))).toBe(code)
  })

  it('has one draft at a time, and drops an answer with its only version', async () => {
    const ids = await draft()
    const other = { answerId: ids.answerId, versionId: uuidv7() }
    expect(await codeOf(manager.command('knowledge.draft', { ...other, ...content }))).toBe(
      'answer.otherDraft',
    )
    await manager.command('knowledge.draft', { ...ids, ...content, question: '改过的问题' })
    expect((await detail(ids.answerId)).shown.question).toBe('改过的问题')
    expect(await manager.command('knowledge.dropDraft', ids)).toEqual({ last: true })
    expect(await codeOf(detail(ids.answerId))).toBe('answer.notFound')
  })

  it('does not offer a retired answer, and does again once it is restored', async () => {
    const ids = await draft()
    await approve(ids)
    const about = { answerId: ids.answerId }
    await manager.command('knowledge.retire', about)
    expect(await offered()).toEqual([])
    expect((await list()).rows).toEqual([])
    expect((await list({ state: 'retired' })).rows).toHaveLength(1)
    expect(await codeOf(manager.command('knowledge.retire', about))).toBe('answer.retired')
    await manager.command('knowledge.restore', about)
    expect(await offered()).toHaveLength(1)
    expect(await codeOf(manager.command('knowledge.restore', about))).toBe('answer.notRetired')
  })

  it('knows the categories of the profile only', async () => {
    expect(await codeOf(draft(manager, { categories: ['moon'] }))).toBe('answer.categoryUnknown')
  })
})

describe('examples of the profile', () => {
  it('become drafts once, in the language asked for, and are offered only after somebody approved them', async () => {
    const before = await list()
    expect(before.examples).toBeGreaterThanOrEqual(20)
    expect(await manager.command('knowledge.adoptExamples', { language: 'zh' })).toEqual({
      adopted: before.examples,
    })
    const after = await list()
    expect(after.examples).toBe(0)
    expect(after.counts.draft).toBe(before.examples)
    expect(after.rows.every(row => row.example && row.state === 'draft')).toBe(true)
    expect(await offered()).toEqual([])
    expect(await manager.command('knowledge.adoptExamples', { language: 'en' })).toEqual({ adopted: 0 })
    const row = after.rows.find(one => one.shown.words.includes('漏水'))
    await approve({ answerId: row?.id, versionId: row?.shown.id })
    expect(await offered()).toHaveLength(1)
    expect((await list({ state: 'valid' })).rows[0]?.example).toBe(false)
  })

  it('are narrowed by words, kind, category and state', async () => {
    await manager.command('knowledge.adoptExamples', { language: 'zh' })
    const questions = async (filter: object) => (await list(filter)).rows.map(row => row.shown.question)
    expect(await questions({ text: '房产证' })).toEqual(['什么时候能办房产证？'])
    expect(await questions({ text: '房产证 没有的词' })).toEqual([])
    expect(await questions({ category: 'lift' })).toEqual(['有人被困在电梯里'])
    expect((await questions({ kind: 'praise' })).length).toBe(0)
    expect(await questions({ state: 'valid' })).toEqual([])
  })
})

describe('who may', () => {
  it('lets clerks write, specialists approve and auditors read', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    const ids = await draft(clerk)
    const call = { ...ids, from: '2026-07-12', until: null }
    expect(await codeOf(clerk.command('knowledge.approve', call))).toBe('permission.denied')
    const auditor = await test.signIn(await test.addMember('auditor'))
    expect(await codeOf(draft(auditor))).toBe('permission.denied')
    expect(await auditor.query('knowledge.answers', {})).toMatchObject({ counts: { draft: 1 } })
    const specialist = await test.signIn(await test.addMember('specialist'))
    await specialist.command('knowledge.approve', call)
    expect(await offered()).toHaveLength(1)
  })
})

describe('what was said to an owner', () => {
  const onTheSpot = (usedAnswer: object) =>
    test.core.execute(receiveCase, {
      actor: test.manager,
      input: {
        ...caseInput({ kind: 'consultation' }),
        answeredOnTheSpot: { answer: content.answer, ...usedAnswer },
      } as ReturnType<typeof caseInput>,
    })
  const entries = async (caseId: string) =>
    ((await manager.query('cases.timeline', { caseId })) as CaseTimeline).entries

  it('keeps which version it was, counts it, and stays so when a new version comes', async () => {
    const ids = await draft()
    await approve(ids)
    const usedAnswer = { answerId: ids.answerId, version: 1 }
    const { caseId } = await onTheSpot({ usedAnswer })
    const open = await takeCase(test)
    await manager.command('cases.note', { caseId: open, text: content.answer, usedAnswer })
    const next = { answerId: ids.answerId, versionId: uuidv7() }
    await manager.command('knowledge.draft', { ...next, ...content, answer: '新的说法' })
    await approve(next)
    const said = [...(await entries(caseId)), ...(await entries(open))].filter(
      entry => entry.type === 'case.resolved' || entry.type === 'case.noted',
    )
    expect(said.map(entry => [entry.type, entry.usedAnswer])).toEqual([
      ['case.resolved', usedAnswer],
      ['case.noted', usedAnswer],
    ])
    expect((await detail(ids.answerId)).versions.map(one => one.uses)).toEqual([0, 2])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('stands as the first entry of a case that goes on', async () => {
    const ids = await draft()
    await approve(ids)
    const usedAnswer = { answerId: ids.answerId, version: 1 }
    const input = { ...caseInput(), told: { text: content.answer, usedAnswer } }
    const { caseId } = await test.core.execute(receiveCase, { actor: test.manager, input })
    expect((await entries(caseId)).filter(entry => entry.type === 'case.noted')).toMatchObject([
      { text: content.answer, usedAnswer },
    ])
    expect((await detail(ids.answerId)).versions.map(one => one.uses)).toEqual([1])
  })

  it('counts nothing for an answer that does not exist or is only a draft', async () => {
    const ids = await draft()
    await onTheSpot({ usedAnswer: { answerId: ids.answerId, version: 1 } })
    await onTheSpot({ usedAnswer: { answerId: uuidv7(), version: 1 } })
    expect((await detail(ids.answerId)).versions.map(one => one.uses)).toEqual([0])
  })
})

it('rebuilds to the same tables', async () => {
  const ids = await draft()
  await approve(ids)
  await manager.command('knowledge.draft', { answerId: ids.answerId, versionId: uuidv7(), ...content })
  await manager.command('knowledge.retire', { answerId: ids.answerId })
  const dropped = await draft()
  await manager.command('knowledge.dropDraft', dropped)
  expect((await rebuildCheck(test)).differences).toEqual([])
})
