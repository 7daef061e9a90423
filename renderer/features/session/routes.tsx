import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/password',
    lazy: async () => ({ Component: (await import('./ChangePassword.tsx')).ChangePassword }),
  },
]
