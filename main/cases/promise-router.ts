import { command, query, router } from '../api/procedure.ts'
import { CaseInput } from '../contract/case-views.ts'
import { PromiseListInput } from '../contract/promises.ts'
import { endPromise, makePromise, movePromise, reopenPromise } from './promise-commands.ts'
import { listPromises, promisesOfCase } from './promises.ts'

const permission = 'case.read'

export const promisesRouter = router({
  /** The ledger of promises: overdue, open, kept, broken. */
  list: query({
    permission,
    input: PromiseListInput,
    run: ({ read, core }, input) => listPromises(read, core.environment.now(), input),
  }),
  ofCase: query({
    permission,
    input: CaseInput,
    run: ({ read }, { caseId }) => promisesOfCase(read, caseId),
  }),
  make: command(makePromise),
  move: command(movePromise),
  end: command(endPromise),
  reopen: command(reopenPromise),
})
