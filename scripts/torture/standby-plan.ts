import { z } from 'zod'

/** What one of two tortured computers is told. Paths are absolute. */
export const StandbyPlan = z.object({
  role: z.enum(['main', 'standby']),
  dataFolder: z.string(),
  keyFile: z.string(),
  /** Where a station that is asked for nothing but copies has its screens: an empty folder. */
  scratch: z.string(),
  address: z.string(),
  port: z.int(),
  /** How much the archive of the main computer holds from its first start on, in bytes. */
  archiveBytes: z.int(),
  /** The invitation, for a standby that follows nobody yet. */
  line: z.string().nullable(),
})
export type StandbyPlan = z.input<typeof StandbyPlan>

/** What they say, a line of JSON each. */
export const StandbySaid = z.discriminatedUnion('say', [
  z.object({ say: z.literal('key'), recoveryKey: z.string() }),
  z.object({ say: z.literal('line'), line: z.string() }),
  /** The main computer acknowledged this case; its log stands there. */
  z.object({ say: z.literal('done'), number: z.string(), position: z.int() }),
  /** The standby has so many whole copies. */
  z.object({ say: z.literal('copies'), copies: z.int() }),
])
export type StandbySaid = z.output<typeof StandbySaid>
