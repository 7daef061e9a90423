import type { RouteObject } from 'react-router'
import { leakPaths } from './paths.ts'

export const routes: RouteObject[] = [
  { path: leakPaths.board, lazy: async () => ({ Component: (await import('./BoardPage.tsx')).BoardPage }) },
  {
    path: '/leaks/teams/:teamId/list',
    lazy: async () => ({ Component: (await import('./FieldListPage.tsx')).FieldListPage }),
  },
  {
    path: '/leaks/handover/:handoverId/print',
    lazy: async () => ({ Component: (await import('./HandoverPrintPage.tsx')).HandoverPrintPage }),
  },
  {
    path: leakPaths.handover,
    lazy: async () => ({ Component: (await import('./HandoverPage.tsx')).HandoverPage }),
  },
  { path: leakPaths.teams, lazy: async () => ({ Component: (await import('./TeamsPage.tsx')).TeamsPage }) },
]
