import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/lending',
    lazy: async () => ({ Component: (await import('./LendingPage.tsx')).LendingPage }),
  },
  {
    path: '/more/letters',
    lazy: async () => ({ Component: (await import('./LettersPage.tsx')).LettersPage }),
  },
  { path: '/more/filing', lazy: async () => ({ Component: (await import('./FilingPage.tsx')).FilingPage }) },
  { path: '/more/boards', lazy: async () => ({ Component: (await import('./BoardsPage.tsx')).BoardsPage }) },
  {
    path: '/more/desk-contracts',
    lazy: async () => ({ Component: (await import('./ContractsPage.tsx')).ContractsPage }),
  },
  {
    path: '/more/partners',
    lazy: async () => ({ Component: (await import('./PartnersPage.tsx')).PartnersPage }),
  },
]
