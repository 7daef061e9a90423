import { hallPath } from '../../app/paths.ts'

/** Addresses of handing homes over, for links from anywhere. */
export const handoverPaths = {
  batches: '/handover',
  day: '/handover/day',
  single: '/handover/single',
  /** What inspections found, and its repair. */
  defects: '/handover/defects',
  report: '/handover/report',
  wall: hallPath,
} as const

export const batchPath = (batchId: string): string => `/handover/batches/${batchId}`

/** The family on the page of its day. */
export const visitPath = (batchId: string | null, visitId: string): string =>
  `${handoverPaths.day}?${batchId === null ? 'single=yes' : `batch=${batchId}`}&visit=${visitId}`
