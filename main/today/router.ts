import { z } from 'zod'
import { publicQuery, query, router } from '../api/procedure.ts'
import { collectionsToDo } from '../collections/to-do.ts'
import { DeskError } from '../contract/errors.ts'
import { lesserRole, mayAct } from '../contract/permissions.ts'
import { rehearsalDueSince } from '../desk/backup-run.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { requireOpen } from '../standby/standby.ts'
import { todayFor } from './today.ts'
import { wallBoard } from './wall.ts'

export const todayRouter = router({
  /** What who asks has to do now, in order, with the numbers that open the lists behind it. */
  mine: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    async run({ core, read, signedIn }) {
      const now = core.environment.now()
      const asks = mayAct(signedIn, 'person.edit')
      return todayFor({
        read,
        profile: profileOf(read),
        staffId: signedIn.staffId,
        role: lesserRole(signedIn.role, signedIn.limit),
        now,
        timeZone: readSite(read)?.timeZone ?? 'Asia/Shanghai',
        rehearsalDue: mayAct(signedIn, 'backup.run') ? await rehearsalDueSince(core) : null,
        collections: asks ? await collectionsToDo(read, todayOf(read, now)) : [],
      })
    },
  }),
  /**
   * The board on the office wall. Somebody signed in once on that computer; it is answered while their session is
   * locked too, so that the screen needs no hand and nothing behind it lies open; and to a device paired as a wall.
   */
  wall: publicQuery({
    input: z.object({}).optional(),
    devices: ['desk', 'tablet', 'wall'],
    run({ desk, signedIn, device }) {
      if (!desk.core) throw new DeskError('log.notSetUp')
      requireOpen(desk.standby)
      if (!signedIn && device?.kind !== 'wall') throw new DeskError('session.required')
      const { read, environment } = desk.core
      const site = readSite(read)
      if (!site) throw new DeskError('log.notSetUp')
      return wallBoard(read, profileOf(read), site, environment.now())
    },
  }),
})
