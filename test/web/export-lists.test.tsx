import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { texts as exportTexts } from '../../renderer/components/export/texts.ts'
import { PeopleList } from '../../renderer/features/owners/list/PeopleList.tsx'
import { texts } from '../../renderer/features/owners/list/texts.ts'
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
    if (path === 'reports.peopleList') {
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

async function exportAs(format: 'excel' | 'pdf') {
  const { Around } = createPage()
  render(<PeopleList />, { wrapper: Around })
  fireEvent.change(screen.getByLabelText(texts.zh.findPerson, { selector: 'input' }), {
    target: { value: ' zw ' },
  })
  await waitFor(() => expect(stand.callsTo('people.list').at(-1)?.input).toMatchObject({ text: 'zw' }))
  fireEvent.click(screen.getByText(exportTexts.zh.export))
  fireEvent.click(await screen.findByText(exportTexts.zh[format]))
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
