import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/intake', lazy: async () => ({ Component: (await import('./IntakePage.tsx')).IntakePage }) },
]
