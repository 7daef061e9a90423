import type { RouteObject } from 'react-router'
import { leakPaths } from '../leaks/paths.ts'

export const routes: RouteObject[] = [
  { path: leakPaths.watch, lazy: async () => ({ Component: (await import('./WatchPage.tsx')).WatchPage }) },
]
