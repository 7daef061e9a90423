import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/answers',
    lazy: async () => ({ Component: (await import('./AnswersPage.tsx')).AnswersPage }),
  },
]
