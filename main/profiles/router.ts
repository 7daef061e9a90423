import { z } from 'zod'
import { query, router } from '../api/procedure.ts'
import { profileOf } from './profiles.ts'

export const profileRouter = router({
  /** The desk's profile: kinds, categories, causes. Changes only with the program. */
  current: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read }) => profileOf(read),
  }),
})
