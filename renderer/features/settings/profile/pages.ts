/** Settings pages of the profile's sections, in the order of the tabs. */
export const profilePages = [
  { section: 'categories', path: '/more/settings/categories' },
  { section: 'kinds', path: '/more/settings/kinds' },
  { section: 'causes', path: '/more/settings/causes' },
  { section: 'levels', path: '/more/settings/levels' },
  { section: 'calendars', path: '/more/settings/calendar' },
  { section: 'deadlines', path: '/more/settings/deadlines' },
  { section: 'sheets', path: '/more/settings/sheets' },
  { section: 'callbacks', path: '/more/settings/callbacks' },
  { section: 'interview', path: '/more/settings/interview' },
  { section: 'warranty', path: '/more/settings/warranty' },
  { section: 'stages', path: '/more/settings/stages' },
  { section: 'documents', path: '/more/settings/documents' },
  { section: 'classes', path: '/more/settings/classes' },
  { section: 'emergencies', path: '/more/settings/emergencies' },
  { section: 'handover', path: '/more/settings/handover' },
  { section: 'wall', path: '/more/settings/wall' },
] as const
