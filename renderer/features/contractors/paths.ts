import { leakPaths } from '../leaks/paths.ts'

/** Addresses of contractors and what they owe. */
export const contractorPaths = {
  list: leakPaths.contractors,
  warranty: '/contractors/warranty',
  watch: leakPaths.watchList,
} as const

export const contractorPath = (contractorId: string): string =>
  `${contractorPaths.list}?contractor=${contractorId}`
