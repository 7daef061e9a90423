import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/more/watch', lazy: async () => ({ Component: (await import('./WatchPage.tsx')).WatchPage }) },
]
