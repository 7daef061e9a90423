import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/settings/station',
    lazy: async () => ({ Component: (await import('./StationPage.tsx')).StationPage }),
  },
]
