import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/settings/standby',
    lazy: async () => ({ Component: (await import('./StandbyPage.tsx')).StandbyPage }),
  },
]
