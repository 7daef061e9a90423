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
    path: inspectionPaths.figures,
    lazy: async () => ({ Component: (await import('./FiguresPage.tsx')).FiguresPage }),
  },
  {
    path: inspectionPaths.types,
    lazy: async () => ({ Component: (await import('./TypesPage.tsx')).TypesPage }),
  },
  {
    path: '/handover/defects/homes/:unitId',
    lazy: async () => ({ Component: (await import('./HomePage.tsx')).HomePage }),
  },
  {
    path: '/handover/defects/inspections',
    lazy: async () => ({ Component: (await import('./InspectionsPage.tsx')).InspectionsPage }),
  },
]
