import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  {
    path: '/more/settings/backup',
    lazy: async () => ({ Component: (await import('./backup/BackupPage.tsx')).BackupPage }),
  },
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
    path: '/more/settings/warranty',
    lazy: async () => ({ Component: (await import('./profile/WarrantyPage.tsx')).WarrantyPage }),
  },
  {
    path: '/more/settings/stages',
    lazy: async () => ({ Component: (await import('./profile/StagesPage.tsx')).StagesPage }),
  },
  {
    path: '/more/settings/documents',
    lazy: async () => ({ Component: (await import('./profile/ChecklistPage.tsx')).ChecklistPage }),
  },
  {
    path: '/more/settings/inspection',
    lazy: async () => ({
      Component: (await import('./profile/InspectionSettingsPage.tsx')).InspectionSettingsPage,
    }),
  },
  {
    path: '/more/settings/handover',
    lazy: async () => ({
      Component: (await import('./profile/HandoverSettingsPage.tsx')).HandoverSettingsPage,
    }),
  },
  {
    path: '/more/settings/classes',
    lazy: async () => ({ Component: (await import('./profile/ClassesPage.tsx')).ClassesPage }),
  },
  {
    path: '/more/settings/emergencies',
    lazy: async () => ({
      Component: (await import('./profile/EmergencySettingsPage.tsx')).EmergencySettingsPage,
    }),
  },
  {
    path: '/more/settings/wall',
    lazy: async () => ({ Component: (await import('./profile/WallSettingsPage.tsx')).WallSettingsPage }),
  },
  {
    path: '/more/settings/deadlines',
    lazy: async () => ({ Component: (await import('./profile/RulesPage.tsx')).RulesPage }),
  },
]
