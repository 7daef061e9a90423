import { describe, expect, it } from 'vitest'
import { statutoryMonths, workParts } from '../../main/contract/contractors.ts'
import type { Cover } from '../../main/contract/warranty.ts'
import { standOf, warrantyOf } from '../../main/contractors/rules.ts'

const cover = (worksId: string, acceptedOn: string | null, months: number | null = 60): Cover => ({
  worksId,
  contractorId: 'c',
  contractorName: '防水公司',
  number: `HT-${worksId}`,
  acceptedOn,
  months,
})
const roof = (covers: readonly Cover[], deliveredOn: string | null, today: string, ownerMonths = 60) =>
  warrantyOf('roof', { covers, deliveredOn, ownerMonths }, today)

describe('the two clocks of a part', () => {
  it('runs the contractor’s from completion acceptance and ours from delivery', () => {
    const found = roof([cover('1', '2021-06-30')], '2022-01-15', '2026-07-12')
    expect(found).toMatchObject({
      cover: { worksId: '1' },
      contractor: { from: '2021-06-30', until: '2026-06-30', owed: false },
      owner: { from: '2022-01-15', until: '2027-01-15', owed: true },
      oursAlone: true,
      missing: [],
    })
  })

  it('owes up to the day before the term ends, and no longer on it', () => {
    expect(roof([cover('1', '2021-06-30')], null, '2026-06-29').contractor.owed).toBe(true)
    expect(roof([cover('1', '2021-06-30')], null, '2026-06-30').contractor.owed).toBe(false)
  })

  it('ends a term that began on a leap day on the last of February', () => {
    expect(roof([cover('1', '2020-02-29')], '2024-02-29', '2025-02-27')).toMatchObject({
      contractor: { until: '2025-02-28', owed: true },
      owner: { until: '2029-02-28', owed: true },
      oursAlone: false,
    })
    expect(roof([cover('1', '2020-02-29')], '2024-02-29', '2025-02-28').oursAlone).toBe(true)
  })

  it('says what is missing instead of guessing', () => {
    expect(roof([], '2024-01-01', '2026-07-12')).toMatchObject({
      cover: null,
      contractor: { until: null, owed: null },
      owner: { owed: true },
      oursAlone: false,
      missing: ['contract'],
    })
    expect(roof([cover('1', null)], null, '2026-07-12')).toMatchObject({
      cover: { worksId: '1' },
      contractor: { owed: null },
      owner: { until: null, owed: null },
      oursAlone: false,
      missing: ['acceptance', 'delivery'],
    })
    const nothing = { covers: [], deliveredOn: '2024-01-01', ownerMonths: undefined }
    expect(warrantyOf('roof', nothing, '2026-07-12').missing).toEqual(['contract', 'term'])
  })

  it('goes by the contract that warrants longest, and names the others', () => {
    const first = cover('1', '2018-05-01')
    const again = cover('2', '2024-05-01', 24)
    expect(roof([first, again], '2019-01-01', '2026-04-30')).toMatchObject({
      cover: { worksId: '2' },
      others: [{ worksId: '1' }],
      contractor: { until: '2026-05-01', owed: true },
    })
    const longer = cover('3', '2023-01-01', 60)
    expect(roof([again, longer, first], null, '2026-07-12').cover?.worksId).toBe('3')
  })

  it('leaves it open while a further contract may still run', () => {
    const over = cover('1', '2018-05-01')
    expect(roof([over, cover('2', null)], '2023-01-01', '2026-07-12')).toMatchObject({
      cover: { worksId: '1' },
      contractor: { until: '2023-05-01', owed: null },
      oursAlone: false,
      missing: ['acceptance'],
    })
    expect(roof([cover('3', '2024-01-01'), cover('2', null)], null, '2026-07-12').contractor.owed).toBe(true)
  })

  it('owes a design life for as long as anybody asks', () => {
    const found = warrantyOf(
      'structure',
      { covers: [cover('1', '1999-01-01', null)], deliveredOn: '2000-01-01', ownerMonths: null },
      '2090-01-01',
    )
    expect(found).toMatchObject({ contractor: { until: null, owed: true }, owner: { owed: true } })
  })
})

it('sums both clocks up in one word', () => {
  expect(standOf(true, false)).toBe('contractor')
  expect(standOf(false, true)).toBe('ours-alone')
  expect(standOf(false, false)).toBe('nobody')
  expect(standOf(null, true)).toBe('unknown')
  expect(standOf(false, null)).toBe('unknown')
})

it('begins every part with the least the law asks for', () => {
  const years = Object.fromEntries(workParts.map(part => [part, statutoryMonths[part]]))
  expect(years).toMatchObject({ roof: 60, 'wet-room': 60, 'outer-wall': 60, plumbing: 24, structure: null })
})
