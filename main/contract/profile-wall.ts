import { z } from 'zod'

/**
 * What the screen on the office wall shows, where everybody sees it. `masked`: `3-1-12**`; `building`: only the
 * building; `full`: the number as it is.
 */
export const ProfileWall = z.strictObject({
  homes: z.enum(['masked', 'building', 'full']),
  /** How many of the newest cases. */
  newest: z.int().min(0).max(10),
})
