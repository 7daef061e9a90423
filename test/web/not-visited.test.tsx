import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { NotVisitedRow } from '../../main/contract/visits.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { texts as exportTexts } from '../../renderer/components/export/texts.ts'
import { NotVisited } from '../../renderer/features/visits/NotVisited.tsx'
import { texts } from '../../renderer/features/visits/texts.ts'
import { createPage, standInDesk } from './support.tsx'

const id = (end: number) => `0197f000-0000-7000-8000-0000000000${String(end).padStart(2, '0')}`
const home = (room: number, visitId: string | null): NotVisitedRow => ({
  unitId: id(room),
  unitNumber: `3-${room}`,
  floor: 1,
  people: ['王芳'],
  openCases: 0,
  lastVisit: null,
  planned: visitId !== null,
  visitId,
})
const Planned = z.object({
  input: z.object({ visits: z.array(z.object({ visitId: z.string(), unitId: z.string() })) }),
})
let rows: NotVisitedRow[]
let stand: ReturnType<typeof standInDesk>
beforeEach(() => {
  setLanguage('zh')
  rows = [home(11, null), home(12, id(72)), home(13, null)]
  stand = standInDesk(({ path, input }) => {
    if (path === 'visits.notVisited') return { rows, found: rows.length, homes: 3, visited: 0 }
    if (path === 'visits.plan') {
      const { visits } = Planned.parse(input).input
      const planned = new Map(visits.map(one => [one.unitId, one.visitId]))
      rows = rows.map(row => ({ ...row, visitId: planned.get(row.unitId) ?? row.visitId }))
      return { planned: visits.length }
    }
    if (path === 'reports.notVisited') return { jobId: id(99) }
    if (path === 'estate.tree') return [{ id: id(50), kind: 'building', name: '3栋', children: [] }]
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Search() {
  return <p data-testid="search">{useLocation().search}</p>
}

test('several chosen homes are printed in one go, those planned just now with those planned before', async () => {
  const { Around } = createPage()
  render(
    <>
      <NotVisited asked={{}} change={() => undefined} />
      <Search />
    </>,
    { wrapper: Around },
  )
  fireEvent.click(await screen.findByLabelText(texts.zh.selectUnit.replace('{unit}', '3-13')))
  fireEvent.click(screen.getByText(texts.zh.plan_one.replace('{count}', '1')))
  fireEvent.click(screen.getByLabelText(texts.zh.selectUnit.replace('{unit}', '3-12')))
  fireEvent.click(await screen.findByText(texts.zh.prepareSome_other.replace('{count}', '2')))
  const [planned] = stand.callsTo('visits.plan').map(({ input }) => Planned.parse(input).input.visits)
  expect(planned).toMatchObject([{ unitId: id(13) }])
  await waitFor(() =>
    expect(new URLSearchParams(screen.getByTestId('search').textContent ?? '').getAll('visit')).toEqual([
      id(72),
      planned?.[0]?.visitId,
    ]),
  )
})

test('the list goes into a file as it is narrowed, with that in words', async () => {
  const { Around } = createPage()
  render(
    <NotVisited
      asked={{ since: '2026-07-01', only: 'never', tier: 'key', building: id(50) }}
      change={() => undefined}
    />,
    { wrapper: Around },
  )
  fireEvent.click(await screen.findByText(exportTexts.zh.export))
  fireEvent.click(await screen.findByText(exportTexts.zh.excel))
  await waitFor(() =>
    expect(stand.callsTo('reports.notVisited').map(({ input }) => input)).toMatchObject([
      {
        format: 'xlsx',
        since: '2026-07-01',
        only: 'never',
        tier: 'key',
        buildingId: id(50),
        filterWords: ['3栋', texts.zh['only.never'], '重点客户'],
      },
    ]),
  )
})
