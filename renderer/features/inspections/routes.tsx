import type { RouteObject } from 'react-router'
import { inspectionPaths } from './paths.ts'

export const routes: RouteObject[] = [
  {
    path: inspectionPaths.defects,
    lazy: async () => ({ Component: (await import('./DefectsPage.tsx')).DefectsPage }),
  },
  {
    path: inspectionPaths.orders,
    lazy: async () => ({ Component: (await import('./OrdersPage.tsx')).OrdersPage }),
  },
  {
    path: '/handover/defects/homes/:unitId',
    lazy: async () => ({ Component: (await import('./HomePage.tsx')).HomePage }),
  },
]
