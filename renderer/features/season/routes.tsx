import type { RouteObject } from 'react-router'
import { leakPaths } from '../leaks/paths.ts'

export const routes: RouteObject[] = [
  {
    path: leakPaths.season,
    lazy: async () => ({ Component: (await import('./SeasonPage.tsx')).SeasonPage }),
  },
]
