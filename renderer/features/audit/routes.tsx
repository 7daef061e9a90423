import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/more/audit', lazy: async () => ({ Component: (await import('./AuditPage.tsx')).AuditPage }) },
]
