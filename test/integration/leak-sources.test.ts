import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { leakClusters } from '../../main/leaks/sources/standing.ts'
import { explaining } from '../support/explaining.ts'
import { codeOf, hour, type LeakEvening, leakEvening, minute } from '../support/leak-evening.ts'
import type { LeakMark } from '../../main/contract/leak-watch.ts'
import { rebuildCheck } from '../support/log-checks.ts'

let evening: LeakEvening
beforeEach(async () => {
  evening = await leakEvening()
})
afterEach(() => evening.test.close())

/** A riser: four homes of stack 02 from the top down within an hour. */
async function riser() {
  const cases: string[] = []
  for (const [room, entry] of [
    ['702', 'pipe'],
    ['602', 'wet-room-above'],
    ['502', 'pipe'],
    ['402', 'wet-room-above'],
  ] as const) {
    cases.push(await evening.take(room, { entry }))
    await evening.pass(10 * minute)
  }
  return cases
}
const work = (caseIds: readonly string[], step: Record<string, unknown>) =>
  evening.client().command('leakSources.work', { sourceId: caseIds[0], caseIds, ...step })
const timeline = async (caseId: string) => {
  const { entries } = (await evening.client().query('cases.timeline', { caseId })) as {
    entries: { type: string; text?: string }[]
  }
  return entries.map(({ type }) => type).filter(type => type.startsWith('leak.'))
}

describe('likely sources', () => {
  it('groups homes of one riser, with where to begin and what speaks for it', async () => {
    const cases = await riser()
    const lone = await evening.take('101', { entry: 'window' })
    const [first, other] = await evening.sources()
    expect(first).toMatchObject({ id: cases[0], kind: 'riser', open: 4, decided: false, stacks: ['02'] })
    expect(first?.homes.map(home => home.unitNumber)).toEqual(['3-702', '3-602', '3-502', '3-402'])
    expect(other).toMatchObject({ id: lone, kind: 'single' })
    const detail = await evening.source(cases[0] ?? '')
    expect(detail.begin).toEqual({ code: 'in-home', unitId: evening.home('702') })
    expect(detail.unitNumbers[evening.home('702')]).toBe('3-702')
    expect(detail.evidence.map(({ code }) => code)).toContain('place')
    expect(await evening.client().query('leakSources.ofLeak', { caseId: cases[2] })).toMatchObject({
      sourceId: cases[0],
      homes: 4,
    })
    expect(await evening.client().query('leakSources.ofLeak', { caseId: lone })).toBeNull()
  })

  it('marks the leaks of one source on the board, and whoever speaks of the press, with what was agreed', async () => {
    const cases = await riser()
    await evening.take('101', { entry: 'window' })
    const angry = await evening.take('801', { entry: 'roof', mentions: ['press'] })
    const marks = async () => (await evening.client().query('leaks.marks')) as LeakMark[]
    const of = async (caseId: string | undefined) => (await marks()).find(mark => mark.caseId === caseId)
    expect((await marks()).map(({ caseId }) => caseId).sort()).toEqual([...cases, angry].sort())
    expect(await of(cases[2])).toMatchObject({
      source: { id: cases[0], kind: 'riser', open: 4 },
      reasons: [],
    })
    expect(await of(angry)).toMatchObject({ source: null, agreedUntil: null })
    const nextAt = evening.now() + hour
    await evening.client().command('leaks.agree', {
      caseId: angry,
      keeperId: evening.test.manager.staffId,
      text: '一小时内回电',
      nextAt,
    })
    expect(await of(angry)).toMatchObject({ agreedUntil: nextAt })
    // What was taken by mistake is none of them.
    await evening
      .client()
      .command('cases.void', { caseId: cases[3], reason: 'mistake', duplicateOf: null, text: '录错' })
    expect(await of(cases[2])).toMatchObject({ source: { open: 3 } })
  })

  it('follows the log from where it stood, however long it is', async () => {
    await riser()
    const { read, plans } = explaining(evening.test.core.read)
    leakClusters(read)
    const lone = await evening.take('101', { entry: 'window' })
    plans.length = 0
    expect(leakClusters(read).of(lone)?.reports).toEqual([lone])
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.filter(step => /^SCAN (o|operation)\b/.test(step))).toEqual([])
  })

  it('leads from a report within it to the source, and says so where there is none', async () => {
    const cases = await riser()
    expect((await evening.source(cases[3] ?? '')).id).toBe(cases[0])
    const stranger = evening.client().query('leakSources.detail', { sourceId: evening.building })
    expect(await codeOf(stranger)).toBe('leakSource.notFound')
  })

  it('holds what people decided until they take it back, also when the desk was closed between', async () => {
    const cases = await riser()
    const decided = (await evening.client().command('leakSources.decide', {
      kind: 'apart',
      caseIds: [cases[3]],
      from: cases.slice(0, 3),
    })) as { decisionId: string }
    expect((await evening.sources()).map(({ homes }) => homes.length)).toEqual([3, 1])
    const named = { kind: 'named', caseIds: cases.slice(0, 3), source: 'facade' }
    const name = (await evening.client().command('leakSources.decide', named)) as { decisionId: string }
    expect((await evening.sources())[0]).toMatchObject({ kind: 'facade', decided: true, kindConfidence: 1 })
    await evening.reopen()
    const sizes = () => new Set(cases.map(id => leakClusters(evening.test.core.read).of(id)?.reports.length))
    expect(sizes()).toEqual(new Set([3, 1]))
    for (const { decisionId } of [name, decided])
      await evening.client().command('leakSources.takeBack', { decisionId })
    expect(sizes()).toEqual(new Set([4]))
  })

  it('merges what people say is one, and refuses cases without a leak', async () => {
    const [one, other] = [await evening.take('101'), await evening.take('802', { entry: 'roof' })]
    await evening.client().command('leakSources.decide', { kind: 'together', caseIds: [one, other] })
    expect(await evening.sources()).toMatchObject([{ open: 2, decided: true }])
    const strange = { kind: 'together', caseIds: [one, evening.building] }
    expect(await codeOf(evening.client().command('leakSources.decide', strange))).toBe('leak.notFound')
  })
})

describe('work on the source', () => {
  it('takes all its households along, each with its own entries, answer and end', async () => {
    const cases = await riser()
    await work(cases, { step: 'dispatch', teamId: evening.team, text: '从702开始查' })
    for (const to of ['acknowledged', 'onsite', 'stopped']) await work(cases, { step: 'advance', to })
    await work(cases, { step: 'plan', text: '换立管三通', dueAt: evening.now() + 24 * hour })
    await work(cases, { step: 'repair', text: '已换三通', teamId: evening.team })
    await evening.pass(30 * hour)
    const span = { from: evening.now() - 26 * hour, to: evening.now() }
    await work(cases, { step: 'test', kind: 'ponding', ...span, holds: true })
    expect([...evening.states().values()]).toEqual(['proven', 'proven', 'proven', 'proven'])
    for (const caseId of cases)
      expect(await timeline(caseId)).toEqual([
        'leak.reported',
        'leak.dispatched',
        'leak.advanced',
        'leak.advanced',
        'leak.advanced',
        'leak.repairPlanned',
        'leak.repaired',
        'leak.tested',
      ])
    // Accepting stays with each household.
    await evening.client().command('leaks.accept', { caseId: cases[1], text: '业主说不漏了' })
    expect((await evening.sources())[0]).toMatchObject({ open: 3, decided: true })
    const { steps } = await evening.source(cases[0] ?? '')
    expect(steps.map(({ step, homes }) => [step, homes])).toEqual([
      ['dispatch', 4],
      ['advance', 4],
      ['advance', 4],
      ['advance', 4],
      ['plan', 4],
      ['repair', 4],
      ['test', 4],
    ])
    expect((await rebuildCheck(evening.test)).differenceCount).toBe(0)
  })

  it('leaves who is further or not as far, and says who', async () => {
    const cases = await riser()
    const [ahead = '', ...rest] = cases
    await evening.client().command('leaks.advance', { caseIds: [ahead], to: 'stopped' })
    await work(rest, { step: 'dispatch', teamId: evening.team })
    const result = await work(cases, { step: 'advance', to: 'onsite' })
    expect(result).toMatchObject({ advanced: rest, left: [{ caseId: ahead, state: 'stopped' }] })
    const nobody = work([ahead], { step: 'advance', to: 'onsite' })
    expect(await codeOf(nobody)).toBe('leakSource.nobodyToAdvance')
  })

  it('advances nobody where the test is too short', async () => {
    const cases = await riser()
    await work(cases, { step: 'advance', to: 'stopped' })
    await work(cases, { step: 'repair', text: '打胶', teamId: evening.team })
    const span = { from: evening.now(), to: evening.now() + 3 * hour }
    const short = work(cases, { step: 'test', kind: 'ponding', ...span, holds: true })
    expect(await codeOf(short)).toBe('leak.testTooShort')
    await work(cases, { step: 'test', kind: 'ponding', ...span, holds: false })
    expect(new Set(evening.states().values())).toEqual(new Set(['planned']))
  })

  it('tells a home that comes later what happened, and takes it along as far as it is true for it', async () => {
    const cases = await riser()
    await work(cases, { step: 'dispatch', teamId: evening.team, text: '从702开始查' })
    await evening.pass(5 * minute)
    const meanwhile = await evening.take('302', { entry: 'wet-room-above' })
    const together = (caseIds: readonly string[]) =>
      evening.client().command('leakSources.decide', { kind: 'together', caseIds })
    await together([cases[0] ?? '', meanwhile])
    await work(cases, { step: 'advance', to: 'stopped' })
    const behind = (await evening.sources())[0]?.homes.filter(home => home.behind)
    expect(behind?.map(({ caseId }) => caseId)).toEqual([meanwhile])
    await evening.pass(5 * minute)
    const after = await evening.take('202', { entry: 'pipe' })
    await together([cases[0] ?? '', after])
    const all = [...cases, meanwhile, after]
    const result = await evening
      .client()
      .command('leakSources.bringAlong', { sourceId: cases[0], caseIds: all })
    expect(result).toMatchObject({ advanced: [meanwhile], left: [{ caseId: after, state: 'reported' }] })
    expect(await timeline(meanwhile)).toEqual([
      'leak.reported',
      'leak.joinedSource',
      'leak.dispatched',
      'leak.advanced',
    ])
    expect(evening.states().get(after)).toBe('reported')
    expect((await evening.sources())[0]?.homes.some(home => home.behind)).toBe(false)
    const again = evening.client().command('leakSources.bringAlong', { sourceId: cases[0], caseIds: all })
    expect(await codeOf(again)).toBe('leakSource.nothingHappened')
  })
})

describe('words about a source', () => {
  it('go when one of its households is erased; what was done stays', async () => {
    const client = evening.client()
    const personId = uuidv7()
    await client.command('people.register', {
      personId,
      details: { name: '欧阳莲花', phones: [{ number: '13871234095' }] },
      occupancies: [{ unitId: evening.home('602'), role: 'owner' }],
    })
    const cases = [
      await evening.take('702'),
      await evening.take('602', { personId }),
      await evening.take('502'),
    ]
    await work(cases, { step: 'dispatch', teamId: evening.team, text: '欧阳女士家三通渗水' })
    await client.command('people.erase', { personId, reason: 'asked', withCases: true })
    const [step] = (await evening.source(cases[0] ?? '')).steps
    expect(step).toMatchObject({ step: 'dispatch', homes: 3, text: null })
    const kept = evening.test.core.read.all<{ personal: string }>(
      "select personal from operation where type='leakSource.worked' and personal is not null",
    )
    expect(kept).toEqual([])
    expect((await rebuildCheck(evening.test)).differenceCount).toBe(0)
  })
})
