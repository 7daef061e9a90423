import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IntakePage } from '../../renderer/features/intake/IntakePage.tsx'
import { createPage, Refused, standInDesk } from './support.tsx'

const words = (word: string) => ({ zh: word, en: word })
const profile = {
  id: 'test',
  version: 1,
  levels: { past: [] },
  name: words('测试'),
  kinds: [
    { id: 'consultation', name: words('咨询'), words: ['请问'] },
    { id: 'complaint', name: words('投诉'), words: ['投诉'] },
    { id: 'repair', name: words('报修'), words: ['漏水'] },
    { id: 'suggestion', name: words('建议'), words: [] },
    { id: 'dispute', name: words('纠纷'), words: [] },
    { id: 'praise', name: words('表扬'), words: [] },
  ],
  categories: [{ id: 'leak', name: words('渗漏'), kinds: ['repair'], words: ['漏水'] }],
  causes: [{ id: 'other', name: words('其他') }],
}

let refuse = false
function desk() {
  return standInDesk(({ path, input }) => {
    if (path === 'profile.current') return profile
    if (path === 'cases.nextNumber') return { number: 'KF-TEST-202607-0001' }
    if (path === 'cases.atHand')
      return { open: [], recent: [], sameCategory: null, warranty: null, similar: [] }
    if (path !== 'cases.receive') return null
    if (refuse) throw new Refused('database.full')
    return { caseId: (input as { input: { caseId: string } }).input.caseId, number: 'KF-TEST-202607-0001' }
  })
}

let stand: ReturnType<typeof desk>
beforeEach(() => {
  refuse = false
  stand = desk()
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(async () => {
  cleanup()
  // Leaving the page keeps its draft; that call still belongs to this test.
  await new Promise(resolve => setTimeout(resolve))
  vi.unstubAllGlobals()
})

async function openIntake() {
  const { Around } = createPage()
  render(<IntakePage />, { wrapper: Around })
  await waitFor(() => expect(stand.callsTo('profile.current')).toHaveLength(1))
  // Whatever an earlier test left in the panel is given up.
  fireEvent.click(await screen.findByText('清空'))
  return await screen.findByLabelText<HTMLTextAreaElement>('什么事')
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })
const takeIt = (field: HTMLElement, more: object = {}) =>
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, ...more })
const received = () => stand.callsTo('cases.receive').map(call => (call.input as { input: unknown }).input)

test('Ctrl Enter takes the case with what the words suggest; from somebody unknown only when pressed again', async () => {
  const text = await openIntake()
  type(text, '客厅漏水')
  await screen.findByText(/报修 · 渗漏/)
  takeIt(text)
  await screen.findByText(/再按一次即按来访人不详受理/)
  expect(received()).toEqual([])
  takeIt(text)
  await screen.findByText('KF-TEST-202607-0001')
  expect(received()).toMatchObject([
    { kind: 'repair', category: ['leak'], text: '客厅漏水', channel: 'counter' },
  ])
  expect(document.activeElement?.textContent).toContain('下一件')
})

test('Enter that chooses a word of an input method takes nothing, with Ctrl or without', async () => {
  const text = await openIntake()
  type(text, '客厅漏水')
  await screen.findByText(/报修 · 渗漏/)
  for (const more of [{ isComposing: true }, { keyCode: 229 }]) {
    takeIt(text, more)
    fireEvent.keyDown(text, { key: 'Enter', ...more })
  }
  expect(screen.queryByText(/再按一次/)).toBeNull()
  expect(received()).toEqual([])
})

test('Enter in a line or on a box stays there', async () => {
  const text = await openIntake()
  type(text, '客厅漏水')
  await screen.findByText(/报修 · 渗漏/)
  expect(fireEvent.keyDown(screen.getByLabelText('希望怎样'), { key: 'Enter' })).toBe(false)
  expect(fireEvent.keyDown(screen.getByRole('checkbox'), { key: 'Enter' })).toBe(false)
})

test('Alt Enter accepts the proposal, Alt and a digit decide otherwise', async () => {
  const text = await openIntake()
  type(text, '客厅漏水')
  await screen.findByText(/报修 · 渗漏/)
  fireEvent.keyDown(text, { key: 'Enter', altKey: true })
  await waitFor(() => expect(screen.queryByText('采用')).toBeNull())
  type(text, '请问客厅漏水')
  fireEvent.keyDown(text, { key: '2', altKey: true })
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /投诉/ }).checked).toBe(true),
  )
  takeIt(text)
  takeIt(text)
  await waitFor(() => expect(received()).toMatchObject([{ kind: 'complaint', category: ['leak'] }]))
})

test('what was typed stays when the desk refuses, and goes again under the same identity', async () => {
  refuse = true
  const text = await openIntake()
  type(text, '客厅漏水')
  await screen.findByText(/报修 · 渗漏/)
  takeIt(text)
  takeIt(text)
  await screen.findByText(/磁盘已满/)
  expect(text.value).toBe('客厅漏水')
  refuse = false
  takeIt(text)
  await screen.findByText('KF-TEST-202607-0001')
  const ids = stand.callsTo('cases.receive').map(call => (call.input as { commandId: string }).commandId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('an empty panel says what is missing and sends nothing', async () => {
  const text = await openIntake()
  takeIt(text)
  await screen.findByText('请写下来人说了什么')
  expect(received()).toEqual([])
})
