import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/more', lazy: async () => ({ Component: (await import('./MorePage.tsx')).MorePage }) },
]
