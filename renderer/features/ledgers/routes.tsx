import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/ledgers',
    lazy: async () => ({ Component: (await import('./LedgersPage.tsx')).LedgersPage }),
  },
]
