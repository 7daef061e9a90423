import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditableSection } from '../../main/contract/profile-sections.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { InterviewPage } from '../../renderer/features/settings/profile/InterviewPage.tsx'
import { KindsPage } from '../../renderer/features/settings/profile/KindsPage.tsx'
import { PlansPage } from '../../renderer/features/settings/profile/PlansPage.tsx'
import { SheetsPage } from '../../renderer/features/settings/profile/SheetsPage.tsx'
import { createPage, standInDesk } from './support.tsx'

const shipped = loadProfile('real-estate')

function desk() {
  return standInDesk(({ path, input }) => {
    if (path === 'profile.current') return shipped
    if (path === 'profile.version') return { version: shipped.version }
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

test('a callback plan gets another window and a further call', async () => {
  open(PlansPage)
  const until = await screen.findByLabelText('第 1 次，到第几天')
  type(until, '5')
  fireEvent.blur(until)
  fireEvent.click(screen.getByText('增加一次'))
  await screen.findByLabelText('第 2 次，从第几天')
  save()
  const { plans } = await sent<typeof shipped.callbacks>()
  expect(plans[0]?.calls).toEqual([
    { from: 2, until: 5 },
    { from: 6, until: 8 },
  ])
  expect(plans.slice(1)).toEqual(shipped.callbacks.plans.slice(1))
})

test('a plan that could never begin is said before it is sent', async () => {
  open(PlansPage)
  fireEvent.click(await screen.findByText('10、30、90 天三次回访'))
  const running = await screen.findByRole('checkbox', { name: '自动启动' })
  fireEvent.click(running)
  save()
  expect((await screen.findAllByText(/永远不会启用：排在前面的“维修验收后 2–3 天”/)).length).toBeGreaterThan(
    0,
  )
  expect(stand.callsTo('profile.change')).toHaveLength(0)
})

test('a recipient gets other hours, and hours that are taken out are gone', async () => {
  open(SheetsPage)
  const reply = await screen.findByLabelText('对方回复时限（小时）')
  type(reply, '48')
  fireEvent.blur(reply)
  const deliver = screen.getByLabelText('书面送达时限（小时）')
  type(deliver, '')
  fireEvent.blur(deliver)
  save()
  const { recipients } = await sent<typeof shipped.sheets>()
  const { deliverHours: _, ...first } = shipped.sheets.recipients[0] ?? {}
  expect(recipients[0]).toEqual({ ...first, dueHours: 48 })
})

test('a demand for a sheet without a reason is marked at its place', async () => {
  open(SheetsPage)
  fireEvent.click(await screen.findByText('新增情况'))
  const demand = await screen.findByRole('group', { name: '（未命名）' })
  save()
  await screen.findByText(/必须发单的情况 › 第 6 项 › 原因 › 中文：不能为空/)
  type(within(demand).getByLabelText(/原因（中文）/), '请工程部会签')
  type(screen.getByLabelText(/原因（英文）/, { selector: 'input[value=""]' }), 'Engineering signs')
  save()
  const { demands } = await sent<typeof shipped.sheets>()
  expect(demands.at(-1)).toMatchObject({
    kinds: ['complaint'],
    reason: { zh: '请工程部会签', en: 'Engineering signs' },
  })
})

test('a question of the interview guide is worded anew, shown at callbacks only, and moved', async () => {
  open(InterviewPage)
  const [first] = shipped.interview
  if (!first) throw new Error('no guide')
  const stage = await screen.findByRole('region', { name: first.name.zh })
  type(within(stage).getByLabelText('问题 1 中文'), '请说说经过。')
  fireEvent.click(within(stage).getByLabelText('下移 1'))
  save()
  const [changed] = await sent<typeof shipped.interview>()
  expect(changed?.questions[1]?.text.zh).toBe('请说说经过。')
  expect(changed?.questions[0]).toEqual(first.questions[1])
})

test('a kind gets the name that is used on this desk', async () => {
  open(KindsPage)
  const [field] = await screen.findAllByLabelText(/中文名称/)
  if (!field) throw new Error('no field')
  type(field, '问询')
  save()
  const [first] = await sent<typeof shipped.kinds>()
  expect(first?.name).toEqual({ zh: '问询', en: shipped.kinds[0]?.name.en })
})
