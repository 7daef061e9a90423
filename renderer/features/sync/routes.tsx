import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/more/sync', lazy: async () => ({ Component: (await import('./SyncPage.tsx')).SyncPage }) },
]
