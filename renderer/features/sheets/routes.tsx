import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: '/sheets', lazy: async () => ({ Component: (await import('./SheetListPage.tsx')).SheetListPage }) },
  {
    path: '/sheets/new',
    lazy: async () => ({ Component: (await import('./WriteSheetPage.tsx')).WriteSheetPage }),
  },
  {
    path: '/sheets/received',
    lazy: async () => ({ Component: (await import('./ReceiveSheetPage.tsx')).ReceiveSheetPage }),
  },
  {
    path: '/sheets/recipients',
    lazy: async () => ({ Component: (await import('./RecipientsPage.tsx')).RecipientsPage }),
  },
  {
    path: '/sheets/demanded',
    lazy: async () => ({ Component: (await import('./DemandedPage.tsx')).DemandedPage }),
  },
  {
    path: '/sheets/:sheetId',
    lazy: async () => ({ Component: (await import('./SheetPage.tsx')).SheetPage }),
  },
]
