import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/settings',
    lazy: async () => ({ Component: (await import('./SettingsPage.tsx')).SettingsPage }),
  },
  {
    path: '/more/settings/categories',
    lazy: async () => ({ Component: (await import('./profile/CategoriesPage.tsx')).CategoriesPage }),
  },
  {
    path: '/more/settings/kinds',
    lazy: async () => ({ Component: (await import('./profile/KindsPage.tsx')).KindsPage }),
  },
  {
    path: '/more/settings/causes',
    lazy: async () => ({ Component: (await import('./profile/CausesPage.tsx')).CausesPage }),
  },
  {
    path: '/more/settings/levels',
    lazy: async () => ({ Component: (await import('./profile/LevelsPage.tsx')).LevelsPage }),
  },
  {
    path: '/more/settings/calendar',
    lazy: async () => ({ Component: (await import('./profile/CalendarPage.tsx')).CalendarPage }),
  },
  {
    path: '/more/settings/sheets',
    lazy: async () => ({ Component: (await import('./profile/SheetsPage.tsx')).SheetsPage }),
  },
  {
    path: '/more/settings/callbacks',
    lazy: async () => ({ Component: (await import('./profile/PlansPage.tsx')).PlansPage }),
  },
  {
    path: '/more/settings/interview',
    lazy: async () => ({ Component: (await import('./profile/InterviewPage.tsx')).InterviewPage }),
  },
  {
    path: '/more/settings/deadlines',
    lazy: async () => ({ Component: (await import('./profile/RulesPage.tsx')).RulesPage }),
  },
]
