import type { RouteObject } from 'react-router'
import { leakPaths } from './paths.ts'

export const routes: RouteObject[] = [
  { path: leakPaths.board, lazy: async () => ({ Component: (await import('./BoardPage.tsx')).BoardPage }) },
  { path: leakPaths.teams, lazy: async () => ({ Component: (await import('./TeamsPage.tsx')).TeamsPage }) },
]
