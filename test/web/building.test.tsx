import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { homesOfPart } from '../../main/contract/estate.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { ownerWords } from '../../renderer/components/owner-words.ts'
import { BuildingPanel } from '../../renderer/features/owners/estate/BuildingPanel.tsx'
import { texts } from '../../renderer/features/owners/texts.ts'
import { createPage, Refused, standInDesk } from './support.tsx'

/** One more than are asked for at once. */
const homes = homesOfPart + 1
const units = Array.from({ length: homes }, (_, index) => ({
  unitId: `home-${index}`,
  number: `3-${index}`,
  room: String(index),
  kind: 'dwelling',
  floor: null,
  entranceId: null,
  unitType: null,
  openCases: 0,
  level: 'none',
  figure: null,
}))
const building = {
  id: 'building',
  name: '3栋',
  path: ['测试项目', '3栋'],
  entrances: [],
  units,
  measure: { key: 'open', name: { zh: '未结案件', en: 'Open matters' }, levels: [] },
  measures: [{ key: 'open', name: { zh: '未结案件', en: 'Open matters' } }],
}
const answers = [
  [
    { unitId: 'home-0', people: ['张伟', null], dissatisfied: true },
    { unitId: 'home-1', people: ['李娜'], dissatisfied: false },
  ],
  [{ unitId: `home-${homes - 1}`, people: ['王强'], dissatisfied: false }],
]

let release: () => void
let stand: ReturnType<typeof standInDesk>
let refused = false
beforeEach(() => {
  setLanguage('zh')
  refused = false
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  stand = standInDesk(async ({ path, input }) => {
    if (path === 'estate.building') return building
    if (path === 'estate.residents') {
      const { part } = input as { part: number }
      if (part === 1) await held
      if (refused) throw new Refused('database.busy')
      return answers[part]
    }
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = () => {
  const { Around } = createPage()
  render(<BuildingPanel buildingId="building" onEdit={() => {}} onFile={() => {}} />, { wrapper: Around })
}
const cell = (number: string) => screen.getByText(number, { selector: '.cell > b' }).closest('a')

test('a house stands before it is known who lives there, and calls no home empty until then', async () => {
  show()
  await screen.findByRole('heading', { name: '3栋' })
  expect(cell('3-5')?.className).not.toContain('cell-empty')
  expect(cell('3-5')?.title).toBe('3-5')
  expect(screen.getByLabelText<HTMLButtonElement>(texts.zh.print).disabled).toBe(true)

  release()
  await screen.findByText(`${homes} 套 · 无未结案件 · ${homes - 3} 套未登记住户`)
  expect(cell('3-0')?.title).toBe(`3-0 · 张伟、${ownerWords.zh.erased} · ${texts.zh.dissatisfied}`)
  expect(cell('3-1')?.textContent).toContain('李娜')
  expect(cell('3-5')?.className).toContain('cell-empty')
  expect(cell('3-5')?.title).toBe(`3-5 · ${ownerWords.zh.empty}`)
  expect(screen.getByLabelText<HTMLButtonElement>(texts.zh.print).disabled).toBe(false)
  expect(stand.callsTo('estate.residents').map(({ input }) => input)).toEqual([
    { buildingId: 'building', part: 0 },
    { buildingId: 'building', part: 1 },
  ])
})

test('names that cannot be read leave the house as it is and are said to be missing', async () => {
  refused = true
  release()
  show()
  await screen.findByRole('alert')
  expect(cell('3-5')?.className).not.toContain('cell-empty')
})
