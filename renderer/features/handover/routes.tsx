import type { RouteObject } from 'react-router'
import { handoverPaths } from './paths.ts'

export const routes: RouteObject[] = [
  {
    path: handoverPaths.batches,
    lazy: async () => ({ Component: (await import('./BatchesPage.tsx')).BatchesPage }),
  },
  {
    path: '/handover/batches/:batchId',
    lazy: async () => ({ Component: (await import('./BatchPage.tsx')).BatchPage }),
  },
  { path: handoverPaths.wall, lazy: async () => ({ Component: (await import('./WallPage.tsx')).WallPage }) },
  {
    path: handoverPaths.report,
    lazy: async () => ({ Component: (await import('./ReportPage.tsx')).ReportPage }),
  },
  { path: handoverPaths.day, lazy: async () => ({ Component: (await import('./DayPage.tsx')).DayPage }) },
  {
    path: handoverPaths.single,
    lazy: async () => ({ Component: (await import('./SinglePage.tsx')).SinglePage }),
  },
]
