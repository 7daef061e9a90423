import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/owners',
    lazy: async () => ({ Component: (await import('./estate/EstatePage.tsx')).EstatePage }),
  },
  {
    path: '/owners/units',
    lazy: async () => ({ Component: (await import('./list/UnitList.tsx')).UnitList }),
  },
  {
    path: '/owners/people',
    lazy: async () => ({ Component: (await import('./list/PeopleList.tsx')).PeopleList }),
  },
  {
    path: '/owners/duplicates',
    lazy: async () => ({ Component: (await import('./duplicates/DuplicatesPage.tsx')).DuplicatesPage }),
  },
  {
    path: '/owners/collections',
    lazy: async () => ({ Component: (await import('./collections/CollectionsPage.tsx')).CollectionsPage }),
  },
  {
    path: '/units/:unitId',
    lazy: async () => ({ Component: (await import('./unit/UnitPage.tsx')).UnitPage }),
  },
  {
    path: '/people/:personId',
    lazy: async () => ({ Component: (await import('./person/PersonPage.tsx')).PersonPage }),
  },
]
