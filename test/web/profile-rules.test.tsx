import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditableSection } from '../../main/contract/profile-sections.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { ClassesPage } from '../../renderer/features/settings/profile/ClassesPage.tsx'
import { LevelsPage } from '../../renderer/features/settings/profile/LevelsPage.tsx'
import { SheetsPage } from '../../renderer/features/settings/profile/SheetsPage.tsx'
import { StagesPage } from '../../renderer/features/settings/profile/StagesPage.tsx'
import { EmergencySettingsPage } from '../../renderer/features/settings/profile/EmergencySettingsPage.tsx'
import { WallSettingsPage } from '../../renderer/features/settings/profile/WallSettingsPage.tsx'
import { WarrantyPage } from '../../renderer/features/settings/profile/WarrantyPage.tsx'
import { createPage, standInDesk } from './support.tsx'

const shipped = loadProfile('real-estate')
const li = '01980000-0000-7000-8000-000000000001'

function desk() {
  return standInDesk(({ path, input }) => {
    if (path === 'profile.current') return shipped
    if (path === 'profile.version') return { version: shipped.version }
    if (path === 'staff.list')
      return [
        { id: li, login: 'li', name: '李专员', role: 'specialist', active: 1 },
        { id: `${li}0`, login: 'audit', name: '审计员', role: 'auditor', active: 1 },
        { id: `${li}1`, login: 'gone', name: '王离职', role: 'specialist', active: 0 },
      ]
    if (path === 'profile.section') {
      const { section } = input as { section: EditableSection }
      const content = shipped[section]
      return { section, version: 0, content, shipped: content, changes: [], setAside: null, fromAbove: null }
    }
    return path === 'profile.change' ? { version: 1 } : null
  })
}

let stand: ReturnType<typeof desk>
beforeEach(() => {
  stand = desk()
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(async () => {
  // What was not saved is kept for the next visit; here each test begins anew.
  const discard = screen.queryByText('放弃修改')
  if (discard) fireEvent.click(discard)
  cleanup()
  await new Promise(resolve => setTimeout(resolve))
  vi.unstubAllGlobals()
})

function open(Screen: () => React.ReactNode) {
  const { Around } = createPage()
  render(<Screen />, { wrapper: Around })
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })
const save = () => fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
async function sent<Content>(): Promise<Content> {
  await waitFor(() => expect(stand.callsTo('profile.change')).toHaveLength(1))
  const [call] = stand.callsTo('profile.change')
  if (!call) throw new Error('nothing was sent')
  return (call.input as { input: { content: Content } }).input.content
}
/** Chooses from a select as a person does: opens it and takes the option with these words. */
async function choose(field: HTMLElement, option: string) {
  fireEvent.mouseDown(field)
  const list = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    if (!found) throw new Error('no list')
    return found
  })
  fireEvent.click(within(list).getByText(option))
}

test('a sign is added with the key, without a sign in it not sent, and said where', async () => {
  open(LevelsPage)
  await screen.findByRole('option', { name: /人身伤害或危险/ })
  fireEvent.keyDown(document.body, { key: 'n' })
  const form = (await screen.findByRole('heading', { name: '（未命名）' })).closest('.profile-form')
  if (!(form instanceof HTMLElement)) throw new Error('no form')
  type(within(form).getByLabelText(/中文名称/), '夜间施工')
  type(within(form).getByLabelText(/英文名称/), 'Work at night')
  save()
  expect((await screen.findAllByText(/规则至少要有一个识别条件/)).length).toBeGreaterThan(0)
  expect(stand.callsTo('profile.change')).toHaveLength(0)
  fireEvent.click(within(form).getByRole('checkbox', { name: '已超过时限' }))
  save()
  const { rules } = await sent<typeof shipped.levels>()
  expect(rules.at(-1)).toEqual({
    id: expect.stringMatching(/^own-/) as string,
    level: 2,
    name: { zh: '夜间施工', en: 'Work at night' },
    overdue: true,
  })
  expect(rules.slice(0, -1)).toEqual(shipped.levels.rules)
})

test('a sign is retired, and a shipped one that was taken out can be brought back', async () => {
  open(LevelsPage)
  fireEvent.click(await screen.findByRole('option', { name: /上访/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /停用（不再比对/ }))
  fireEvent.click(screen.getByRole('option', { name: /媒体曝光/ }))
  fireEvent.click(screen.getByText('删除规则'))
  await screen.findByText(/已删除程序自带的规则“媒体曝光”/)
  fireEvent.click(screen.getByText('加回来'))
  await screen.findByRole('option', { name: /媒体曝光/ })
  save()
  const { rules } = await sent<typeof shipped.levels>()
  expect(rules.find(({ id }) => id === 'petition')).toMatchObject({ retired: true })
  expect(rules.at(-1)).toEqual(shipped.levels.rules.find(({ id }) => id === 'media'))
})

test('a warning is asked of a member of staff; auditors and who left are not offered', async () => {
  open(LevelsPage)
  const field = await screen.findByLabelText('应答人 黄色预警')
  await waitFor(() => expect(stand.callsTo('staff.list').length).toBeGreaterThan(0))
  await choose(field, '李专员')
  expect(screen.queryByText('审计员')).toBeNull()
  expect(screen.queryByText(/王离职/)).toBeNull()
  save()
  const { collective } = await sent<typeof shipped.levels>()
  expect(collective.stages[0]?.recipient).toEqual({ kind: 'staff', staffId: li })
})

test('somebody outside the desk is named in both languages', async () => {
  open(LevelsPage)
  await choose(await screen.findByLabelText('应答人 黄色预警'), '本台以外的人')
  save()
  await screen.findByText(/黄色预警 › 收件单位或应答人 › 名称 › 中文：不能为空/)
  expect(stand.callsTo('profile.change')).toHaveLength(0)
})

test('a part gets another term and the design life; a category of another part is refused', async () => {
  open(WarrantyPage)
  fireEvent.click(await screen.findByRole('option', { name: /管道堵塞/ }))
  const months = screen.getByLabelText('月数')
  type(months, '6')
  fireEvent.blur(months)
  fireEvent.keyDown(document.body, { key: 'n' })
  await screen.findByRole('heading', { name: '（未命名）' })
  await choose(screen.getByLabelText(/案件类别（含下级） （未命名）/), '渗漏水')
  save()
  expect((await screen.findAllByText(/“渗漏水”已属于另一个部位/)).length).toBeGreaterThan(0)
  fireEvent.click(screen.getByText('删除部位'))
  fireEvent.click(await screen.findByRole('option', { name: /供热与供冷系统/ }))
  fireEvent.click(screen.getByText('设计使用年限内', { selector: '.ant-segmented-item-label' }))
  save()
  const { parts } = await sent<typeof shipped.warranty>()
  const termOf = (id: string) => parts.find(part => part.id === id)?.months
  expect([termOf('blocked-pipes'), termOf('heating-cooling'), parts.length]).toEqual([
    6,
    null,
    shipped.warranty.parts.length,
  ])
})

test('the days of stages and what is done in one are changed; a warranty that is always ending is refused', async () => {
  open(StagesPage)
  const days = await screen.findByLabelText('质保到期前多少天算“将出保”')
  type(days, '700')
  fireEvent.blur(days)
  save()
  await screen.findByText(/“已入住”永远不会出现/, { selector: 'li' })
  expect(stand.callsTo('profile.change')).toHaveLength(0)
  type(days, '60')
  fireEvent.blur(days)
  fireEvent.click(screen.getByRole('option', { name: /出保前上门排查一次/ }))
  await choose(screen.getByLabelText('怎样算做完 出保前上门排查一次'), '没有未结案件')
  save()
  const { endingDays, duties } = await sent<typeof shipped.stages>()
  expect([endingDays, duties.find(({ id }) => id === 'last-check')?.check]).toEqual([60, 'no-open-cases'])
  expect(duties).toHaveLength(shipped.stages.duties.length)
})

test('classes of customers are added and put in order; one that nobody would ever reach is refused', async () => {
  open(ClassesPage)
  await screen.findByText('还没有分类。')
  const add = async (zh: string, en: string, homes: string) => {
    fireEvent.keyDown(document.body, { key: 'n' })
    await screen.findByRole('heading', { name: '（未命名）' })
    type(screen.getByLabelText(/中文名称/), zh)
    type(screen.getByLabelText(/英文名称/), en)
    await choose(screen.getByLabelText(`按什么 ${zh}`), '房屋套数')
    const least = screen.getByLabelText('至少几套')
    type(least, homes)
    fireEvent.blur(least)
  }
  await add('多套业主', 'Several', '2')
  await add('大业主', 'Many', '5')
  save()
  await screen.findByText(/前面的“多套业主”已包含这些客户/, { selector: 'li' })
  expect(stand.callsTo('profile.change')).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: /上\s*移/ }))
  save()
  expect(await sent<typeof shipped.classes>()).toMatchObject([
    { name: { zh: '大业主', en: 'Many' }, condition: { by: 'homes', atLeast: 5 } },
    { name: { zh: '多套业主', en: 'Several' }, condition: { by: 'homes', atLeast: 2 } },
  ])
})

test('a way is added with its steps, and one that is removed is gone from its recipients too', async () => {
  open(SheetsPage)
  fireEvent.click(await screen.findByLabelText('删除流程 设计问题流程'))
  fireEvent.click(screen.getByText('新增流程'))
  const way = await screen.findByRole('group', { name: '（未命名）' })
  const names = ['法务审核', 'Legal review', '法务阅', 'Read']
  const fields = [
    ...within(way).getAllByLabelText(/中文名称/),
    ...within(way).getAllByLabelText(/英文名称/),
  ] as const
  const [nameZh, stepZh, nameEn, stepEn] = fields
  for (const [field, value] of [
    [nameZh, names[0]],
    [nameEn, names[1]],
    [stepZh, names[2]],
    [stepEn, names[3]],
  ] as const)
    if (field && value) type(field, value)
  save()
  const { ways, recipients } = await sent<typeof shipped.sheets>()
  expect(ways).toMatchObject([
    { name: { zh: '法务审核', en: 'Legal review' }, steps: [{ name: { zh: '法务阅', en: 'Read' } }] },
  ])
  expect(recipients.filter(({ way: one }) => one !== undefined)).toEqual([])
})

test('the wall shows what is chosen; nothing at all is refused', async () => {
  open(WallSettingsPage)
  fireEvent.click(await screen.findByRole('checkbox', { name: '没有人负责' }))
  fireEvent.click(screen.getByRole('radio', { name: '只显示楼栋' }))
  save()
  expect(await sent<typeof shipped.wall>()).toEqual({
    ...shipped.wall,
    homes: 'building',
    figures: shipped.wall.figures.filter(name => name !== 'unassigned'),
  })
})

test('clocks of an emergency are changed by kind; what would be over before anybody is there is said', async () => {
  open(EmergencySettingsPage)
  fireEvent.click(await screen.findByText('电梯应急'))
  const field = (name: string) => screen.getByRole('spinbutton', { name })
  fireEvent.change(field('有人有危险 到场'), { target: { value: '90' } })
  fireEvent.blur(field('有人有危险 到场'))
  expect(await screen.findByText('止住的时限不能早于到场')).toBeTruthy()
  fireEvent.change(field('有人有危险 到场'), { target: { value: '20' } })
  fireEvent.blur(field('有人有危险 到场'))
  save()
  const { clocks, levels } = await sent<typeof shipped.emergencies>()
  expect(clocks.lift.danger).toEqual({ ...shipped.emergencies.clocks.lift.danger, arrive: 20 })
  expect({ ...clocks, lift: null }).toEqual({ ...shipped.emergencies.clocks, lift: null })
  expect(levels).toEqual(shipped.emergencies.levels)
})
