import { z } from 'zod'
import { type CallContext, command, query, router } from '../api/procedure.ts'
import { ContractInput, ContractListInput } from '../contract/contracts.ts'
import { mayAct } from '../contract/permissions.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { type ContractReader, contractsOfHome, contractView, listContracts } from './views.ts'

const permission = 'contract.read'

const readerOf = ({ read, core, signedIn }: CallContext): ContractReader => ({
  sums: mayAct(signedIn, 'contract.sums'),
  today: todayOf(read, core.environment.now()),
})

export const contractsRouter = router({
  /** Contracts by what is asked: all, paid less than due, promised in a month, with requests, missing, ended. */
  list: query({
    permission,
    input: ContractListInput,
    run: (context, input) => listContracts(context.read, readerOf(context), input),
  }),
  /** Those of a home with their stories; what stands first. */
  ofUnit: query({
    permission,
    input: z.object({ unitId: Id }),
    run: (context, { unitId }) => contractsOfHome(context.read, readerOf(context), unitId),
  }),
  detail: query({
    permission,
    input: ContractInput,
    run: (context, { contractId }) => contractView(context.read, readerOf(context), contractId),
  }),
  sign: command(commands.signContract),
  amend: command(commands.amendContract),
  end: command(commands.endContract),
  resume: command(commands.resumeContract),
  confirm: command(commands.confirmContract),
  askAgain: command(commands.askAgainAboutContract),
  remove: command(commands.removeContract),
})
