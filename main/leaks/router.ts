import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import { lastCallsOf, placelessLeaks } from './call-queries.ts'
import * as commands from './commands.ts'
import { homeAtIntake } from './home-at-intake.ts'
import { takeLeak } from './intake.ts'
import { openLeaks, teams } from './queries.ts'
import * as sending from './sending-commands.ts'
import { nameLeakHomes, placeLeak, undoLeakCall } from './place-commands.ts'
import * as teamCommands from './team-commands.ts'

const nothing = z.object({}).optional()

export const leaksRouter = router({
  /** Every open leak, what has to be done first in front. */
  open: query({
    permission: 'case.read',
    input: nothing,
    run: ({ read, core }) => openLeaks(read, core.environment.now()),
  }),
  /** What is known of a home while its household is on the phone. */
  home: query({
    permission: 'case.read',
    input: z.object({ unitId: Id }),
    run({ read, core }, { unitId }) {
      const found = homeAtIntake(read, unitId, todayOf(read, core.environment.now()))
      if (!found) throw new DeskError('unit.notFound')
      return found
    },
  }),
  /** The calls whoever asks took last. */
  lastTaken: query({
    permission: 'case.read',
    input: nothing,
    run: ({ read, signedIn }) => lastCallsOf(read, signedIn.staffId, 5),
  }),
  /** Open leaks whose home has to be found out. */
  placeless: query({ permission: 'case.read', input: nothing, run: ({ read }) => placelessLeaks(read) }),
  take: command(takeLeak),
  undoCall: command(undoLeakCall),
  place: command(placeLeak),
  nameHomes: command(nameLeakHomes),
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
