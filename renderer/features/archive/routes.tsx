import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/files',
    lazy: async () => ({ Component: (await import('./StoredFilesPage.tsx')).StoredFilesPage }),
  },
]
