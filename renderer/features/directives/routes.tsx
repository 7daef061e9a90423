import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/directives',
    lazy: async () => ({ Component: (await import('./DirectivesPage.tsx')).DirectivesPage }),
  },
]
