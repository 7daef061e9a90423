import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/settings',
    lazy: async () => ({ Component: (await import('./SettingsPage.tsx')).SettingsPage }),
  },
]
