import { z } from 'zod'
import { type CallContext, command, query, router } from '../api/procedure.ts'
import { NotVisitedInput, PreparationInput, VisitInput, VisitListInput } from '../contract/visits.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { dayStart } from '../site/time.ts'
import * as commands from './commands.ts'
import { preparationSheet } from './preparation.ts'
import { listVisits, notVisited, openVisits, visitRow } from './queries.ts'

const permission = 'case.read'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

export const visitsRouter = router({
  /** Planned and agreed visits, the next appointment first. */
  open: query({ permission, input: z.object({}).optional(), run: ({ read }) => openVisits(read) }),
  /** All visits, the latest first. */
  list: query({ permission, input: VisitListInput, run: ({ read }, input) => listVisits(read, input) }),
  detail: query({ permission, input: VisitInput, run: ({ read }, { visitId }) => visitRow(read, visitId) }),
  /** Homes of a building that nobody visited since a day. */
  notVisited: query({
    permission,
    input: NotVisitedInput,
    run: (context, { buildingId, since }) =>
      notVisited(context.read, {
        buildingId,
        since: dayStart(
          Date.parse(`${since}T12:00:00Z`),
          readSite(context.read)?.timeZone ?? 'Asia/Shanghai',
        ),
        today: today(context),
      }),
  }),
  /** One page for each home. */
  preparation: query({
    permission,
    input: PreparationInput,
    run: (context, { visitIds }) => visitIds.map(id => preparationSheet(context.read, id, today(context))),
  }),
  plan: command(commands.planVisits),
  agree: command(commands.agreeVisit),
  hold: command(commands.holdVisit),
  miss: command(commands.missVisit),
  cancel: command(commands.cancelVisit),
})
