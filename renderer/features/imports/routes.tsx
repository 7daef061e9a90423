import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/imports',
    lazy: async () => ({ Component: (await import('./ImportPage.tsx')).OwnersImportPage }),
  },
  {
    path: '/more/imports/cases',
    lazy: async () => ({ Component: (await import('./ImportPage.tsx')).RegisterImportPage }),
  },
  {
    path: '/more/imports/contracts',
    lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ContractsImportPage }),
  },
  {
    path: '/more/imports/contractors',
    lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ContractorsImportPage }),
  },
]
