import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/callbacks',
    lazy: async () => ({ Component: (await import('./CallbackListPage.tsx')).CallbackListPage }),
  },
  {
    path: '/callbacks/calls',
    lazy: async () => ({ Component: (await import('./CallsPage.tsx')).CallsPage }),
  },
  {
    path: '/callbacks/care',
    lazy: async () => ({ Component: (await import('./CarePage.tsx')).CarePage }),
  },
  {
    path: '/callbacks/summary',
    lazy: async () => ({ Component: (await import('./SummaryPage.tsx')).SummaryPage }),
  },
  {
    path: '/callbacks/campaigns',
    lazy: async () => ({ Component: (await import('./CampaignsPage.tsx')).CampaignsPage }),
  },
  {
    path: '/callbacks/:callbackId',
    lazy: async () => ({ Component: (await import('./CallbackPage.tsx')).CallbackPage }),
  },
]
