import type { RouteObject } from 'react-router'
import { inboxPath } from './paths.ts'

export const routes: RouteObject[] = [
  { path: inboxPath, lazy: async () => ({ Component: (await import('./InboxPage.tsx')).InboxPage }) },
  {
    path: '/hq/sites/:hqSiteId',
    lazy: async () => ({ Component: (await import('./SitePage.tsx')).SitePage }),
  },
  {
    path: '/hq/cases/:code/:caseId',
    lazy: async () => ({ Component: (await import('./HqCasePage.tsx')).HqCasePage }),
  },
]
