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
  {
    path: leakPaths.section,
    lazy: async () => ({ Component: (await import('./SectionPage.tsx')).SectionPage }),
  },
  {
    path: '/leaks/teams/:teamId/field',
    lazy: async () => ({ Component: (await import('./FieldPage.tsx')).FieldPage }),
  },
  { path: leakPaths.teams, lazy: async () => ({ Component: (await import('./TeamsPage.tsx')).TeamsPage }) },
]
