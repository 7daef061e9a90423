/**
 * Operations on these change neither units nor who lives in them: they are nearly all that happens on an ordinary day
 * and in a storm. What is remembered of homes is let go by any other.
 */
export const elsewhereThanHomes = [
  'case',
  'deadline',
  'sheet',
  'callback',
  'document',
  'staff',
  'letter',
  'visit',
  'contractor',
  'worksContract',
  'onCallContract',
  'emergency',
  'rain',
  'team',
  'shift',
  'leak-source',
  'leakPack',
  'leakReport',
  'material',
  'season',
  'seasonWatch',
  'drill',
  'patrolPoint',
  'patrolRound',
  'patrolCheck',
  'handoverBatch',
  'handoverVisit',
] as const
