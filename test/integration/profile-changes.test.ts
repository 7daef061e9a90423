import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskError, errorText } from '../../main/contract/errors.ts'
import { proposeMatter } from '../../main/contract/propose.ts'
import type { Profile } from '../../main/contract/profile.ts'
import type { EditableSection, ProfileSectionView } from '../../main/contract/profile-sections.ts'
import { changeProfile, restoreProfile } from '../../main/profiles/commands.ts'
import { applyChanges, loadProfile, profileOf } from '../../main/profiles/profiles.ts'
import { caseInput, takeCase } from '../support/cases.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { importRegister, rebuildDifferences, registerRows, writeRegister } from '../support/registers.ts'

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
const restore = (section: EditableSection, base: number, to: number) =>
  test.core.execute(restoreProfile, { actor: test.manager, input: { section, base, to } })
const view = (section: EditableSection) =>
  client.query('profile.section', { section }) as Promise<ProfileSectionView>
const now = () => profileOf(test.core.read)

type Categories = Profile['categories']
const roots = (edit: (root: Categories[number]) => object) => shipped.categories.map(edit)
/** The shipped categories with the roof leak changed. */
const withRoof = (more: object): unknown =>
  roots(root => ({
    ...root,
    children: root.children?.map(child => (child.id === 'leak-roof' ? { ...child, ...more } : child)),
  }))
const solar = {
  id: 'own-solar',
  name: { zh: '太阳能板', en: 'Solar panels' },
  kinds: ['repair'],
  words: ['光伏', '太阳能'],
}
/** What a refused change says, in both languages. */
async function refusal(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DeskError)) throw new Error(`not refused: ${String(error)}`)
  return {
    code: error.code,
    zh: errorText(error.code, error.params, 'zh'),
    en: errorText(error.code, error.params, 'en'),
  }
}

describe('categories changed by a manager', () => {
  it('are offered at intake, recognised in words and in old registers, and come out of a rebuild alike', async () => {
    await change('categories', [...shipped.categories, solar])
    expect(now().categories.at(-1)).toEqual(solar)
    expect(await client.query('profile.current')).toEqual(now())
    expect(proposeMatter(now(), '光伏板松了')).toMatchObject({ kind: 'repair', category: ['own-solar'] })
    const taken = (await client.command('cases.receive', caseInput({ category: ['own-solar'] }))) as object
    expect(taken).toHaveProperty('number')

    // An old register knows the category by its new name, and by its words where it writes something else.
    const renamed = registerRows(12).map(row =>
      row.map(cell => cell.replace('卫生间渗漏', '太阳能板').replace('不存在的类别', '光伏发电')),
    )
    const file = await writeRegister(join(test.folder, 'register.csv'), renamed)
    await importRegister(test.core, test.manager, file)
    const imported = test.core.read.all<{ kind: string; cases: number }>(
      `select kind, count(*) as "cases" from "case" where category='own-solar' and id in (select id from imported_case)
       group by kind order by kind`,
    )
    expect(imported.map(({ kind }) => kind)).toEqual(['consultation', 'repair'])
    expect(await rebuildDifferences(test)).toBe(0)
    const again = await test.reopen()
    expect(profileOf(again.core.read).categories.at(-1)).toEqual(solar)
    test = again
  })

  it('are renamed and retired while cases keep them, and are then no longer proposed', async () => {
    const caseId = await takeCase(test, { category: ['leak', 'leak-roof'] })
    await change('categories', withRoof({ name: { zh: '屋顶漏水', en: 'Leaking roof' }, retired: true }))
    expect(proposeMatter(shipped, '屋面漏水').category).toEqual(['leak', 'leak-roof'])
    expect(proposeMatter(now(), '屋面漏水').category).toEqual(['leak'])
    expect(await client.query('cases.detail', { caseId })).toMatchObject({ category: ['leak', 'leak-roof'] })
    expect((await view('categories')).changes).toMatchObject([
      {
        version: 1,
        byName: '测试经理',
        differences: [
          { what: 'renamed', name: { zh: '屋顶漏水' }, was: { zh: '屋面渗漏' } },
          { what: 'retired', name: { zh: '屋顶漏水' } },
        ],
      },
    ])
  })

  it('cannot be deleted or moved while a case has them or one below them', async () => {
    await takeCase(test, { category: ['leak', 'leak-roof'] })
    const gone = roots(root =>
      root.id === 'leak'
        ? { ...root, children: root.children?.filter(({ id }) => id !== 'leak-roof') }
        : root,
    )
    expect(await refusal(change('categories', gone))).toMatchObject({
      code: 'profile.inUse',
      zh: expect.stringContaining('“屋面渗漏”已有案件使用') as string,
      en: expect.stringContaining('Cases have "Roof') as string,
    })
    await takeCase(test, { category: ['handover', 'area'] })
    // With everything below it, and one that other sections name as well.
    for (const [id, code] of [
      ['handover', 'profile.inUse'],
      ['leak', 'profile.sectionWrong'],
    ]) {
      const without = shipped.categories.filter(root => root.id !== id)
      expect(await refusal(change('categories', without))).toMatchObject({ code })
    }
    expect(now()).toBe(shipped)
  })

  it('never come to mean something else under an id that was given before', async () => {
    await change('categories', [...shipped.categories, solar])
    await change('categories', shipped.categories, 1)
    const below = roots(root => (root.id === 'other' ? { ...root, children: [solar] } : root))
    expect(await refusal(change('categories', below, 2))).toMatchObject({ code: 'profile.idTaken' })
    await change('categories', [...shipped.categories, solar], 2)
  })

  it('without a word say where it is missing, in both languages', async () => {
    expect(await refusal(change('categories', withRoof({ name: { zh: '屋面渗漏', en: ' ' } })))).toEqual({
      code: 'profile.sectionWrong',
      zh: '没有保存。类别 › 渗漏水 › 屋面渗漏 › 名称 › 英文：不能为空。请改正后再保存（共 1 处有误）。',
      en: expect.stringMatching(
        /^Nothing was saved\. Categories › .+ › 屋面渗漏 › name › English: it is missing/,
      ) as string,
    })
    expect(await refusal(change('categories', withRoof({ name: { zh: '屋面渗漏' } })))).toMatchObject({
      zh: expect.stringContaining('名称 › 英文：缺少') as string,
    })
    expect(await refusal(change('categories', 'nonsense'))).toMatchObject({ code: 'profile.sectionWrong' })
    expect(await refusal(change('categories', withRoof({ colour: 'red' })))).toMatchObject({
      zh: expect.stringContaining('colour') as string,
    })
    const huge = withRoof({ words: Array.from({ length: 100_000 }, (_, index) => `词${index}`) })
    expect(await refusal(change('categories', huge))).toMatchObject({ code: 'profile.tooLong' })
  })
})

describe('deadline rules changed by a manager', () => {
  const [first, ...others] = shipped.deadlines.rules
  if (!first) throw new Error('no rules')

  it('get a version that no other state of the rule ever had', async () => {
    const amounts = [12, 16]
    for (const [base, amount] of amounts.entries())
      await change('deadlines', { rules: [{ ...first, amount }, ...others] }, base)
    expect(now().deadlines.rules[0]).toMatchObject({ amount: 16, version: first.version + 2 })
    expect(now().deadlines.rules.slice(1)).toEqual(others)
    await restore('deadlines', 2, 1)
    expect(now().deadlines.rules[0]).toMatchObject({ amount: 12, version: first.version + 3 })
    await restore('deadlines', 3, 0)
    expect(now().deadlines).toEqual(shipped.deadlines)
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('that contradict each other are refused with both names', async () => {
    const twin = { ...first, id: 'own-twin', name: { zh: '另一条', en: 'Another' } }
    const said = await refusal(change('deadlines', { rules: [first, ...others, twin] }))
    expect(said.code).toBe('profile.sectionWrong')
    expect(said.zh).toContain(`与“${first.name.zh}”矛盾`)
    expect(said.zh).toContain('另一条')
    expect(said.en).toContain(`it contradicts "${first.name.en}"`)
  })

  it('cannot lose the category or the calendar they need', async () => {
    const without = shipped.categories.filter(({ id }) => id !== 'property-service')
    expect((await refusal(change('categories', without))).zh).toContain('没有类别')
    const calendars = shipped.calendars.calendars.slice(1)
    expect((await refusal(change('calendars', { ...shipped.calendars, calendars }))).zh).toContain('没有日历')
  })
})

describe('a section that a later program no longer understands', () => {
  const own = { id: 'own', name: { zh: '自定', en: 'Own' } }
  const changes = [
    { section: 'causes', version: 1, content: [own] },
    { section: 'categories', version: 2, content: shipped.categories.slice(0, 1) },
    { section: 'calendars', version: 4, content: { ...shipped.calendars, colour: 'red' } },
  ] as const

  it('is set aside alone: the others hold, and what is shipped stands in for it', () => {
    const { profile, setAside } = applyChanges(shipped, changes, 4)
    // Rules of the shipped profile need categories that this one took out.
    expect(setAside).toEqual(['categories', 'calendars'])
    expect(profile.causes).toEqual([own])
    expect(profile.categories).toEqual(shipped.categories)
    expect(profile.calendars).toEqual(shipped.calendars)
    expect(profile.version).toBe(shipped.version + 4)
  })

  it('holds where it fits', () => {
    const { profile, setAside } = applyChanges(shipped, changes.slice(0, 1), 1)
    expect(setAside).toEqual([])
    expect(profile.causes).toEqual([own])
  })
})

describe('a section', () => {
  it('is not overwritten by somebody who saw it before a colleague changed it', async () => {
    const causes = (zh: string) =>
      shipped.causes.map((one, index) => (index === 0 ? { ...one, name: { zh, en: zh } } : one))
    await change('causes', causes('甲'))
    expect(await refusal(change('causes', causes('乙')))).toMatchObject({ code: 'profile.changedMeanwhile' })
    expect(await refusal(change('causes', causes('甲'), 1))).toMatchObject({ code: 'profile.same' })
    expect(await refusal(restore('causes', 1, 7))).toMatchObject({ code: 'profile.noSuchVersion' })
    await restore('causes', 1, 0)
    expect(now().causes).toEqual(shipped.causes)
    expect((await view('causes')).changes.map(({ version, toShipped }) => [version, toShipped])).toEqual([
      [2, true],
      [1, false],
    ])
  })

  it('keeps what two managers changed at different entries, and asks about the same one', async () => {
    const causes = (names: Readonly<Record<number, string>>) =>
      shipped.causes.map((one, index) => {
        const zh = names[index]
        return zh === undefined ? one : { ...one, name: { zh, en: zh } }
      })
    await change('causes', causes({ 0: '甲' }))
    await change('causes', causes({ 1: '乙' }), 0)
    expect(now().causes).toEqual(causes({ 0: '甲', 1: '乙' }))
    const late = change('causes', causes({ 0: '丙', 2: '丁' }), 0)
    expect(await refusal(late)).toMatchObject({ code: 'profile.changedMeanwhile' })
    expect(now().causes).toEqual(causes({ 0: '甲', 1: '乙' }))
    const settle = (settled: string, names: Readonly<Record<number, string>>) =>
      client.command('profile.change', { section: 'causes', base: 0, content: causes(names), settled })
    await settle('theirs', { 0: '丙', 2: '丁' })
    expect(now().causes).toEqual(causes({ 0: '甲', 1: '乙', 2: '丁' }))
    await settle('mine', { 0: '丙' })
    expect(now().causes).toEqual(causes({ 0: '丙', 1: '乙', 2: '丁' }))
  })

  it('is changed by managers only', async () => {
    const specialist = await test.signIn(await test.addMember('specialist'))
    const input = { section: 'causes', base: 0, content: shipped.causes.slice(1) }
    await expect(specialist.command('profile.change', input)).rejects.toThrow(
      expect.objectContaining({ code: 'permission.denied' }) as CallError,
    )
    expect(await specialist.query('profile.version')).toEqual({ version: shipped.version })
  })

  it('stands on the audit trail', async () => {
    await change('categories', [...shipped.categories, solar])
    const { rows } = (await client.query('audit.list', { filter: { group: 'site' } })) as {
      rows: { type: string; actorName: string; position: number }[]
    }
    expect(rows[0]).toMatchObject({ type: 'profile.changed', actorName: '测试经理' })
    const entry = (await client.query('audit.entry', { position: rows[0]?.position })) as { facts: object }
    expect(entry.facts).toMatchObject({ differences: [{ what: 'added', name: solar.name }] })
  })
})
