import { z } from 'zod'
import { Day, Id } from './values.ts'

/** Lists of the season as they are taken along: for the wall, for the round, for the file. */
export const seasonLists = [
  z.object({ list: z.literal('duty-roster'), from: Day, to: Day }),
  z.object({ list: z.literal('season-contacts'), year: z.int().min(2000).max(2200) }),
  z.object({ list: z.literal('materials') }),
  z.object({ list: z.literal('patrol-points'), due: z.boolean().default(false) }),
  z.object({ list: z.literal('patrol-round'), roundId: Id }),
  z.object({ list: z.literal('drills') }),
] as const
