import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { registerPages } from '../../renderer/app/pages.ts'
import { commandItems } from '../../renderer/app/shell/palette-model.ts'
import { Palette } from '../../renderer/app/shell/Palette.tsx'
import { createPage, standInDesk } from './support.tsx'

const unitId = '0197f000-0000-7000-8000-00000000000a'
const personId = '0197f000-0000-7000-8000-00000000000b'
let desk: ReturnType<typeof standInDesk>

beforeEach(() => {
  registerPages({
    paths: ['/', '/more/staff'],
    commands: [
      { id: 'staff.open', title: { zh: '员工', en: 'Staff' }, keywords: 'yuangong', path: '/more/staff' },
    ],
  })
  desk = standInDesk(({ path, input }) => {
    if (path === 'cases.search') return { rows: [], next: null }
    const { text } = input as { text: string }
    if (text !== 'zw') return []
    return [
      {
        kind: 'person',
        personId,
        name: '张伟',
        match: 'initials',
        tier: 'normal',
        units: [{ unitId, number: '3-1201', role: 'owner', present: true }],
        moreUnits: 0,
        phoneTail: '5678',
        openCases: 1,
      },
      {
        kind: 'unit',
        unitId,
        number: '3-1201',
        unitKind: 'dwelling',
        path: [],
        people: [],
        morePeople: 0,
        openCases: 0,
      },
    ]
  })
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function openPalette() {
  const page = createPage()
  const onClose = vi.fn()
  render(<Palette onClose={onClose} />, { wrapper: page.Around })
  return { ...page, onClose, field: screen.getByRole('combobox') }
}
const chosen = () => screen.getAllByRole('option').find(line => line.getAttribute('aria-selected') === 'true')

it('finds people and units by initials and walks them with the arrows', async () => {
  const { field } = openPalette()
  fireEvent.change(field, { target: { value: 'zw' } })
  await waitFor(() => expect(chosen()?.textContent).toContain('张伟'))
  expect(chosen()?.textContent).toContain('…5678')
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(chosen()?.textContent).toContain('3-1201')
  expect(field.getAttribute('aria-activedescendant')).toBe(chosen()?.id)
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(chosen()?.textContent).toContain('张伟')
  fireEvent.keyDown(field, { key: 'ArrowUp' })
  expect(chosen()?.textContent).toContain('3-1201')
})

it('opens the chosen line with Enter and remembers it', async () => {
  const { field, place, onClose } = openPalette()
  fireEvent.change(field, { target: { value: 'zw' } })
  await waitFor(() => expect(chosen()?.textContent).toContain('张伟'))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onClose).toHaveBeenCalledTimes(1)
  await waitFor(() => expect(place.pathname).toBe(`/people/${personId}`))
  cleanup()
  openPalette()
  expect(chosen()?.textContent).toContain('张伟')
})

it('opens with an early Enter what is found for what was typed, not what stood there before', async () => {
  const { field, place, onClose } = openPalette()
  fireEvent.change(field, { target: { value: 'yuan' } })
  await waitFor(() => expect(chosen()?.textContent).toContain('员工'))
  fireEvent.change(field, { target: { value: 'zw' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(place.pathname).toBe(`/people/${personId}`))
  expect(onClose).toHaveBeenCalledTimes(1)
})

it('opens nothing with an early Enter where nothing is found', async () => {
  const { field, onClose } = openPalette()
  fireEvent.change(field, { target: { value: 'zw' } })
  await waitFor(() => expect(chosen()?.textContent).toContain('张伟'))
  fireEvent.change(field, { target: { value: 'zwq' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(screen.queryByText(/没有找到“zwq”/)).not.toBeNull())
  expect(onClose).not.toHaveBeenCalled()
})

it('leaves Enter and arrows to an input method that is composing', async () => {
  const { field, onClose } = openPalette()
  fireEvent.change(field, { target: { value: 'zw' } })
  await waitFor(() => expect(chosen()?.textContent).toContain('张伟'))
  fireEvent.keyDown(field, { key: 'ArrowDown', isComposing: true })
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
  expect(onClose).not.toHaveBeenCalled()
  expect(chosen()?.textContent).toContain('张伟')
})

it('finds commands by either language and pinyin without asking the desk for them', async () => {
  const { field, place } = openPalette()
  fireEvent.change(field, { target: { value: 'yuan' } })
  await waitFor(() => expect(chosen()?.textContent).toContain('员工'))
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(place.pathname).toBe('/more/staff'))
})

it('says how to search where nothing is found', async () => {
  const { field } = openPalette()
  fireEvent.change(field, { target: { value: '查无此人' } })
  await waitFor(() => expect(screen.queryByText(/没有找到“查无此人”/)).not.toBeNull())
  expect(screen.queryAllByRole('option')).toEqual([])
})

it('what is called as typed comes before what only mentions it', () => {
  const commands = [
    { id: 'promises', title: { zh: '承诺台账', en: 'Promises' }, path: '/promises' },
    { id: 'ledgers', title: { zh: '台账', en: 'Ledgers' }, path: '/ledgers' },
  ]
  const titles = commandItems(commands, '台账', 'zh', () => true).map(item => item.title)
  expect(titles).toEqual(['台账', '承诺台账'])
})
