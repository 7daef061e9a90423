import type { Permission } from '../../../main/contract/permissions.ts'
import { hasPage } from '../pages.ts'

/** The places of the rail in their order. */
const all = [
  { id: 'today', path: '/' },
  { id: 'intake', path: '/intake', permission: 'case.take' },
  { id: 'owners', path: '/owners' },
  { id: 'handover', path: '/handover' },
  { id: 'leaks', path: '/leaks' },
  { id: 'more', path: '/more' },
] as const satisfies readonly { readonly id: string; path: string; permission?: Permission }[]

/** Those of a headquarters, which takes no cases and knows no owners of its own. */
const ofHeadquarters = [
  { id: 'sites', path: '/' },
  { id: 'inbox', path: '/hq/inbox' },
  { id: 'decisions', path: '/hq/decisions' },
  { id: 'ledgers', path: '/more/ledgers' },
  { id: 'sections', path: '/hq/settings' },
  { id: 'more', path: '/more' },
] as const satisfies readonly { readonly id: string; path: string; permission?: Permission }[]

export type Place = (typeof all)[number] | (typeof ofHeadquarters)[number]

/** The places that have a page and are open to whom `may`: none leads nowhere or to a refusal. */
export const shownPlaces = (
  may: (permission: Permission) => boolean,
  headquarters = false,
): readonly Place[] =>
  (headquarters ? ofHeadquarters : all).filter(
    place => hasPage(place.path) && (!('permission' in place) || may(place.permission)),
  )

/** Addresses that belong to a place besides those below its own. */
const belongs: Readonly<Record<string, Place['id']>> = {
  '/cases': 'intake',
  '/units': 'owners',
  '/people': 'owners',
  '/estate': 'owners',
  '/season': 'leaks',
  '/contractors': 'leaks',
  '/emergencies': 'leaks',
  '/hq/sites': 'sites',
  '/hq/cases': 'ledgers',
}

/** Which of the shown places an address belongs to; everything else is under "More". */
export function placeOf(pathname: string, shown: readonly Place[]): Place['id'] {
  const [, owner] = Object.entries(belongs).find(([start]) => isUnder(pathname, start)) ?? []
  const here = shown.find(({ id, path }) =>
    owner === undefined ? (path === '/' ? pathname === '/' : isUnder(pathname, path)) : id === owner,
  )
  return here?.id ?? 'more'
}

const isUnder = (pathname: string, start: string) => pathname === start || pathname.startsWith(`${start}/`)
