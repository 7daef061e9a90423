import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LedgerInfo } from '../../main/contract/ledgers.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { texts as exportTexts } from '../../renderer/components/export/texts.ts'
import { LedgersPage } from '../../renderer/features/ledgers/LedgersPage.tsx'
import { texts } from '../../renderer/features/ledgers/texts.ts'
import { createPage, Refused, standInDesk } from './support.tsx'

const words = (zh: string, en: string) => ({ zh, en })
const ledgers: LedgerInfo[] = [
  {
    name: 'cases',
    words: words('案件台账', 'Cases'),
    columns: [
      { id: 'number', words: words('编号', 'Number'), kind: 'text' },
      { id: 'text', words: words('内容', 'What was said'), kind: 'text', width: 60 },
      { id: 'wish', words: words('诉求', 'What they want'), kind: 'text', screenOnly: true },
      { id: 'closedAt', words: words('关闭时间', 'Closed'), kind: 'text' },
    ],
    filters: ['state'],
    states: [{ id: 'open', words: words('未结', 'Open') }],
    recipients: [],
  },
  {
    name: 'sheets',
    words: words('联系单台账', 'Contact sheets'),
    columns: [{ id: 'number', words: words('编号', 'Number'), kind: 'text' }],
    filters: ['recipient'],
    states: [],
    recipients: [{ id: 'property', words: words('物业公司', 'Property company') }],
  },
]

let pages: Record<string, unknown>[]
let stand: ReturnType<typeof standInDesk>
beforeEach(() => {
  setLanguage('zh')
  pages = [
    {
      rows: ['1', '2'].map(id => ({
        id,
        path: `/cases/${id}`,
        values: [`KF-${id}`, `第 ${id} 件`, `诉求 ${id}`, `关闭 ${id}`],
      })),
      next: 'more',
    },
    { rows: [{ id: '3', path: '/cases/3', values: ['KF-3', '第 3 件'] }], next: null },
  ]
  stand = standInDesk(({ path }) => {
    if (path === 'ledgers.list') return ledgers
    if (path === 'ledgers.page') return pages.shift() ?? { rows: [], next: null }
    if (path === 'estate.tree') return []
    if (path === 'reports.ledger') throw new Refused('report.tooManyToPrint', { most: 10_000 })
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const asked = () => stand.callsTo('ledgers.page').map(({ input }) => input)

it('shows the first ledger, goes on where asked, and moves by J and K', async () => {
  const { Around } = createPage()
  render(<LedgersPage />, { wrapper: Around })
  await screen.findByText('第 2 件')
  fireEvent.keyDown(window, { key: 'j' })
  fireEvent.keyDown(window, { key: 'j' })
  expect(document.activeElement?.getAttribute('href')).toBe('/cases/2')
  fireEvent.keyDown(window, { key: 'k' })
  expect(document.activeElement?.getAttribute('href')).toBe('/cases/1')
  fireEvent.click(screen.getByRole('button', { name: texts.zh.more }))
  await screen.findByText('第 3 件')
  expect(asked()).toMatchObject([{ ledger: 'cases' }, { ledger: 'cases', before: 'more' }])
  await screen.findByText(texts.zh.all.replace('{count}', '3'))
})

it('asks for another ledger with its own filters', async () => {
  const { Around } = createPage()
  render(<LedgersPage />, { wrapper: Around })
  await screen.findByText('第 2 件')
  expect(screen.getByLabelText(texts.zh.state)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '联系单台账' }))
  await waitFor(() => expect(asked().at(-1)).toMatchObject({ ledger: 'sheets' }))
  await screen.findByLabelText(texts.zh.recipient)
  expect(screen.queryByLabelText(texts.zh.state)).toBeNull()
})

it('teaches where there is nothing', async () => {
  pages = []
  const { Around } = createPage()
  render(<LedgersPage />, { wrapper: Around })
  await screen.findByText(texts.zh.empty)
})

it('asks for the file by the name of the ledger and tells a refusal', async () => {
  const { Around } = createPage()
  render(<LedgersPage />, { wrapper: Around })
  await screen.findByText('第 2 件')
  fireEvent.click(screen.getByText(exportTexts.zh.export))
  fireEvent.click(await screen.findByText(exportTexts.zh.pdf))
  await screen.findByText(/10000|10,000/)
  expect(stand.callsTo('reports.ledger').map(({ input }) => input)).toEqual([
    { ledger: 'cases', filter: {}, filterWords: [], format: 'pdf', language: 'zh', title: '案件台账' },
  ])
})

it('shows the columns of the paper, and all of them where asked, each under its own head', async () => {
  const { Around } = createPage()
  render(<LedgersPage />, { wrapper: Around })
  await screen.findByText('第 2 件')
  const cells = () => [...document.querySelectorAll('tbody tr:first-child td')].map(cell => cell.textContent)
  expect(cells()).toEqual(['KF-1', '第 1 件', '关闭 1'])
  fireEvent.click(screen.getByRole('checkbox', { name: texts.zh.allColumns }))
  await screen.findByText('诉求 1')
  expect(cells()).toEqual(['KF-1', '第 1 件', '诉求 1', '关闭 1'])
  expect(asked()).toMatchObject([{ ledger: 'cases', filter: {} }])
})
