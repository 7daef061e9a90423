import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CaseListPage } from '../../renderer/features/cases/list/CaseListPage.tsx'
import { createPage, standInDesk } from './support.tsx'

const idOf = (index: number) => `0197f000-0000-7000-8000-0000000000${String(index).padStart(2, '0')}`
const row = (index: number) => ({
  id: idOf(index),
  number: `KF-TEST-202607-000${index}`,
  kind: 'repair',
  category: [],
  channel: 'counter',
  state: 'received',
  emergency: false,
  unitId: null,
  unitNumber: `1-10${index}`,
  buildingId: null,
  buildingName: null,
  personId: null,
  personName: null,
  callerName: '张三',
  callerPhone: null,
  summary: '漏水',
  assignee: null,
  assigneeName: null,
  waitingOn: null,
  waitingSince: null,
  receivedAt: 1_780_000_000_000,
  activeAt: 1_780_000_000_000,
  files: 0,
})
const page = { rows: [1, 2, 3].map(row), next: null }
const none = { count: 0, more: false }

let stand: ReturnType<typeof standInDesk>
beforeEach(() => {
  stand = standInDesk(({ path, input }) => {
    if (path === 'cases.list') return page
    if (path === 'cases.search')
      return (input as { text: string }).text === '漏水' ? page : { rows: [], next: null }
    if (path === 'cases.counts')
      return {
        received: { count: 1000, more: true },
        handling: none,
        resolved: none,
        closed: none,
        void: none,
      }
    return path === 'estate.tree' || path === 'staff.list' ? [] : null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Where() {
  const { pathname, search } = useLocation()
  return <output data-testid="where">{pathname + search}</output>
}

function openList() {
  const { Around } = createPage()
  render(
    <>
      <CaseListPage />
      <Where />
    </>,
    { wrapper: Around },
  )
  return {
    where: () => screen.getByTestId('where').textContent ?? '',
    list: () => screen.findByRole('listbox', { name: '案件列表' }),
  }
}

test('J opens a case where there is no room beside the list', async () => {
  const { where, list } = openList()
  await list()
  fireEvent.keyDown(document.body, { key: 'j' })
  await waitFor(() => expect(where()).toBe(`/cases/${idOf(1)}`))
})

test('states are counted to a limit, and a press puts them into the address', async () => {
  const { where, list } = openList()
  await list()
  const received = await screen.findByRole('button', { name: /已受理 1000\+/ })
  fireEvent.click(received)
  await waitFor(() => expect(where()).toContain('state=received'))
  await waitFor(() =>
    expect(stand.callsTo('cases.list').at(-1)?.input).toMatchObject({ filter: { states: ['received'] } }),
  )
  expect(received.getAttribute('aria-pressed')).toBe('true')
})

test('what is searched for is not in the address', async () => {
  const { where, list } = openList()
  await list()
  const before = where()
  fireEvent.keyDown(document.body, { key: '/' })
  const field = screen.getByRole('searchbox', { name: '搜索案件里的任何字词' })
  expect(document.activeElement).toBe(field)
  fireEvent.change(field, { target: { value: '张伟' } })
  await screen.findByText(/没有案件含有这些字词/)
  expect(stand.callsTo('cases.search').at(-1)?.input).toMatchObject({ text: '张伟' })
  expect(where()).toBe(before)
  fireEvent.change(field, { target: { value: '' } })
  await list()
})

test('N goes to intake, but not while something is typed', async () => {
  const { where, list } = openList()
  await list()
  const field = screen.getByRole('searchbox')
  fireEvent.keyDown(field, { key: 'n' })
  expect(where()).toBe('/start')
  fireEvent.keyDown(document.body, { key: 'n' })
  await waitFor(() => expect(where()).toBe('/intake'))
})
