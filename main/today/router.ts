import { z } from 'zod'
import { publicQuery, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { todayFor } from './today.ts'
import { wallBoard } from './wall.ts'

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
  /**
   * The board on the office wall. Somebody signed in once on that computer; it is answered while their session is
   * locked too, so that the screen needs no hand and nothing behind it lies open.
   */
  wall: publicQuery({
    input: z.object({}).optional(),
    run({ desk, signedIn }) {
      if (!desk.core) throw new DeskError('log.notSetUp')
      if (!signedIn) throw new DeskError('session.required')
      const { read, environment } = desk.core
      const site = readSite(read)
      if (!site) throw new DeskError('log.notSetUp')
      return wallBoard(read, profileOf(read), site, environment.now())
    },
  }),
})
