import type { RouteObject } from 'react-router'
import { emergenciesPath } from './paths.ts'

export const routes: RouteObject[] = [
  {
    path: emergenciesPath,
    lazy: async () => ({ Component: (await import('./EmergenciesPage.tsx')).EmergenciesPage }),
  },
]
