import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditableSection } from '../../main/contract/profile-sections.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { HandoverSettingsPage } from '../../renderer/features/settings/profile/HandoverSettingsPage.tsx'
import { createPage, standInDesk } from './support.tsx'

const shipped = loadProfile('real-estate')
const handover = () =>
  standInDesk(({ path, input }) => {
    if (path === 'profile.current') return shipped
    if (path === 'profile.version') return { version: shipped.version }
    if (path === 'profile.section') {
      const { section } = input as { section: EditableSection }
      const content = shipped[section]
      return { section, version: 0, content, shipped: content, changes: [], setAside: null, fromAbove: null }
    }
    return path === 'profile.change' ? { version: 1 } : null
  })

let stand: ReturnType<typeof handover>
beforeEach(() => {
  stand = handover()
  vi.stubGlobal('fetch', stand.fetch)
  const { Around } = createPage()
  render(<HandoverSettingsPage />, { wrapper: Around })
})
afterEach(async () => {
  // What was not saved is kept for the next visit; here each test begins anew.
  const discard = screen.queryByText('放弃修改')
  if (discard) fireEvent.click(discard)
  cleanup()
  await new Promise(resolve => setTimeout(resolve))
  vi.unstubAllGlobals()
})

const save = () => fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
const choose = async (list: string) => fireEvent.click(await screen.findByText(list))
async function sent() {
  await waitFor(() => expect(stand.callsTo('profile.change')).toHaveLength(1))
  const [call] = stand.callsTo('profile.change')
  if (!call) throw new Error('nothing was sent')
  return (call.input as { input: { content: typeof shipped.handover } }).input.content
}

test('an item is added with how many are usually handed over; the other lists stay', async () => {
  await choose('移交物品')
  fireEvent.click(await screen.findByText('新增物品'))
  fireEvent.change(screen.getByLabelText(/中文名称/), { target: { value: '无人机手册' } })
  fireEvent.change(screen.getByLabelText(/英文名称/), { target: { value: 'Drone manual' } })
  const usual = screen.getByLabelText('通常移交数量')
  fireEvent.change(usual, { target: { value: '2' } })
  fireEvent.blur(usual)
  save()
  const { items, ...rest } = await sent()
  expect(items.at(-1)).toMatchObject({ name: { zh: '无人机手册', en: 'Drone manual' }, usual: 2 })
  expect(items.slice(0, -1)).toEqual(shipped.handover.items)
  expect({ ...rest, items: shipped.handover.items }).toEqual(shipped.handover)
})

test('money before the inspection is said before it is sent', async () => {
  await choose('窗口')
  fireEvent.click(await screen.findByText('款项结清'))
  fireEvent.click(screen.getByRole('button', { name: /^上\s?移$/ }))
  save()
  expect((await screen.findAllByText(/收款窗口排在验房窗口之前/)).length).toBeGreaterThan(0)
  expect(stand.callsTo('profile.change')).toHaveLength(0)
  fireEvent.click(screen.getByText('允许在验房之前收款'))
  save()
  expect((await sent()).moneyBeforeInspection).toBe(true)
})
