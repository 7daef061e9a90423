import { describe, expect, it, test } from 'vitest'
import { monthsBehind, partOf, ProfileWarranty } from '../../main/contract/profile-warranty.ts'
import { allCategories } from '../../main/contract/profile.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'

const profile = loadProfile('real-estate')

describe('the terms of the real-estate profile', () => {
  it.each([
    ['structure', ['structure', 'structure-crack'], null],
    ['waterproofing of roofs', ['leak', 'leak-roof'], 60],
    ['waterproofing of windows', ['leak', 'leak-window'], 60],
    ['a leaking pipe', ['leak', 'leak-pipe', 'leak-pipe-supply'], 24],
    ['heating', ['climate', 'floor-heating'], 24],
    ['wiring', ['electric', 'power-off'], 24],
    ['a lamp', ['electric', 'lamp'], 6],
    ['a blocked pipe', ['plumbing', 'drain-blocked'], 2],
    ['a basin', ['plumbing', 'sanitary'], 12],
    ['a wall', ['surfaces', 'plaster'], 24],
  ] as const)('%s', (_, category, months) => {
    expect(partOf(profile.warranty, category)?.months).toBe(months)
  })

  it('say nothing of service or prices', () => {
    expect(partOf(profile.warranty, ['sales', 'price'])).toBeUndefined()
    expect(partOf(profile.warranty, [])).toBeUndefined()
  })

  it('name categories and recipients that there are', () => {
    const categories = new Set(allCategories(profile).map(({ path }) => path.at(-1)))
    const recipients = new Set(profile.sheets.recipients.map(({ id }) => id))
    for (const part of profile.warranty.parts) {
      expect(recipients).toContain(part.recipient)
      for (const category of part.categories) expect(categories).toContain(category)
    }
  })
})

test('a category belongs to one part', () => {
  const part = { id: 'a', name: { zh: '甲', en: 'A' }, categories: ['leak'], months: 1, recipient: 'hq' }
  expect(ProfileWarranty.safeParse({ parts: [part, { ...part, id: 'b' }] }).success).toBe(false)
})

test.each([
  ['2023-06-01', 60, '2028-06-01'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2023-12-31', 2, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
] as const)('%s and %i months end on %s', (day, months, end) => {
  expect(monthsBehind(day, months)).toBe(end)
})
