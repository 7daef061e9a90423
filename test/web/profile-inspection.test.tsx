import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditableSection } from '../../main/contract/profile-sections.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { InspectionSettingsPage } from '../../renderer/features/settings/profile/InspectionSettingsPage.tsx'
import { createPage, standInDesk } from './support.tsx'

const shipped = loadProfile('real-estate')
const desk = () =>
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

let stand: ReturnType<typeof desk>
beforeEach(() => {
  stand = desk()
  vi.stubGlobal('fetch', stand.fetch)
  const { Around } = createPage()
  render(<InspectionSettingsPage />, { wrapper: Around })
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
const type = (label: string | RegExp, value: string) => {
  const field = screen.getByLabelText(label)
  fireEvent.change(field, { target: { value } })
  fireEvent.blur(field)
}
async function sent() {
  await waitFor(() => expect(stand.callsTo('profile.change')).toHaveLength(1))
  const [call] = stand.callsTo('profile.change')
  if (!call) throw new Error('nothing was sent')
  return (call.input as { input: { content: typeof shipped.inspection } }).input.content
}

test('an item is added with what is usually wrong and the limits of what is measured', async () => {
  fireEvent.click(await screen.findByText('新增项目'))
  type(/^中文名称/, '智能门锁')
  type(/^英文名称/, 'Smart lock')
  save()
  // The first finding has no name yet: said before it is sent.
  expect((await screen.findAllByText(/不能为空/)).length).toBeGreaterThan(0)
  expect(stand.callsTo('profile.change')).toHaveLength(0)
  type('问题 1 中文名称', '指纹失灵')
  type('问题 1 英文名称', 'Fingerprint fails')
  fireEvent.click(screen.getByText('需要实测'))
  type('不大于', '2.5')
  save()
  const { rooms, ...rest } = await sent()
  const [entrance, ...others] = rooms
  expect(entrance?.items.at(-1)).toMatchObject({
    name: { zh: '智能门锁', en: 'Smart lock' },
    findings: [{ name: { zh: '指纹失灵' }, kind: 'appearance', severity: 'ordinary' }],
    measure: { unit: 'mm', points: 2, max: 2.5 },
  })
  expect(entrance?.items.slice(0, -1)).toEqual(shipped.inspection.rooms[0]?.items)
  expect({ ...rest, rooms: others }).toEqual({
    ...shipped.inspection,
    rooms: shipped.inspection.rooms.slice(1),
  })
})

test('an item is retired and its source is taken out; it stays among the others', async () => {
  await screen.findByText('新增项目')
  type('依据（中文）', '')
  type('依据（英文）', '')
  fireEvent.click(screen.getByText('停用'))
  save()
  const [first] = (await sent()).rooms[0]?.items ?? []
  const { source: _, ...before } = shipped.inspection.rooms[0]?.items[0] ?? {}
  expect(first).toEqual({ ...before, retired: true })
})

test('days to repair are changed by severity', async () => {
  fireEvent.click(await screen.findByText('时限'))
  type('严重', '3')
  save()
  expect((await sent()).dueDays).toEqual({ ...shipped.inspection.dueDays, severe: 3 })
})
