import { command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { ContractSettlementInput } from '../contract/settlement.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { settlementView } from './queries.ts'

/** What is owed for handing over late, and for homes larger or smaller than their contract says. */
export const settlementsRouter = router({
  /** How the sums of a contract come about. Error: `contract.notFound`. */
  ofContract: query({
    permission: 'contract.sums',
    input: ContractSettlementInput,
    run({ read, core }, { contractId }) {
      const view = settlementView(read, contractId, todayOf(read, core.environment.now()))
      if (!view) throw new DeskError('contract.notFound')
      return view
    },
  }),
  setClauses: command(commands.setClauses),
  waiveDays: command(commands.waiveDays),
  strikeWaiver: command(commands.strikeWaiver),
  settle: command(commands.settle),
  reopen: command(commands.reopenSum),
})
