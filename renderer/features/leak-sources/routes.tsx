import type { RouteObject } from 'react-router'
import { leakPaths } from '../leaks/paths.ts'

export const routes: RouteObject[] = [
  {
    path: leakPaths.sources,
    lazy: async () => ({ Component: (await import('./SourcesPage.tsx')).SourcesPage }),
  },
]
