import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/contracts',
    lazy: async () => ({ Component: (await import('./ContractsPage.tsx')).ContractsPage }),
  },
]
