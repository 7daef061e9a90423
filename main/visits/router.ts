import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { Id, Millis } from '../contract/values.ts'
import {
  AddVisitUploadsInput,
  NotVisitedInput,
  OpenVisitsInput,
  PreparationInput,
  VisitInput,
  VisitListInput,
} from '../contract/visits.ts'
import type { ReadDatabase } from '../database/read.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { dayStart, nextDayStart } from '../site/time.ts'
import * as commands from './commands.ts'
import { addUploads } from './files.ts'
import { preparationSheet } from './preparation.ts'
import { notVisited } from './not-visited.ts'
import { listVisits, openVisits, visitRow } from './queries.ts'

const permission = 'case.read'
const zoneOf = (read: ReadDatabase) => readSite(read)?.timeZone ?? 'Asia/Shanghai'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

export const visitsRouter = router({
  /** Planned and agreed visits, the next appointment first. */
  open: query({
    permission,
    input: OpenVisitsInput,
    run: ({ read, core }, { due, visitor }) =>
      openVisits(read, {
        before: due && nextDayStart(core.environment.now(), zoneOf(read)),
        visitor,
      }),
  }),
  /** All visits, the latest first. */
  list: query({ permission, input: VisitListInput, run: ({ read }, input) => listVisits(read, input) }),
  detail: query({ permission, input: VisitInput, run: ({ read }, { visitId }) => visitRow(read, visitId) }),
  /** Homes that nobody visited since a day. */
  notVisited: query({
    permission,
    input: NotVisitedInput,
    run: (context, { since, ...asked }) =>
      notVisited(context.read, {
        ...asked,
        since: dayStart(Date.parse(`${since}T12:00:00Z`), zoneOf(context.read)),
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
  /** Adds finished uploads to a visit. */
  addFiles: action({
    permission: 'visit.work',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: AddVisitUploadsInput }),
    run: ({ core, signedIn }, call) => addUploads(core, signedIn, call),
  }),
})
