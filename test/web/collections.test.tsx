import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BuildingProgress, CollectionPerson, CollectionRow } from '../../main/contract/collections.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { texts as exportTexts } from '../../renderer/components/export/texts.ts'
import { CollectionsPage } from '../../renderer/features/owners/collections/CollectionsPage.tsx'
import { texts } from '../../renderer/features/owners/collections/texts.ts'
import { createPage, standInDesk } from './support.tsx'

const id = (n: number) => `0197f000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
const campaign: CollectionRow = {
  id: id(1),
  title: '三栋联系方式',
  wants: ['phone', 'phoneVerified'],
  roles: ['owner'],
  buildingIds: [],
  until: '2026-08-12',
  late: false,
  startedAt: 0,
  startedByName: '林静',
  endedAt: null,
  attempts: 0,
}
const buildings: BuildingProgress[] = [
  { buildingId: id(2), name: '园 3栋', people: 4, complete: 1, refused: 1, tried: 2, homes: 2 },
  { buildingId: id(3), name: '园 4栋', people: 0, complete: 0, refused: 0, tried: 0, homes: 0 },
]
const home = { unitId: id(5), number: '3-101', floor: 1, entrance: null, missing: [] }
const people: CollectionPerson[] = [
  { personId: id(4), name: '张伟', units: [home], lacks: ['phone', 'phoneVerified'], attempts: [] },
]

let stand: ReturnType<typeof standInDesk>
beforeEach(() => {
  setLanguage('zh')
  stand = standInDesk(({ path }) => {
    if (path === 'collections.list') return [campaign]
    if (path === 'collections.progress') return buildings
    if (path === 'collections.people') return people
    if (path === 'estate.tree') return []
    if (path === 'reports.collectionList' || path === 'reports.doorSheet') return { jobId: id(9) }
    if (path === 'jobs.status')
      return { id: id(9), state: 'done', done: 1, of: 1, result: { file: { name: 'a' } }, error: null }
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function open(address = '/owners/collections') {
  const { Around } = createPage(address)
  render(<CollectionsPage />, { wrapper: Around })
}
const inputsOf = (path: string) => stand.callsTo(path).map(({ input }) => input)

test('what is to be done comes first, and the whole campaign can be taken along', async () => {
  open()
  const row = (await screen.findByText('园 3栋')).closest('tr')
  expect([...(row?.querySelectorAll('td') ?? [])].map(cell => cell.textContent)).toEqual([
    '园 3栋',
    '2',
    '25%',
    '4',
    '1',
    '2',
    '1',
  ])
  expect(screen.queryByText('园 4栋')).toBeNull()
  fireEvent.click(screen.getByText(texts.zh.doorSheet))
  await waitFor(() =>
    expect(inputsOf('reports.doorSheet')).toEqual([{ collectionId: campaign.id, language: 'zh' }]),
  )
  fireEvent.click(await screen.findByText(exportTexts.zh.export))
  fireEvent.click(await screen.findByText(exportTexts.zh.excel))
  await waitFor(() =>
    expect(inputsOf('reports.collectionList')).toEqual([
      {
        collectionId: campaign.id,
        format: 'xlsx',
        language: 'zh',
        title: campaign.title,
        filterWords: ['需要：电话、核实过的电话', '截止日期 2026-08-12'],
      },
    ]),
  )
})

test('in a building what is missing is said once, and the sheet is of that building', async () => {
  open(`/owners/collections?building=${id(2)}&person=${id(4)}`)
  // Who has no phone has no verified one either.
  const line = await screen.findByText(/^缺：/)
  expect(line.textContent).toBe('缺：电话')
  fireEvent.click(screen.getByText(texts.zh.doorSheet))
  await waitFor(() =>
    expect(inputsOf('reports.doorSheet')).toEqual([
      { collectionId: campaign.id, buildingId: id(2), language: 'zh' },
    ]),
  )
})
