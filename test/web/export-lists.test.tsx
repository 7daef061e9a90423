import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { texts as exportTexts } from '../../renderer/components/export/texts.ts'
import { PeopleList } from '../../renderer/features/owners/list/PeopleList.tsx'
import { texts } from '../../renderer/features/owners/list/texts.ts'
import { BoardsPage } from '../../renderer/features/registers/BoardsPage.tsx'
import { LettersPage } from '../../renderer/features/registers/LettersPage.tsx'
import { ContractsPage } from '../../renderer/features/contracts/ContractsPage.tsx'
import { texts as contractTexts } from '../../renderer/features/contracts/texts.ts'
import { boardTexts } from '../../renderer/features/registers/boards-texts.ts'
import { commonTexts } from '../../renderer/features/registers/common-texts.ts'
import { letterTexts } from '../../renderer/features/registers/letter-texts.ts'
import { createPage, Refused, standInDesk } from './support.tsx'

const jobId = '0197f000-0000-7000-8000-0000000000aa'
let refuse: Refused | undefined
let stand: ReturnType<typeof standInDesk>
const saved: string[] = []
beforeEach(() => {
  setLanguage('zh')
  refuse = undefined
  saved.length = 0
  stand = standInDesk(({ path }) => {
    if (path === 'people.list') return { rows: [], next: null }
    if (path === 'estate.tree') return []
    if (path === 'letters.list' || path === 'contracts.list')
      return { rows: [], next: null, total: { count: 0, more: false } }
    if (path === 'boards.list') return []
    if (path === 'reports.peopleList' || path === 'reports.registerList') {
      if (refuse) throw refuse
      return { jobId }
    }
    if (path === 'jobs.status')
      return {
        id: jobId,
        state: 'done',
        done: 1,
        of: 1,
        result: { file: { name: 'people.xlsx' } },
        error: null,
      }
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(`${this.getAttribute('href')} ${this.download}`)
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

async function choose(format: 'excel' | 'pdf') {
  fireEvent.click(screen.getByText(exportTexts.zh.export))
  fireEvent.click(await screen.findByText(exportTexts.zh[format]))
}

async function exportAs(format: 'excel' | 'pdf') {
  const { Around } = createPage()
  render(<PeopleList />, { wrapper: Around })
  fireEvent.change(screen.getByLabelText(texts.zh.findPerson, { selector: 'input' }), {
    target: { value: ' zw ' },
  })
  await waitFor(() => expect(stand.callsTo('people.list').at(-1)?.input).toMatchObject({ text: 'zw' }))
  await choose(format)
}

test('the list goes into the file as it is seen, with what was searched in words', async () => {
  await exportAs('excel')
  await waitFor(() => expect(saved).toEqual([`/files/job/${jobId} people.xlsx`]))
  expect(stand.callsTo('reports.peopleList').map(({ input }) => input)).toEqual([
    {
      format: 'xlsx',
      language: 'zh',
      title: texts.zh.people,
      filter: {},
      text: 'zw',
      filterWords: [`${texts.zh.searched}：zw`],
    },
  ])
})

test('a refusal is told in words and the menu stays', async () => {
  refuse = new Refused('report.tooManyToPrint', { most: 10_000 })
  await exportAs('pdf')
  await screen.findByText(/10000|10,000/)
  expect(saved).toEqual([])
  expect(screen.getByText(exportTexts.zh.export)).toBeTruthy()
})

const registerLists = () => stand.callsTo('reports.registerList').map(({ input }) => input)

test('letters go into the file as they are seen, with what narrows them in words', async () => {
  render(<LettersPage />, { wrapper: createPage('/more/letters?view=late&direction=in').Around })
  fireEvent.change(screen.getByLabelText(commonTexts.zh.search, { selector: 'input' }), {
    target: { value: '3-1201' },
  })
  await waitFor(() => expect(stand.callsTo('letters.list').at(-1)?.input).toMatchObject({ text: '3-1201' }))
  await choose('pdf')
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(registerLists()).toEqual([
    {
      format: 'pdf',
      language: 'zh',
      title: letterTexts.zh.export,
      seen: { list: 'letters', direction: 'in', view: 'late', text: '3-1201' },
      filterWords: [letterTexts.zh['view.late'], '来文', `${commonTexts.zh.searched}：3-1201`],
    },
  ])
})

test('boards to be looked at and contracts promised in a month, too', async () => {
  const boards = render(<BoardsPage />, { wrapper: createPage('/more/boards?view=due').Around })
  await choose('excel')
  await waitFor(() => expect(registerLists()).toHaveLength(1))
  boards.unmount()
  const promised = '/more/contracts?list=promised&month=2026-08'
  render(<ContractsPage />, { wrapper: createPage(promised).Around })
  await choose('excel')
  await waitFor(() => expect(registerLists()).toHaveLength(2))
  expect(registerLists()).toMatchObject([
    { seen: { list: 'boards', view: 'due' }, filterWords: [boardTexts.zh.tabDue] },
    {
      seen: { list: 'contracts', among: 'promised', month: '2026-08' },
      filterWords: [contractTexts.zh['list.promised'], '2026-08'],
    },
  ])
})
