import { z } from 'zod'
import { type CallContext, command, query, router } from '../api/procedure.ts'
import { RosterInput } from '../contract/season.ts'
import { todayOf } from '../site/queries.ts'
import * as plan from './plan-commands.ts'
import { drills, onDuty, roster, seasonPlan, seasonYears } from './plan-queries.ts'
import { seasonReadiness } from './readiness.ts'
import * as rosterCommands from './roster-commands.ts'

const permission = 'case.read'
const now = ({ core }: CallContext) => core.environment.now()
const Year = z.object({ year: z.int().min(2000).max(2200).optional() })
/** The year that is asked for, or this one at the site. */
const yearOf = (context: CallContext, { year }: z.output<typeof Year>) =>
  year ?? Number(todayOf(context.read, now(context)).slice(0, 4))

export const seasonRouter = router({
  /** The plan of a year with its people and contacts; null where none was begun. */
  plan: query({
    permission,
    input: Year,
    run: (context, input) => seasonPlan(context.read, yearOf(context, input)) ?? null,
  }),
  years: query({ permission, input: z.object({}).optional(), run: ({ read }) => seasonYears(read) }),
  /** Whether the site is ready for the rain and what is missing, as codes. */
  readiness: query({
    permission,
    input: Year,
    run: (context, input) => seasonReadiness(context.read, yearOf(context, input), now(context)),
  }),
  /** Shifts of some days with who has them, open ones included. */
  roster: query({ permission, input: RosterInput, run: ({ read }, { from, to }) => roster(read, from, to) }),
  /** Who is on duty at this moment. */
  onDuty: query({
    permission,
    input: z.object({}).optional(),
    run: context => onDuty(context.read, now(context)),
  }),
  drills: query({ permission, input: z.object({}).optional(), run: ({ read }) => drills(read) }),
  start: command(plan.startSeason),
  change: command(plan.changeSeason),
  setResponsible: command(plan.setResponsible),
  saveContact: command(plan.saveSeasonContact),
  removeContact: command(plan.removeSeasonContact),
  declare: command(plan.declareSeason),
  takeBack: command(plan.takeBackSeason),
  end: command(plan.endSeason),
  setShift: command(rosterCommands.setShift),
  fillRoster: command(rosterCommands.fillRoster),
  saveDrill: command(plan.saveDrill),
  removeDrill: command(plan.removeDrill),
})
