import { z } from 'zod'

/** Faults put in on purpose, which the torture must find; without them nobody knows that it can. */
export const plants = ['none', 'synchronous-off', 'acknowledge-early', 'no-folder-sync'] as const
export const Plant = z.enum(plants)
export type Plant = z.infer<typeof Plant>

/** What a tortured desk is told. Paths are absolute. */
export const TorturePlan = z.object({
  dataFolder: z.string(),
  keyFile: z.string(),
  /** Where owner files lie before they are imported. */
  scratch: z.string(),
  seed: z.string(),
  /** Steps of all clerks together. */
  steps: z.int(),
  /** File that marks are written to; null for standard output. */
  marks: z.string().nullable(),
  plant: Plant.default('none'),
  /** From when on the disk fails, where it is told to. */
  arm: z.enum(['start', 'ready']).default('ready'),
})
export type TorturePlan = z.input<typeof TorturePlan>
