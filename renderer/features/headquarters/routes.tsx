import type { RouteObject } from 'react-router'
import { decisionsPath, inboxPath, sectionPath, sectionsPath } from './paths.ts'

export const routes: RouteObject[] = [
  { path: inboxPath, lazy: async () => ({ Component: (await import('./InboxPage.tsx')).InboxPage }) },
  {
    path: decisionsPath,
    lazy: async () => ({ Component: (await import('./DecisionsPage.tsx')).DecisionsPage }),
  },
  {
    path: sectionsPath,
    lazy: async () => ({ Component: (await import('./SectionsPage.tsx')).SectionsPage }),
  },
  {
    path: sectionPath(':section'),
    lazy: async () => ({ Component: (await import('./SectionPage.tsx')).SectionPage }),
  },
  {
    path: '/hq/sites/:hqSiteId',
    lazy: async () => ({ Component: (await import('./SitePage.tsx')).SitePage }),
  },
  {
    path: '/hq/cases/:code/:caseId',
    lazy: async () => ({ Component: (await import('./HqCasePage.tsx')).HqCasePage }),
  },
]
