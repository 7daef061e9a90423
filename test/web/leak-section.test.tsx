import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LeakRow, TeamRow } from '../../main/contract/leaks.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { FieldPage } from '../../renderer/features/leaks/FieldPage.tsx'
import { SectionPage } from '../../renderer/features/leaks/SectionPage.tsx'
import type { SourceRow } from '../../main/contract/leak-sources.ts'
import { createPage, standInDesk } from './support.tsx'

const idOf = (index: number) => `0197f000-0000-7000-8000-0000000000${String(index).padStart(2, '0')}`
const building = idOf(90)
const team: TeamRow = {
  id: idOf(80),
  name: '物业一队',
  kind: 'property',
  capacity: 3,
  phone: null,
  retired: false,
  contractorId: null,
  contractorName: null,
  trades: [],
  load: 1,
}
const leak = (index: number, changes: Partial<LeakRow> = {}): LeakRow => ({
  caseId: idOf(index),
  kind: 'storm',
  emergencyId: null,
  number: `KF-TEST-202607-000${index}`,
  unitId: idOf(50 + index),
  unitNumber: `3-${index}01`,
  buildingId: building,
  buildingName: '3栋',
  floor: index,
  place: null,
  keeperId: null,
  about: 'home',
  mentions: [],
  entry: 'roof',
  severity: 'spreading',
  dangers: [],
  vulnerable: false,
  state: 'dispatched',
  reportedAt: Date.now(),
  calls: 1,
  returns: 0,
  teamId: team.id,
  teamName: team.name,
  sentAt: Date.now(),
  contactAt: Date.now(),
  contactDueAt: Date.now() + 600_000,
  contactPromisedAt: null,
  due: { what: 'acknowledge', at: Date.now() + 600_000 },
  onTop: false,
  ...changes,
})
const unit = (index: number) => ({
  unitId: idOf(50 + index),
  number: `3-${index}01`,
  room: `${index}01`,
  floor: index,
  entranceId: null,
})
let sources: SourceRow[]
let stand: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  sources = []
  stand = standInDesk(({ path }) => {
    if (path === 'leakSources.open') return sources
    if (path === 'leaks.open') return [leak(1), leak(3, { severity: 'danger' })]
    if (path === 'estate.building') return { id: building, units: [1, 2, 3].map(unit), entrances: [] }
    if (path === 'leaks.fieldList')
      return {
        team,
        leaks: [leak(1)],
        toldOff: [{ caseId: idOf(9), number: 'KF-9', unitNumber: '3-901', at: Date.now() }],
      }
    if (path === 'leaks.phones') return [{ caseId: idOf(1), name: '王芳', phone: '13800001111' }]
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('draws leaks where they are, and leads to them', async () => {
  const { Around } = createPage('/leaks/section')
  render(<SectionPage />, { wrapper: Around })
  await waitFor(() => expect(screen.getByText('201')).toBeTruthy())
  const links = screen.getAllByRole('link', { name: /01/ })
  expect(links.map(link => link.textContent)).toEqual(['⚠ 301已派', '◆ 101已派'])
  expect(links[0]?.getAttribute('href')).toBe(`/leaks?leak=${idOf(3)}`)
})

const source = (changes: Partial<SourceRow> = {}): SourceRow => ({
  id: idOf(1),
  kind: 'riser',
  decided: false,
  buildingId: building,
  buildingName: '3栋',
  stacks: ['01'],
  confidence: 0.9,
  kindConfidence: 0.8,
  severity: 'danger',
  homes: [1, 3].map(index => ({ ...leak(index), over: false, behind: false })),
  open: 2,
  begin: { code: 'in-home', unitId: idOf(53) },
  ...changes,
})

it('draws the homes of one source as one shape with its letter, which leads there, and where to begin', async () => {
  sources = [source(), source({ id: idOf(2), buildingId: idOf(91) })]
  const { Around } = createPage('/leaks/section')
  const { container } = render(<SectionPage />, { wrapper: Around })
  await screen.findByTitle('A 从这里查起')
  const ways = screen.getAllByRole('link', { name: /^A 立管 · 01 位 · 2 户在漏 · 推测$/ })
  expect(ways.map(link => link.getAttribute('href'))).toEqual(
    Array(2).fill(`/leaks/sources?source=${idOf(1)}`),
  )
  // The home between the two said nothing and lies within.
  const shape = [...container.querySelectorAll('.section-shape')].map(part => part.className)
  expect(shape.map(name => /ends-top/.test(name))).toEqual([true, false, false])
  expect(shape.map(name => /ends-bottom/.test(name))).toEqual([false, false, true])
  expect(container.querySelector('.section-strip')).toBeNull()
})

it('draws the roof above the homes where the water is said to come from there', async () => {
  sources = [source({ kind: 'roof', begin: { code: 'roof-above', units: [idOf(53)] } })]
  const { Around } = createPage('/leaks/section')
  const { container } = render(<SectionPage />, { wrapper: Around })
  await screen.findByText('屋面')
  expect(container.querySelector('.section-strip-wet')?.textContent).toBe('A')
  expect(container.querySelector('.section-run')).toBeNull()
})

it('gives a team on its phone one big button for what comes next, and where it need not go', async () => {
  const { Around } = createPage(`/leaks/teams/${team.id}/field`)
  render(
    <Routes>
      <Route path="/leaks/teams/:teamId/field" element={<FieldPage />} />
    </Routes>,
    { wrapper: Around },
  )
  await screen.findByText(/3-901/)
  expect(stand.callsTo('leaks.phones')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: /电话/ }))
  const call = await screen.findByRole('link', { name: /13800001111/ })
  expect(call.getAttribute('href')).toBe('tel:13800001111')
  fireEvent.click(screen.getByRole('button', { name: '已接单' }))
  await waitFor(() => expect(stand.callsTo('leaks.advance')).toHaveLength(1))
  fireEvent.click(screen.getByRole('button', { name: '家中无人' }))
  await waitFor(() => expect(stand.callsTo('leaks.noEntry')).toHaveLength(1))
})
