import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditableSection } from '../../main/contract/profile-sections.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { CategorySelect } from '../../renderer/features/cases/CategorySelect.tsx'
import { CalendarPage } from '../../renderer/features/settings/profile/CalendarPage.tsx'
import { CategoriesPage } from '../../renderer/features/settings/profile/CategoriesPage.tsx'
import { CausesPage } from '../../renderer/features/settings/profile/CausesPage.tsx'
import { RulesPage } from '../../renderer/features/settings/profile/RulesPage.tsx'
import { createPage, Refused, standInDesk } from './support.tsx'

const shipped = loadProfile('real-estate')
let profile = shipped
let version = 0
let refuse: Refused | undefined
const year = (number: number) => ({
  country: 'cn',
  year: number,
  published: true,
  source: '测试',
  holidays: [{ name: { zh: '元旦', en: 'New Year' }, from: `${number}-01-01`, to: `${number}-01-01` }],
  makeUp: [],
})

/** A desk that keeps what is sent, as the real one does. */
function desk() {
  return standInDesk(({ path, input }) => {
    if (path === 'profile.current') return profile
    if (path === 'profile.version') return { version: profile.version }
    if (path === 'profile.years') return { shipped: [year(2026)], today: '2026-11-22' }
    if (path === 'profile.section') {
      const { section } = input as { section: EditableSection }
      return {
        section,
        version,
        content: profile[section],
        shipped: shipped[section],
        changes: [],
        setAside: null,
        fromAbove: null,
      }
    }
    if (path !== 'profile.change') return null
    if (refuse) throw refuse
    const { section, content } = (input as { input: { section: EditableSection; content: unknown } }).input
    version += 1
    profile = { ...profile, version: shipped.version + version, [section]: content }
    return { version }
  })
}

let stand: ReturnType<typeof desk>
beforeEach(() => {
  profile = shipped
  version = 0
  refuse = undefined
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
const sent = () => stand.callsTo('profile.change').map(call => (call.input as { input: unknown }).input)

test('a renamed category is saved as a whole section, and the page goes on with what the desk has', async () => {
  open(CategoriesPage)
  type(await screen.findByLabelText(/中文名称/), '漏水渗水')
  await screen.findByText(/有未保存的修改/)
  save()
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()).toMatchObject([{ section: 'categories', base: 0 }])
  const { content } = sent()[0] as { content: typeof shipped.categories }
  expect(content[0]).toEqual({ ...shipped.categories[0], name: { zh: '漏水渗水', en: 'Leaks' } })
  expect(content.slice(1)).toEqual(shipped.categories.slice(1))
  await waitFor(() => expect(screen.queryByText(/有未保存的修改/)).toBeNull())
  expect(await screen.findByRole('treeitem', { name: /漏水渗水/ })).toBeTruthy()
})

test('an added category without a name is not sent; the page says where the name is missing', async () => {
  open(CategoriesPage)
  await screen.findByLabelText(/中文名称/)
  fireEvent.keyDown(document.body, { key: 'n' })
  await screen.findByRole('treeitem', { name: /未命名/ })
  save()
  const alert = await screen.findByText(/有 2 处需要改正/)
  expect(alert).toBeTruthy()
  expect(screen.getByText(/类别 › 第 2 项 › 名称 › 中文：不能为空/)).toBeTruthy()
  expect(sent()).toEqual([])
  type(screen.getByLabelText(/中文名称/), '太阳能')
  type(screen.getByLabelText(/英文名称/), 'Solar')
  save()
  await waitFor(() => expect(sent()).toHaveLength(1))
  const { content } = sent()[0] as { content: typeof shipped.categories }
  expect(content[1]).toMatchObject({
    name: { zh: '太阳能', en: 'Solar' },
    id: expect.stringMatching(/^own-/) as string,
  })
})

test('keys move through the tree and shift a category', async () => {
  open(CategoriesPage)
  const first = await screen.findByRole('treeitem', { name: /^渗漏水/ })
  fireEvent.keyDown(document.body, { key: 'j' })
  await waitFor(() => expect(first.getAttribute('aria-selected')).toBe('false'))
  fireEvent.keyDown(document.body, { key: 'ArrowDown', altKey: true })
  save()
  await waitFor(() => expect(sent()).toHaveLength(1))
  const { content } = sent()[0] as { content: typeof shipped.categories }
  expect(content[0]?.children?.slice(0, 2).map(({ id }) => id)).toEqual(['leak-facade', 'leak-roof'])
})

test('what the desk refuses is said, and the draft stays through a walk to another page', async () => {
  refuse = new Refused('profile.inUse', { thing: '{"zh":"我方服务","en":"Our own service"}' })
  open(CausesPage)
  const field = await screen.findByDisplayValue('我方服务')
  type(field, '本方服务')
  save()
  await screen.findByText(/“我方服务”已有案件使用/)
  cleanup()
  open(CausesPage)
  expect(await screen.findByDisplayValue('本方服务')).toBeTruthy()
})

test('intake offers a retired category no more; where it was chosen it stays, and filters still find it', async () => {
  profile = {
    ...shipped,
    categories: shipped.categories.map(root =>
      root.id === 'leak' ? { ...root, retired: true as const } : root,
    ),
  }
  const offered = async (value: readonly string[], byId: boolean) => {
    const { Around } = createPage()
    const Screen = () => <CategorySelect value={value} onChange={() => undefined} byId={byId} />
    render(<Screen />, { wrapper: Around })
    const field = await screen.findByRole('combobox')
    await waitFor(() => expect(stand.callsTo('profile.current').length).toBeGreaterThan(0))
    fireEvent.mouseDown(field)
    type(field, '渗漏水')
    await waitFor(() => expect(document.querySelector('.ant-select-dropdown')).toBeTruthy())
    await new Promise(resolve => setTimeout(resolve, 50))
    const found = [...document.querySelectorAll('.ant-select-item-option-content')].map(
      one => one.textContent,
    )
    cleanup()
    return found
  }
  expect(await offered([], false)).toEqual([])
  expect(await offered(['leak', 'leak-roof'], false)).toEqual(['渗漏水 › 屋面渗漏'])
  expect(await offered([], true)).toContain('渗漏水 › 外墙渗漏')
})

test('a rule shows what is shipped beside what it is now, and goes back to it', async () => {
  open(RulesPage)
  const amount = await screen.findByLabelText<HTMLInputElement>('时长')
  fireEvent.change(amount, { target: { value: '12' } })
  fireEvent.blur(amount)
  await screen.findByText(/程序自带：8 小时/)
  fireEvent.click(screen.getByText('恢复这条'))
  await waitFor(() => expect(screen.queryByText(/程序自带：8 小时/)).toBeNull())
  expect(screen.queryByText(/有未保存的修改/)).toBeNull()
})

test('a new rule that would contradict another one is not sent', async () => {
  open(RulesPage)
  await screen.findByLabelText('时长')
  fireEvent.keyDown(document.body, { key: 'n' })
  await screen.findByText('本服务台自己的规则。')
  fireEvent.keyDown(document.body, { key: 'n' })
  await waitFor(() => expect(screen.getAllByText(/（未命名）/).length).toBeGreaterThan(2))
  save()
  await screen.findByText(/需要改正，还没有保存/)
  expect(screen.getAllByText(/矛盾/).length).toBeGreaterThan(0)
  expect(sent()).toEqual([])
})

test('hours are read as people write them; what cannot be read is marked and not saved', async () => {
  open(CalendarPage)
  const monday = await screen.findByLabelText<HTMLInputElement>('星期一')
  expect(monday.value).toBe('08:30–12:00  13:00–17:00')
  type(monday, '9点到')
  await screen.findByText(/看不懂/)
  save()
  await screen.findByText(/需要改正，还没有保存/)
  expect(sent()).toEqual([])
  type(monday, '9-12 14-18')
  save()
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()).toMatchObject([
    {
      content: {
        calendars: [
          {
            week: {
              mon: [
                { from: '09:00', to: '12:00' },
                { from: '14:00', to: '18:00' },
              ],
            },
          },
          {},
        ],
      },
    },
  ])
})

test('a missing next year is told, and the file of headquarters brings it', async () => {
  open(CalendarPage)
  await screen.findByText(/2027 年的节假日安排还没有/)
  const chooser = document.querySelector<HTMLInputElement>('input[type="file"][aria-label="读入年度文件…"]')
  if (!chooser) throw new Error('no chooser')
  const give = (content: unknown) => {
    const file = new File([JSON.stringify(content)], 'cn-2027.json', { type: 'application/json' })
    Object.defineProperty(chooser, 'files', { value: [file], configurable: true })
    fireEvent.change(chooser)
  }
  give({ ...year(2027), makeUp: ['2027-03-01'] })
  await screen.findByText(/没有读入文件“cn-2027.json”。调休上班 › 第 1 项：2027-03-01 不是星期六或星期日/)
  give({ ...year(2027), published: false, holidays: [] })
  await screen.findByText(/2027 年的安排尚未公布/)
  give(year(2027))
  await waitFor(() => expect(screen.queryByText(/2027 年的节假日安排还没有/)).toBeNull())
  save()
  await waitFor(() => expect(sent()).toMatchObject([{ content: { years: [year(2027)] } }]))
})

test('a file of a section with a missing word is refused with its place; a good one becomes the draft', async () => {
  open(CausesPage)
  await screen.findByDisplayValue('我方服务')
  const chooser = document.querySelector<HTMLInputElement>('input[type="file"][aria-label="读入文件…"]')
  if (!chooser) throw new Error('no chooser')
  const give = (text: string) => {
    Object.defineProperty(chooser, 'files', { value: [new File([text], 'causes.json')], configurable: true })
    fireEvent.change(chooser)
  }
  const file = (content: unknown, section = 'causes') =>
    JSON.stringify({ deskProfile: 'real-estate', section, content })
  give('not json')
  await screen.findByText(/读不懂文件“causes.json”/)
  give(file(shipped.kinds, 'kinds'))
  await screen.findByText(/是其他部分的设置/)
  give(file([{ id: 'own', name: { zh: '自定' } }]))
  await screen.findByText(/没有读入文件“causes.json”。原因 › 自定 › 名称 › 英文：缺少/)
  give(file([...shipped.causes, { id: 'own', name: { zh: '自定', en: 'Own' } }]))
  expect(await screen.findByRole('treeitem', { name: /^自定/ })).toBeTruthy()
})
