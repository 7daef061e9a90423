import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { UnitPage } from '../../renderer/features/owners/unit/UnitPage.tsx'
import { changeTexts } from '../../renderer/features/owners/unit/change-texts.ts'
import { unitTabs } from '../../renderer/features/owners/unit/tabs.tsx'
import { type Call, createPage, standInDesk } from './support.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const unitId = '0197f000-0000-7000-8000-00000000000a'
const survivor = '0197f000-0000-7000-8000-00000000000b'
const zh = changeTexts.zh

const file = (id: string, changes: object = {}) => ({
  unit: {
    id,
    parentId: 'p',
    buildingId: 'b',
    projectId: 'j',
    matchKey: 'D|3|1201',
    kind: 'dwelling',
    number: id === unitId ? '3-1288' : '3-1201',
    room: '1201',
    floor: 12,
    unitType: null,
    contractArea: null,
    measuredArea: null,
    orientation: null,
  },
  traits: {
    heatingArea: null,
    topFloor: true,
    basement: null,
    facade: null,
    promisedOn: null,
    handedOverOn: '2025-06-01',
  },
  path: [],
  people: [
    {
      personId: 'someone',
      name: '张伟',
      tier: 'ordinary',
      role: 'owner',
      from: '2025-06-01',
      until: null,
      present: true,
      phones: [],
    },
  ],
  openCases: 2,
  cases: 5,
  mergedInto: null,
  merged: [],
  promisedOn: null,
  handover: { on: '2025-06-01', assumed: false },
  stage: { stage: 'moved-in', byFacts: 'moved-in', set: false, reason: null, duties: [] },
  warranty: [
    { id: 'a', name: { zh: '屋面防水', en: 'Roof' }, until: '2030-06-01', owed: true },
    { id: 'b', name: { zh: '供暖', en: 'Heating' }, until: '2025-12-01', owed: false },
  ],
  warnings: [{ id: 'w', name: { zh: '屋面渗漏', en: 'Roof leak' } }],
  others: [{ unitId: 'x', number: '车位B1-23', kind: 'parking' }],
  ...changes,
})

const answer =
  (details: (id: string) => object) =>
  ({ path, input }: Call): unknown => {
    switch (path) {
      case 'units.detail':
        return details((input as { unitId: string }).unitId)
      case 'cases.list':
      case 'timeline.ofSubject':
        return { rows: [], next: null }
      case 'estate.mergeUnit':
        return { unitId: survivor }
      default:
        return []
    }
  }

function show(at: string, details: (id: string) => object) {
  const desk = standInDesk(answer(details))
  vi.stubGlobal('fetch', desk.fetch)
  const { Around, place } = createPage(at)
  render(
    <Around>
      <Routes>
        <Route path="/units/:unitId" element={<UnitPage />} />
      </Routes>
    </Around>,
  )
  return { desk, place }
}

it('says at a glance when it was handed over, what is under warranty and what warns', async () => {
  show(`/units/${unitId}`, file)
  await screen.findAllByText('张伟')
  const glance = document.querySelector('.glance')?.textContent ?? ''
  expect(glance).toContain('2025-06-01 交付')
  expect(glance).toContain('1/2 项在保')
  expect(glance).toContain('屋面渗漏')
  expect(document.body.textContent).toContain('车位B1-23')
})

it('opens its tabs by digit and arrow, and the address keeps the one that is open', async () => {
  show(`/units/${unitId}`, file)
  await screen.findAllByRole('tab')
  const open = () => screen.getByRole('tab', { selected: true }).getAttribute('data-tab')
  expect(open()).toBe('overview')
  fireEvent.keyDown(document.body, { key: '2' })
  expect(open()).toBe(unitTabs[1]?.key)
  fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'ArrowRight' })
  expect(open()).toBe(unitTabs[2]?.key)
  expect(document.activeElement?.getAttribute('data-tab')).toBe(unitTabs[2]?.key)
  fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'End' })
  expect(open()).toBe(unitTabs.at(-1)?.key)
})

it('begins at the tab the address names', async () => {
  show(`/units/${unitId}?tab=timeline`, file)
  await screen.findAllByRole('tab')
  expect(screen.getByRole('tab', { selected: true }).getAttribute('data-tab')).toBe('timeline')
})

it('of a merged home leads to the one that has everything, and says so', async () => {
  const { place } = show(`/units/${unitId}`, id => file(id, id === unitId ? { mergedInto: survivor } : {}))
  await screen.findByRole('heading', { level: 1, name: '3-1201' })
  expect(place.pathname).toBe(`/units/${survivor}`)
  expect(screen.getByText(zh.mergedFrom.replace('{number}', '3-1288'))).toBeDefined()
})
