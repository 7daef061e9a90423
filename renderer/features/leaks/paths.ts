/** Addresses of leaks, for links from anywhere. */
export const leakPaths = {
  board: '/leaks',
  intake: '/leaks/new',
  sources: '/leaks/sources',
  section: '/leaks/section',
  watch: '/leaks/watch',
  pack: '/leaks/pack',
  teams: '/leaks/teams',
  handover: '/leaks/handover',
  reports: '/leaks/reports',
  watchList: '/leaks/watch-list',
  season: '/season',
  contractors: '/contractors',
  emergencies: '/emergencies',
} as const

/** The paper of one team. */
export const fieldListPath = (teamId: string): string => `${leakPaths.teams}/${teamId}/list`

/** The paper of one shift handover. */
export const handoverPrintPath = (handoverId: string): string => `${leakPaths.handover}/${handoverId}/print`

/** The list of one team for a phone. */
export const fieldPath = (teamId: string): string => `${leakPaths.teams}/${teamId}/field`

/** One likely source with its homes. */
export const sourcePath = (sourceId: string): string => `${leakPaths.sources}?source=${sourceId}`

/** The household that is watched, with what can be agreed. */
export const watchedPath = (caseId: string): string => `${leakPaths.watch}?leak=${caseId}`
