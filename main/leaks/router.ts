import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import * as commands from './commands.ts'
import { takeLeak } from './intake.ts'
import { openLeaks, teams } from './queries.ts'
import * as sending from './sending-commands.ts'
import * as teamCommands from './team-commands.ts'

const nothing = z.object({}).optional()

export const leaksRouter = router({
  /** Every open leak, what has to be done first in front. */
  open: query({
    permission: 'case.read',
    input: nothing,
    run: ({ read, core }) => openLeaks(read, core.environment.now()),
  }),
  take: command(takeLeak),
  triage: command(commands.triageLeak),
  dispatch: command(commands.dispatchLeaks),
  recall: command(sending.recallLeaks),
  stepBack: command(sending.stepLeaksBack),
  advance: command(commands.advanceLeaks),
  noEntry: command(commands.noteNoEntry),
  tellHousehold: command(commands.tellHousehold),
  planRepair: command(commands.planRepair),
  repair: command(commands.repairLeak),
  test: command(commands.testLeak),
  accept: command(commands.acceptLeak),
  return: command(commands.returnLeak),
})

/** Who is sent to leaks. */
export const teamsRouter = router({
  list: query({ permission: 'case.read', input: nothing, run: ({ read }) => teams(read) }),
  add: command(teamCommands.addTeam),
  change: command(teamCommands.changeTeam),
  retire: command(teamCommands.retireTeam),
})
