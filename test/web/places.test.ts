import { beforeEach, expect, it } from 'vitest'
import { type Permission, type Role, roleMay } from '../../main/contract/permissions.ts'
import { registerPages } from '../../renderer/app/pages.ts'
import { placeOf, shownPlaces } from '../../renderer/app/shell/places.ts'

beforeEach(() => registerPages({ paths: ['/', '/intake', '/owners', '/leaks', '/more/staff'], commands: [] }))

const placesOf = (role: Role) => shownPlaces((permission: Permission) => roleMay(role, permission))

it('the rail shows places that have a page, and the intake to whom may take cases', () => {
  expect(placesOf('clerk').map(place => place.id)).toEqual(['today', 'intake', 'owners', 'leaks', 'more'])
  expect(placesOf('auditor').map(place => place.id)).toEqual(['today', 'owners', 'leaks', 'more'])
})

it('a headquarters has its sites, its inbox, what waits for it, ledgers and settings for sites instead, and takes no cases', () => {
  const own = ['/hq/inbox', '/hq/sites/:id', '/hq/decisions', '/hq/settings', '/hq/settings/:section']
  registerPages({ paths: ['/', '/intake', ...own, '/more/ledgers'], commands: [] })
  const shown = shownPlaces(() => true, true)
  expect(shown.map(place => place.id)).toEqual(['sites', 'inbox', 'decisions', 'ledgers', 'sections', 'more'])
  expect(placeOf('/hq/sites/1', shown)).toBe('sites')
  expect(placeOf('/hq/settings/levels', shown)).toBe('sections')
  expect(placeOf('/more/ledgers', shown)).toBe('ledgers')
  expect(placeOf('/more/staff', shown)).toBe('more')
})

it.each([
  ['/', 'today', 'today'],
  ['/intake', 'intake', 'more'],
  ['/cases/1', 'intake', 'more'],
  ['/units/1', 'owners', 'owners'],
  ['/owners/people', 'owners', 'owners'],
  ['/more/staff', 'more', 'more'],
  ['/leaks/teams', 'leaks', 'leaks'],
  ['/season', 'leaks', 'leaks'],
  ['/elsewhere', 'more', 'more'],
])('%s belongs to a place that is shown', (path, clerks, auditors) => {
  expect(placeOf(path, placesOf('clerk'))).toBe(clerks)
  expect(placeOf(path, placesOf('auditor'))).toBe(auditors)
})
