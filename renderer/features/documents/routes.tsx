import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/documents',
    lazy: async () => ({ Component: (await import('./CompletenessPage.tsx')).CompletenessPage }),
  },
  {
    path: '/documents/inbox',
    lazy: async () => ({ Component: (await import('./InboxPage.tsx')).InboxPage }),
  },
  {
    path: '/documents/search',
    lazy: async () => ({ Component: (await import('./SearchPage.tsx')).SearchPage }),
  },
]
