import type { RouteObject } from 'react-router'
import { leakPaths } from './paths.ts'

export const routes: RouteObject[] = [
  { path: leakPaths.board, lazy: async () => ({ Component: (await import('./BoardPage.tsx')).BoardPage }) },
  {
    path: '/leaks/teams/:teamId/list',
    lazy: async () => ({ Component: (await import('./FieldListPage.tsx')).FieldListPage }),
  },
  { path: leakPaths.teams, lazy: async () => ({ Component: (await import('./TeamsPage.tsx')).TeamsPage }) },
]
