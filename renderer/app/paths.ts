/** Addresses of things, for links from anywhere. */
export const casePath = (caseId: string): string => `/cases/${caseId}`
export const unitPath = (unitId: string): string => `/units/${unitId}`
export const personPath = (personId: string): string => `/people/${personId}`
