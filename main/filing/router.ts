import { command, query, router } from '../api/procedure.ts'
import { FilingListInput } from '../contract/filing.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { filingList } from './queries.ts'

export const filingRouter = router({
  /** The weekly filing list, or the monthly paper consolidation list. */
  list: query({
    permission: 'case.read',
    input: FilingListInput,
    run: ({ read, core }, { period, day }) =>
      filingList(read, period, day ?? todayOf(read, core.environment.now())),
  }),
  file: command(commands.fileAway),
  takeOut: command(commands.takeOut),
})
