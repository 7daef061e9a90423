/** The Today screen of each role and the wall, everything that is read for one answer. */
import { roles } from '../../../main/contract/permissions.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { readSite } from '../../../main/site/queries.ts'
import { todayFor } from '../../../main/today/today.ts'
import { wallBoard } from '../../../main/today/wall.ts'
import { openBenchDesk } from '../data/place.ts'
import { often, report, within } from './figure.ts'
import { givenPlace } from './place.ts'

/** What people wait for, in milliseconds. */
const wanted = 100

const desk = await openBenchDesk(givenPlace())
const { read } = desk.requireCore()
const profile = profileOf(read)
const site = readSite(read)
if (!site) throw new Error('the desk is not set up')
const { timeZone } = site
const last = read.get<{ at: number; staffId: string | null }>(
  `select received_at as at, first_contact as "staffId" from "case" order by received_at desc limit 1`,
)
const staffId =
  read.get<{ id: string }>(`select assignee as id from "case" where assignee is not null limit 1`)?.id ?? ''
// An hour behind the last case: then part of what is open is due and part is overdue.
const now = (last?.at ?? 0) + 3_600_000

const figures = roles.map(role => {
  const context = { read, profile, staffId, role, now, timeZone, rehearsalDue: null, collections: [] }
  return within(
    `Today of the ${role}`,
    'ms',
    often(() => todayFor(context)),
    wanted,
  )
})
const wall = often(() => wallBoard(read, profile, site, now))
await desk.close()
report([...figures, within('the wall', 'ms', wall, wanted)])
