export const callbackPath = (callbackId: string): string => `/callbacks/${callbackId}`
export const callsPath = '/callbacks/calls'
export const summaryPath = '/callbacks/summary'
export const carePath = '/callbacks/care'
export const visitPath = (visitId: string): string => `/more/visits?visit=${visitId}`
