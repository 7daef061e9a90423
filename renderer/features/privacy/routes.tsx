import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/privacy',
    lazy: async () => ({ Component: (await import('./PrivacyPage.tsx')).PrivacyPage }),
  },
]
