import type { RouteObject } from 'react-router'
import { contractorPaths } from './paths.ts'

export const routes: RouteObject[] = [
  {
    path: contractorPaths.list,
    lazy: async () => ({ Component: (await import('./ContractorsPage.tsx')).ContractorsPage }),
  },
  {
    path: contractorPaths.warranty,
    lazy: async () => ({ Component: (await import('./WarrantyPage.tsx')).WarrantyPage }),
  },
  {
    path: contractorPaths.watch,
    lazy: async () => ({ Component: (await import('./WatchListPage.tsx')).WatchListPage }),
  },
]
