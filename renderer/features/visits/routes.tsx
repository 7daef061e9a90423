import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/more/visits', lazy: async () => ({ Component: (await import('./VisitsPage.tsx')).VisitsPage }) },
  {
    path: '/more/visits/print',
    lazy: async () => ({ Component: (await import('./PreparationPage.tsx')).PreparationPage }),
  },
]
