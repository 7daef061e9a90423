import type { RouteObject } from 'react-router'
import { leakPaths } from '../leaks/paths.ts'

export const routes: RouteObject[] = [
  { path: leakPaths.pack, lazy: async () => ({ Component: (await import('./PackPage.tsx')).PackPage }) },
]
