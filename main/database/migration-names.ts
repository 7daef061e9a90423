/**
 * Names of all migrations, kept apart from their code so that a start with nothing to migrate does not load the
 * ORM. A test holds this list against the migrations themselves.
 */
export const migrationNames: readonly string[] = [
  'Log1784600000001',
  'SiteAndStaff1784600000002',
  'Estate1784600000003',
  'People1784600000004',
  'Cases1784600000005',
  'Search1784600000006',
  'PersonLookup1784600000007',
  'Imports1784600000008',
  'Registers1784600000009',
  'Deadlines1784600000010',
  'ProfileChanges1784600000011',
  'Levels1784600000012',
  'Warnings1784600000013',
  'Sheets1784600000014',
  'Callbacks1784600000015',
  'Knowledge1784600000016',
  'Watch1784600000017',
  'SheetClocks1784600000018',
  'DeadlineSettled1784600000020',
]
