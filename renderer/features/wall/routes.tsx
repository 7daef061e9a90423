import type { RouteObject } from 'react-router'
import { wallPath } from '../../app/paths.ts'

export const routes: RouteObject[] = [
  { path: wallPath, lazy: async () => ({ Component: (await import('./WallPage.tsx')).WallPage }) },
]
