import { z } from 'zod'
import { query, router } from '../api/procedure.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { todayFor } from './today.ts'

export const todayRouter = router({
  /** What who asks has to do now, in order, with the numbers that open the lists behind it. */
  mine: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ core, read, signedIn }) =>
      todayFor({
        read,
        profile: profileOf(read),
        staffId: signedIn.staffId,
        role: signedIn.role,
        now: core.environment.now(),
        timeZone: readSite(read)?.timeZone ?? 'Asia/Shanghai',
      }),
  }),
})
