import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/cases',
    lazy: async () => ({ Component: (await import('./list/CaseListPage.tsx')).CaseListPage }),
  },
  {
    path: '/cases/:caseId',
    lazy: async () => ({ Component: (await import('./case/CasePage.tsx')).CasePage }),
  },
  {
    path: '/cases/:caseId/print',
    lazy: async () => ({ Component: (await import('./print/CasePrintPage.tsx')).CasePrintPage }),
  },
]
