import { z } from 'zod'
import { type CallContext, command, query, router } from '../api/procedure.ts'
import { Id } from '../contract/values.ts'
import { WatchLedgerInput } from '../contract/watch.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { foundAt, watchLedger, watchPlaces } from './queries.ts'

const permission = 'case.read'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

export const watchRouter = router({
  /** The watch list with today's rounds, what is due first; or what was taken off it. */
  places: query({
    permission,
    input: z.object({ removed: z.boolean().default(false) }),
    run: (context, { removed }) => watchPlaces(context.read, today(context), { removed }),
  }),
  /** Rounds and findings, newest first. */
  ledger: query({ permission, input: WatchLedgerInput, run: ({ read }, input) => watchLedger(read, input) }),
  /** Where a case was found on the web; null where it was not. */
  foundAt: query({
    permission,
    input: z.object({ caseId: Id }),
    run: ({ read }, { caseId }) => foundAt(read, caseId) ?? null,
  }),
  save: command(commands.saveWatchPlace),
  remove: command(commands.removeWatchPlace),
  restore: command(commands.restoreWatchPlace),
  doRound: command(commands.doRound),
  undoRound: command(commands.undoRound),
  reportFinding: command(commands.reportFinding),
})
