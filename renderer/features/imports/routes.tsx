import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/more/imports', lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ImportPage }) },
]
