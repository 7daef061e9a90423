import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ProfileLevels, WarningRecipient } from '../../main/contract/profile-levels.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import { createSweeper } from '../../main/deadlines/sweep.ts'
import { changeProfile } from '../../main/profiles/commands.ts'
import { profileOf } from '../../main/profiles/profiles.ts'
import { changeStaff } from '../../main/staff/commands.ts'
import { sectionVersion } from '../../main/profiles/changes.ts'
import {
  acknowledgeWarning,
  analyseWarning,
  endWarning,
  reviveWarning,
} from '../../main/warnings/commands.ts'
import { listWarnings, warningDetail } from '../../main/warnings/views.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const noon = Date.UTC(2026, 6, 12, 4)
const hour = 3_600_000
const day = 24 * hour
let test: TestDesk
let units: string[]

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('1栋', await build.project('花园'))
  units = []
  for (let index = 0; index < 12; index++)
    units.push(await build.unit(building, `1-${index}`, String(index), { floor: index }))
})
afterEach(() => test.close())

/** The first stage asks these people. */
async function ask(recipient: WarningRecipient): Promise<void> {
  const { levels } = profileOf(test.core.read)
  const [first, ...later] = levels.collective.stages
  if (!first) throw new Error('no stage')
  const content: ProfileLevels = {
    ...levels,
    collective: { ...levels.collective, stages: [{ ...first, recipient }, ...later] },
  }
  const base = sectionVersion(test.core.read, siteId(), 'levels')
  await test.core.execute(changeProfile, { actor: test.manager, input: { section: 'levels', base, content } })
}
const siteId = () => test.core.read.get<{ id: string }>('select id from site')?.id ?? ''
/** Homes with the same matter, from one of them on. */
async function homes(count: number, first = 0): Promise<void> {
  for (const unitId of units.slice(first, first + count))
    await takeCase(test, { kind: 'complaint', category: ['leak', 'leak-roof'], unitId })
}
const open = () => listWarnings(test.core.read, { state: 'open', limit: 50 }).rows
const warningId = () => open()[0]?.id ?? ''
const entries = () =>
  warningDetail(test.core.read, warningId())
    .entries.filter(({ type }) => type === 'warning.escalated')
    .map(({ to, why, at }) => ({ to, why, hours: (at - noon) / hour }))
const wants = () => warningDetail(test.core.read, warningId()).entries.flatMap(({ want }) => want ?? [])
/** Looks at all clocks as the desk does every minute. @returns how often a warning went up */
async function sweep(at: number): Promise<number> {
  const before = steps()
  test.setClock(at)
  await createSweeper(test.core, () => 0).round()
  return steps() - before
}
const steps = () =>
  test.core.read.get<{ n: number }>("select count(*) as n from operation where type='warning.escalated'")
    ?.n ?? 0
const role = (name: 'clerk' | 'specialist' | 'manager' | 'hq'): WarningRecipient => ({
  kind: 'role',
  role: name,
})
const change = (staffId: string, changes: { active?: boolean; role?: TestActor['role'] }) =>
  test.core.execute(changeStaff, { actor: test.manager, input: { staffId, ...changes } })
/** What a member's Today says of warnings. */
async function today(member: TestActor): Promise<{ what: string; action: string | null }[]> {
  const client = await test.signIn(member)
  const { groups } = (await client.query('today.mine')) as TodayScreen
  return groups
    .flatMap(({ rows }) => rows)
    .filter(({ source }) => source === 'warnings')
    .map(({ what, action }) => ({ what: what?.zh ?? '', action }))
}

describe('an answer that is missed', () => {
  it('goes one role up at a time, on the story, up to headquarters, and ends with an answer', async () => {
    await test.addMember('clerk')
    await test.addMember('specialist')
    await ask(role('clerk'))
    await homes(5)
    expect(await sweep(noon + day - 1)).toBe(0)
    expect(open()).toMatchObject([{ asked: { role: 'clerk' }, escalatedAt: null }])
    expect(await sweep(noon + day)).toBe(1)
    expect(open()).toMatchObject([
      { asked: { role: 'specialist' }, askedFirst: { role: 'clerk' }, respondBy: noon + day },
    ])
    expect(await sweep(noon + 36 * hour)).toBe(1)
    await sweep(noon + 48 * hour)
    expect(entries()).toEqual([
      { to: 'specialist', why: 'missed', hours: 24 },
      { to: 'manager', why: 'missed', hours: 36 },
      { to: 'hq', why: 'missed', hours: 48 },
    ])
    expect(await sweep(noon + 90 * day)).toBe(0)
    await test.core.execute(acknowledgeWarning, {
      actor: test.manager,
      input: { warningId: warningId(), text: '已安排' },
    })
    expect(open()).toMatchObject([{ state: 'acknowledged' }])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('is not missed once somebody answered, or it ended; revived, it is asked anew', async () => {
    await homes(5)
    const input = { warningId: warningId(), text: '处理中' }
    await test.core.execute(acknowledgeWarning, { actor: test.manager, input })
    expect(await sweep(noon + 3 * day)).toBe(0)
    await test.core.execute(endWarning, { actor: test.manager, input })
    await test.core.execute(reviveWarning, { actor: test.manager, input })
    expect(await sweep(noon + 4 * day - 1)).toBe(0)
    expect(await sweep(noon + 4 * day)).toBe(1)
    expect(open()).toMatchObject([{ asked: { role: 'hq' } }])
  })

  it('is asked anew of those of a higher stage', async () => {
    await homes(5)
    await sweep(noon + day)
    expect(open()).toMatchObject([{ asked: { role: 'hq' } }])
    await homes(5, 5)
    expect(open()).toMatchObject([
      { stage: 1, asked: { kind: 'outside', name: { zh: '项目总经理' } }, escalatedAt: null },
    ])
    await sweep(noon + day + 8 * hour)
    expect(entries().map(({ to, hours }) => [to, hours])).toEqual([
      ['hq', 24],
      ['hq', 32],
    ])
  })

  it('that was missed several times while the desk was off is recorded step by step with its own times', async () => {
    await test.addMember('specialist')
    await ask(role('specialist'))
    await homes(5)
    expect(await sweep(noon + 9 * day)).toBe(2)
    expect(entries()).toEqual([
      { to: 'manager', why: 'missed', hours: 24 },
      { to: 'hq', why: 'missed', hours: 36 },
    ])
  })
})

describe('an analysis that is missed', () => {
  const answer = (actor: TestActor) =>
    test.core.execute(acknowledgeWarning, { actor, input: { warningId: warningId(), text: '排查中' } })
  const analyse = (actor: TestActor) =>
    test.core.execute(analyseWarning, { actor, input: { warningId: warningId(), text: '防水层老化' } })

  it('goes one role up at its time and after each further half of it, on the story and on their Today', async () => {
    const named = await test.addMember('specialist', 'li')
    const other = await test.addMember('specialist', 'wang')
    await ask({ kind: 'staff', staffId: named.staffId })
    await homes(5)
    await answer(named)
    expect(await sweep(noon + 7 * day - 1)).toBe(0)
    expect(await sweep(noon + 7 * day)).toBe(1)
    expect(open()).toMatchObject([{ state: 'acknowledged', asked: { role: 'manager' } }])
    const gone = [{ what: '渗漏水 / 屋面渗漏（5 户） · 分析逾期，已上报客服经理', action: 'analyse' }]
    expect(await today(named)).toEqual(gone)
    expect(await today(test.manager)).toEqual(gone)
    expect(await today(other)).toEqual([])
    expect(await sweep(noon + 10.5 * day)).toBe(1)
    expect(entries()).toEqual([
      { to: 'manager', why: 'missed', hours: 7 * 24 },
      { to: 'hq', why: 'missed', hours: 7 * 24 + 84 },
    ])
    expect(wants()).toEqual(['analyse', 'analyse'])
    expect(await sweep(noon + 15 * day)).toBe(0)
    // Once it is made, the next one is asked of who answered again.
    await analyse(test.manager)
    expect(open()).toMatchObject([{ asked: { staffId: named.staffId }, escalatedAt: null }])
    expect(await sweep(noon + 22 * day - 1)).toBe(0)
    expect(await sweep(noon + 22 * day)).toBe(1)
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('reaches specialists where a clerk answered, who may not analyse, or who answered has left', async () => {
    const clerk = await test.addMember('clerk')
    const specialist = await test.addMember('specialist')
    await ask(role('clerk'))
    await homes(5)
    await answer(clerk)
    expect(open()).toMatchObject([{ asked: { role: 'specialist' } }])
    expect(await sweep(noon + 7 * day)).toBe(1)
    expect(await today(clerk)).toEqual([])
    expect(await today(specialist)).toHaveLength(1)
    await analyse(specialist)
    await change(specialist.staffId, { active: false })
    await sweep(noon + 8 * day)
    expect(entries().at(-1)).toEqual({ to: 'manager', why: 'nobody', hours: 8 * 24 })
  })

  it('before anybody has answered does not stop the answer from going up', async () => {
    await test.addMember('specialist')
    await ask(role('specialist'))
    await homes(5)
    await analyse(test.manager)
    expect(await sweep(noon + day)).toBe(1)
    expect(wants()).toEqual(['answer'])
  })

  it('goes up too where an older program asked nobody for it', async () => {
    await homes(5)
    await answer(test.manager)
    // As it lies there: the answer had gone up before it was given, and nothing is said of the analysis.
    const connection = openConnection({
      file: join(test.core.dataFolder, 'desk.sqlite'),
      key: test.core.keys.database,
    })
    connection.exec(`begin; update write_guard set open=1;
      update warning set asked='{"kind":"role","role":"hq"}', next_step_at=null, escalated_at=acknowledged_at-1;
      update write_guard set open=0; commit`)
    connection.close()
    expect(await today(test.manager)).toEqual([])
    expect(await sweep(noon + 7 * day)).toBe(1)
    expect(entries()).toEqual([{ to: 'hq', why: 'missed', hours: 7 * 24 }])
    expect(await sweep(noon + 14 * day)).toBe(0)
  })
})

describe('where there is nobody', () => {
  it('of the next role, it passes over it: on a desk of one person to headquarters', async () => {
    await homes(5)
    await sweep(noon + day)
    expect(entries()).toEqual([{ to: 'hq', why: 'missed', hours: 24 }])
  })

  it('of the role that is asked, those above are asked at once, with the same time', async () => {
    await ask(role('clerk'))
    await homes(5)
    expect(await sweep(noon + 1)).toBe(1)
    expect(open()).toMatchObject([{ asked: { role: 'manager' }, respondBy: noon + day }])
    expect(entries()).toMatchObject([{ to: 'manager', why: 'nobody' }])
    expect(await sweep(noon + day)).toBe(1)
    expect(open()).toMatchObject([{ asked: { role: 'hq' } }])
  })

  it('because the member asked by name has left, colleagues of the same role are asked, else the next ones', async () => {
    const named = await test.addMember('specialist', 'li')
    const other = await test.addMember('specialist', 'wang')
    await ask({ kind: 'staff', staffId: named.staffId })
    await homes(5)
    expect(open()).toMatchObject([{ asked: { kind: 'staff', name: '测试li' } }])
    expect(await sweep(noon + hour)).toBe(0)
    expect(await today(other)).toEqual([])
    await change(named.staffId, { active: false })
    expect(await sweep(noon + 2 * hour)).toBe(1)
    expect(entries()).toEqual([{ to: 'specialist', why: 'nobody', hours: 2 }])
    expect(await today(other)).toHaveLength(1)
    await change(other.staffId, { active: false })
    await sweep(noon + 3 * hour)
    expect(entries().at(-1)).toEqual({ to: 'manager', why: 'nobody', hours: 3 })
  })

  it('because the member asked by name became an auditor, who answers for nothing', async () => {
    const named = await test.addMember('specialist', 'li')
    await ask({ kind: 'staff', staffId: named.staffId })
    await homes(5)
    await change(named.staffId, { role: 'auditor' })
    await sweep(noon + hour)
    expect(open()).toMatchObject([{ asked: { role: 'manager' } }])
  })
})

describe('a computer clock that is set', () => {
  it('back records nothing twice', async () => {
    await test.addMember('specialist')
    await ask(role('specialist'))
    await homes(5)
    const sweeper = createSweeper(test.core, () => 0)
    test.setClock(noon + day)
    await sweeper.round()
    test.setClock(noon)
    expect(await sweeper.round()).toBe(0)
    test.setClock(noon + day)
    expect(await sweeper.round()).toBe(0)
    expect(entries()).toHaveLength(1)
  })

  it('far forward records nothing until it has stayed so', async () => {
    await homes(5)
    const sweeper = createSweeper(test.core, () => 0)
    await sweeper.round()
    test.setClock(noon + 400 * day)
    expect(await sweeper.round()).toBe(0)
    test.setClock(noon + 1)
    expect(await sweeper.round()).toBe(0)
    expect(open()).toMatchObject([{ escalatedAt: null }])
  })
})

describe('on Today', () => {
  it('it stands for who is asked, and for each one it goes up to; managers see all', async () => {
    const clerk = await test.addMember('clerk')
    const specialist = await test.addMember('specialist')
    await ask(role('clerk'))
    await homes(5)
    const asked = '渗漏水 / 屋面渗漏（5 户） · 待前台文员应答'
    expect(await today(clerk)).toEqual([{ what: asked, action: 'answer' }])
    expect(await today(specialist)).toEqual([])
    expect(await today(test.manager)).toEqual([{ what: asked, action: 'answer' }])
    await sweep(noon + day)
    const up = '渗漏水 / 屋面渗漏（5 户） · 已上报客服专员'
    for (const member of [clerk, specialist, test.manager])
      expect((await today(member)).map(({ what }) => what)).toEqual([up])
  })

  it('it is answered by a clerk only where clerks are asked, in so many words', async () => {
    const clerk = await test.addMember('clerk')
    const answer = { actor: clerk, input: { warningId: '', text: '已联系施工单位' } }
    await homes(5)
    answer.input.warningId = warningId()
    await expect(test.core.execute(acknowledgeWarning, answer)).rejects.toMatchObject({
      code: 'warning.notAsked',
    })
    await ask(role('clerk'))
    await test.core.execute(endWarning, { ...answer, actor: test.manager })
    await test.core.execute(reviveWarning, { ...answer, actor: test.manager })
    await test.core.execute(acknowledgeWarning, answer)
    expect(open()).toMatchObject([{ state: 'acknowledged', acknowledgedBy: clerk.staffId }])
  })

  it('the analysis is due every so many days, of who answered, or of all where they left', async () => {
    const named = await test.addMember('specialist', 'li')
    const other = await test.addMember('specialist', 'wang')
    await ask({ kind: 'staff', staffId: named.staffId })
    await homes(5)
    const input = { warningId: warningId(), text: '排查中' }
    await test.core.execute(acknowledgeWarning, { actor: named, input })
    expect(await today(named)).toEqual([])
    test.setClock(noon + 7 * day)
    const due = [{ what: '渗漏水 / 屋面渗漏（5 户） · 该分析了', action: 'analyse' }]
    expect(await today(named)).toEqual(due)
    expect(await today(test.manager)).toEqual(due)
    expect(await today(other)).toEqual([])
    await change(named.staffId, { active: false })
    expect(await today(other)).toEqual(due)
  })
})

describe('the recipient in the settings', () => {
  it('is a role, somebody outside, or an active member of staff: who left or only audits is refused', async () => {
    const left = await test.addMember('specialist', 'li')
    const auditor = await test.addMember('auditor')
    await change(left.staffId, { active: false })
    for (const staffId of [left.staffId, auditor.staffId])
      await expect(ask({ kind: 'staff', staffId })).rejects.toMatchObject({ code: 'profile.staffGone' })
    await expect(ask({ kind: 'outside', name: { zh: '项目总经理', en: ' ' } })).rejects.toMatchObject({
      code: 'profile.sectionWrong',
    })
    expect(profileOf(test.core.read).levels.collective.stages[0]?.recipient).toEqual(role('manager'))
  })

  it('that an older program wrote in words is somebody outside', () => {
    const words = { zh: '项目总经理', en: 'General manager' }
    expect(WarningRecipient.parse(words)).toEqual({ kind: 'outside', name: words })
  })
})
