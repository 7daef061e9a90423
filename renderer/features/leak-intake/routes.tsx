import type { RouteObject } from 'react-router'
import { leakPaths } from '../leaks/paths.ts'
import { placelessPath } from './paths.ts'

export const routes: RouteObject[] = [
  {
    path: leakPaths.intake,
    lazy: async () => ({ Component: (await import('./LeakIntakePage.tsx')).LeakIntakePage }),
  },
  {
    path: placelessPath,
    lazy: async () => ({ Component: (await import('./PlacelessPage.tsx')).PlacelessPage }),
  },
]
