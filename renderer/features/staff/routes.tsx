import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/more/staff', lazy: async () => ({ Component: (await import('./StaffPage.tsx')).StaffPage }) },
]
