import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/warnings',
    lazy: async () => ({ Component: (await import('./WarningsPage.tsx')).WarningsPage }),
  },
]
