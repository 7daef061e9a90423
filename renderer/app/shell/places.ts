import { hasPage } from '../pages.ts'

/** The places of the rail in their order. */
const all = [
  { id: 'today', path: '/' },
  { id: 'intake', path: '/intake' },
  { id: 'owners', path: '/owners' },
  { id: 'handover', path: '/handover' },
  { id: 'leaks', path: '/leaks' },
  { id: 'more', path: '/more' },
] as const

export type Place = (typeof all)[number]

/** The places that have a page: none leads nowhere. */
export const shownPlaces = (): readonly Place[] => all.filter(place => hasPage(place.path))

/** Addresses that belong to a place besides those below its own. */
const belongs: Readonly<Record<string, Place['id']>> = {
  '/cases': 'intake',
  '/units': 'owners',
  '/people': 'owners',
  '/estate': 'owners',
}

/** The place an address belongs to; everything else is under "More". */
export function placeOf(pathname: string): Place['id'] {
  if (pathname === '/') return 'today'
  for (const [start, id] of Object.entries(belongs)) if (isUnder(pathname, start)) return id
  return all.find(place => place.path !== '/' && isUnder(pathname, place.path))?.id ?? 'more'
}

const isUnder = (pathname: string, start: string) => pathname === start || pathname.startsWith(`${start}/`)
