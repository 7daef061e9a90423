/** Addresses of things, for links from anywhere. */
export const casePath = (caseId: string): string => `/cases/${caseId}`
export const unitPath = (unitId: string): string => `/units/${unitId}`
export const personPath = (personId: string): string => `/people/${personId}`
/** The screen on the office wall: without the frame of the desk, also over a locked session. */
export const wallPath = '/wall'
/** The board in the hall on the day of a handover: likewise. */
export const hallPath = '/handover/wall'
/** Where a device is paired with the desk, and told what it is; open to any device. */
export const pairPath = '/pair'
