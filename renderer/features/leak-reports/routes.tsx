import type { RouteObject } from 'react-router'
import { leakPaths } from '../leaks/paths.ts'

export const routes: RouteObject[] = [
  {
    path: leakPaths.reports,
    lazy: async () => ({ Component: (await import('./LeakReportsPage.tsx')).LeakReportsPage }),
  },
]
