import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/promises',
    lazy: async () => ({ Component: (await import('./PromisesPage.tsx')).PromisesPage }),
  },
  {
    path: '/more/waiting',
    lazy: async () => ({ Component: (await import('./WaitingPage.tsx')).WaitingPage }),
  },
  {
    path: '/more/assignment',
    lazy: async () => ({ Component: (await import('./AssignmentPage.tsx')).AssignmentPage }),
  },
]
