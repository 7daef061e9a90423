import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskError, errorText } from '../../main/contract/errors.ts'
import type { LevelRule } from '../../main/contract/profile-levels.ts'
import type { EditableSection, ProfileSectionView } from '../../main/contract/profile-sections.ts'
import { sectionSchemas } from '../../main/contract/profile-read.ts'
import type { WallBoard } from '../../main/contract/wall.ts'
import { changeProfile, restoreProfile } from '../../main/profiles/commands.ts'
import { loadProfile, profileOf } from '../../main/profiles/profiles.ts'
import { takeSheetStep } from '../../main/sheets/course.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { rebuildDifferences } from '../support/registers.ts'
import { writeTestSheet } from '../support/sheets.ts'

const shipped = loadProfile('real-estate')
let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 12, 4) })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const change = (section: EditableSection, content: unknown, base = 0) =>
  test.core.execute(changeProfile, { actor: test.manager, input: { section, base, content } })
const restore = (section: EditableSection, base: number, to = 0) =>
  test.core.execute(restoreProfile, { actor: test.manager, input: { section, base, to } })
const view = (section: EditableSection) =>
  client.query('profile.section', { section }) as Promise<ProfileSectionView>
const now = () => profileOf(test.core.read)
/** What a refused change says, in both languages. */
async function refusal(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DeskError)) throw new Error(`not refused: ${String(error)}`)
  const say = (language: 'zh' | 'en') => errorText(error.code, error.params, language)
  return { code: error.code, zh: say('zh'), en: say('en') }
}

describe('level rules', () => {
  const noise: LevelRule = {
    id: 'own-noise',
    level: 2,
    name: { zh: '夜间施工', en: 'Work at night' },
    words: ['半夜施工'],
  }
  const withRule = (more: Partial<LevelRule> = {}) => ({
    ...shipped.levels,
    rules: [...shipped.levels.rules, { ...noise, ...more }],
  })
  const complaint = (text: string) => takeCase(test, { kind: 'complaint', text })

  it('are added, hold for the next case, and go back to what is shipped', async () => {
    await change('levels', withRule())
    expect(caseRow(test, await complaint('隔壁半夜施工'))).toMatchObject({
      level: 2,
      level_reason: 'own-noise',
    })
    expect((await view('levels')).changes[0]?.differences).toEqual([{ what: 'added', name: noise.name }])
    await change('levels', withRule({ retired: true }), 1)
    expect(caseRow(test, await complaint('又是半夜施工'))).toMatchObject({ level: 3, level_reason: null })
    expect((await view('levels')).changes[0]?.differences).toEqual([{ what: 'retired', name: noise.name }])
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('that cases have their level by stay; others are taken out, and come back', async () => {
    await complaint('记者来了')
    const without = (id: string) => ({
      ...shipped.levels,
      rules: shipped.levels.rules.filter(rule => rule.id !== id),
    })
    expect(await refusal(change('levels', without('media')))).toMatchObject({
      code: 'profile.inUse',
      zh: expect.stringContaining('“媒体曝光”') as string,
    })
    await change('levels', without('petition'))
    expect(caseRow(test, await complaint('我要信访'))).toMatchObject({ level: 3 })
    await restore('levels', 1)
    expect(now().levels.rules).toEqual(shipped.levels.rules)
    expect(caseRow(test, await complaint('我要信访'))).toMatchObject({ level: 1, level_reason: 'petition' })
  })

  it('that contradict or could never count are refused, with the names of both', async () => {
    const said = async (more: Partial<LevelRule>) => refusal(change('levels', withRule(more)))
    expect(await said({ words: ['记者'] })).toMatchObject({
      zh: expect.stringMatching(/夜间施工 › 识别词：识别词“记者”已属于先比对的规则“媒体曝光”/) as string,
      en: expect.stringContaining('the word "记者" belongs to "Media"') as string,
    })
    expect((await said({ words: [] })).zh).toContain('规则至少要有一个识别条件')
    expect((await said({ kinds: ['praise'] })).zh).toContain('适用类型都不分等级')
    expect((await said({ categories: ['nowhere'] })).zh).toContain('没有类别')
    expect((await said({ name: { zh: '夜间施工', en: '' } })).zh).toContain('名称 › 英文：不能为空')
    expect((await said({ id: 'media' })).zh).toContain('用了两次')
    // For other kinds than those of the rule before it the same word says something of its own.
    const split = withRule({ words: ['媒体'], kinds: ['dispute'] })
    const rules = split.rules.map(rule =>
      rule.id === 'media' ? { ...rule, kinds: ['complaint' as const] } : rule,
    )
    await change('levels', { ...split, rules })
  })
})

describe('stages of files', () => {
  it('are changed and go back; what would never be reached is refused in words', async () => {
    const said = async (more: object) => refusal(change('stages', { ...shipped.stages, ...more }))
    expect((await said({ endingDays: 700 })).zh).toContain('“已入住”永远不会出现')
    expect((await said({ warrantyMonths: 0 })).zh).toContain('质保月数')
    const [duty] = shipped.stages.duties
    expect((await said({ duties: [duty, duty] })).zh).toContain('用了两次')
    const duties = shipped.stages.duties.filter(({ id }) => id !== 'visit')
    await change('stages', { ...shipped.stages, beforeMoveInDays: 90, duties })
    expect(now().stages).toMatchObject({ beforeMoveInDays: 90, duties })
    expect((await view('stages')).changes[0]?.differences).toEqual([
      { what: 'changed', name: { zh: '档案阶段', en: 'Stages of files' } },
      { what: 'removed', name: shipped.stages.duties.find(({ id }) => id === 'visit')?.name },
    ])
    await restore('stages', 1)
    expect(now().stages).toEqual(shipped.stages)
    expect(await rebuildDifferences(test)).toBe(0)
  })
})

describe('warranty terms', () => {
  const solar = {
    id: 'own-lift',
    name: { zh: '太阳能', en: 'Solar' },
    categories: ['water-heater-solar'],
    months: 36,
    recipient: 'fit-out',
  }
  const parts = (edit: (part: (typeof shipped.warranty.parts)[number]) => object) => ({
    parts: shipped.warranty.parts.map(edit),
  })

  it('are changed, shown beside the case at once, and go back to what is shipped', async () => {
    const category = ['leak', 'leak-roof']
    const months = async () =>
      ((await client.query('cases.atHand', { category })) as { warranty: { months: number } | null }).warranty
        ?.months
    expect(await months()).toBe(60)
    await change(
      'warranty',
      parts(part => (part.id === 'waterproofing' ? { ...part, months: 96 } : part)),
    )
    expect(await months()).toBe(96)
    expect((await view('warranty')).changes[0]?.differences).toEqual([
      { what: 'changed', name: shipped.warranty.parts.find(({ id }) => id === 'waterproofing')?.name },
    ])
    await change('warranty', { parts: shipped.warranty.parts.filter(({ id }) => id !== 'waterproofing') }, 1)
    expect(await months()).toBeUndefined()
    await restore('warranty', 2, 1)
    expect(await months()).toBe(96)
    await restore('warranty', 3)
    expect(now().warranty).toEqual(shipped.warranty)
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('that contradict are refused: two terms for a category, a category or party that is not there', async () => {
    const said = async (more: object) =>
      refusal(change('warranty', { parts: [...shipped.warranty.parts, { ...solar, ...more }] }))
    expect(await said({ categories: ['leak'] })).toMatchObject({
      zh: expect.stringMatching(/太阳能 › 类别：类别“渗漏水”已属于另一个部位/) as string,
      en: expect.stringContaining('"Leaks" belongs to another part already') as string,
    })
    expect((await said({})).zh).toContain('没有类别')
    expect((await said({ categories: ['parking'], recipient: 'nobody' })).zh).toContain('没有收件单位')
    expect((await said({ categories: [] })).zh).toContain('类别：不能为空')
    expect((await said({ name: { zh: '', en: 'Solar' } })).zh).toContain('名称 › 中文：不能为空')
    expect((await said({ months: 0 })).zh).toContain('不能小于 1')
  })

  it('keep what they name: neither category nor recipient goes while a part has it', async () => {
    const recipients = shipped.sheets.recipients.filter(({ id }) => id !== 'fit-out')
    // Named as they are called now: what is taken out has no name in the change itself.
    expect(await refusal(change('sheets', { ...shipped.sheets, recipients }))).toMatchObject({
      zh: expect.stringMatching(/卫生洁具和五金件 › .+没有收件单位“精装修单位”/) as string,
      en: expect.stringContaining('there is no recipient "Fit-out contractor"') as string,
    })
    const categories = shipped.categories.filter(({ id }) => id !== 'fittings')
    expect((await refusal(change('categories', categories))).zh).toMatch(/没有类别“.*[^a-z]”/)
  })
})

describe('ways of sheets', () => {
  const [way] = shipped.sheets.ways
  const step = (id: string, more: object = {}) => ({ id, name: { zh: id, en: id }, ...more })
  const legal = {
    id: 'own-legal',
    name: { zh: '法务审核', en: 'Legal review' },
    steps: [
      step('own-read', { outcomes: [step('own-fine'), step('own-bad', { ends: true })] }),
      step('own-signed'),
    ],
  }
  const withWay = (more: object = {}, users: readonly string[] = ['legal']) => ({
    ...shipped.sheets,
    ways: [...shipped.sheets.ways, { ...legal, ...more }],
    recipients: shipped.sheets.recipients.map(one =>
      users.includes(one.id) ? { ...one, way: legal.id } : one,
    ),
  })
  const take = (sheetId: string, name: string, outcome?: string) =>
    test.core.execute(takeSheetStep, {
      actor: test.manager,
      input: { sheetId, step: name, ...(outcome === undefined ? {} : { outcome }) },
    })

  it('are added and gone by the sheets of who has them; what was taken stays', async () => {
    await change('sheets', withWay())
    expect((await view('sheets')).changes[0]?.differences).toContainEqual({
      what: 'added',
      name: legal.name,
    })
    const { sheetId } = await writeTestSheet(test, { recipient: 'legal', issue: true })
    await take(sheetId, 'own-read', 'own-fine')
    const named = withWay({
      steps: [
        step('own-read', { name: { zh: '法务阅', en: 'Read' }, outcomes: [step('own-fine')] }),
        step('own-signed'),
      ],
    })
    await change('sheets', named, 1)
    expect(await refusal(change('sheets', shipped.sheets, 2))).toMatchObject({ code: 'profile.inUse' })
    const others = withWay({
      steps: [step('own-read', { outcomes: [step('own-other')] }), step('own-signed')],
    })
    expect(await refusal(change('sheets', others, 2))).toMatchObject({ code: 'profile.inUse' })
    await take(sheetId, 'own-signed')
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('that nobody went are taken out, and come back', async () => {
    const recipients = shipped.sheets.recipients.map(one => {
      const { way: _, ...rest } = one
      return rest
    })
    await change('sheets', { ...shipped.sheets, ways: [], recipients })
    expect(now().sheets.ways).toEqual([])
    await restore('sheets', 1)
    expect(now().sheets).toEqual(shipped.sheets)
  })

  it('that could not be gone are refused', async () => {
    const said = async (more: object) => (await refusal(change('sheets', withWay(more)))).zh
    expect(await said({ name: { zh: '', en: 'x' } })).toContain('流程 › x › 名称 › 中文：不能为空')
    expect(await said({ steps: [] })).toContain('步骤：不能为空')
    expect(await said({ steps: [step('own-a', { goal: 'work-order' })] })).toContain('第一步不能有时限')
    expect(
      await said({
        steps: [step('own-a', { outcomes: [step('own-no', { ends: true })] }), step('own-b')],
      }),
    ).toContain('后面的步骤永远走不到')
    expect(await said({ steps: [step(way?.steps[0]?.id ?? '')] })).toContain('用了两次')
    const gone = { ...shipped.sheets, ways: [] }
    expect((await refusal(change('sheets', gone))).zh).toContain('没有流程')
  })

  it('of an older program have no names and get the usual one', () => {
    const older = { ...shipped.sheets, ways: [{ id: way?.id, steps: way?.steps }] }
    expect(sectionSchemas.sheets.parse(older).ways[0]?.name).toEqual({ zh: '流程', en: 'Way' })
  })
})

describe('the wall', () => {
  const board = () => client.query('today.wall') as Promise<WallBoard>

  it('shows what the desk wants on it, and goes back to what is shipped', async () => {
    await takeCase(test)
    await change('wall', {
      homes: 'building',
      newest: 0,
      figures: ['receivedToday', 'overdue'],
      callbacks: false,
    })
    const { figures, callbacks, newest } = await board()
    expect(figures.map(({ name }) => name)).toEqual(['overdue', 'receivedToday'])
    expect([callbacks, newest]).toEqual([null, null])
    await restore('wall', 1)
    const whole = await board()
    expect(whole.figures).toHaveLength(7)
    expect(whole.newest).toHaveLength(1)
    expect(whole.callbacks).not.toBeNull()
    expect((await view('wall')).changes.map(({ toShipped }) => toShipped)).toEqual([true, false])
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('never shows nothing, and what is left out of an older file is shown', async () => {
    const nothing = { homes: 'masked', newest: 0, figures: [], callbacks: false }
    expect((await refusal(change('wall', nothing))).zh).toContain('大屏上什么也不显示')
    await change('wall', { homes: 'full', newest: 3 })
    expect(now().wall).toMatchObject({ callbacks: true, figures: { length: 7 } })
  })

  it('and the terms are changed by managers only', async () => {
    const specialist = await test.signIn(await test.addMember('specialist'))
    for (const section of ['wall', 'warranty'] as const)
      await expect(
        specialist.command('profile.change', { section, base: 0, content: shipped[section] }),
      ).rejects.toMatchObject({ code: 'permission.denied' })
  })
})
