import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/camera',
    lazy: async () => ({ Component: (await import('./CameraPage.tsx')).CameraPage }),
  },
]
