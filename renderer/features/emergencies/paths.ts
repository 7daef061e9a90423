/** Addresses of emergencies, for links from anywhere. */
export const emergenciesPath = '/emergencies'
export const rainPath = '/emergencies?view=rain'
export const emergencyPath = (emergencyId: string) => `${emergenciesPath}?emergency=${emergencyId}`
/** Today as on any other day, also while an emergency runs. */
export const ordinaryToday = '/?ordinary=1'
