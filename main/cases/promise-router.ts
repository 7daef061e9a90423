import { command, query, router } from '../api/procedure.ts'
import { CaseInput } from '../contract/case-views.ts'
import { PromiseListInput } from '../contract/promises.ts'
import { readSite } from '../site/queries.ts'
import { nextDayStart } from '../site/time.ts'
import { endPromise, makePromise, movePromise, reopenPromise } from './promise-commands.ts'
import { listPromises, promisesOfCase } from './promises.ts'

const permission = 'case.read'

export const promisesRouter = router({
  /** The list of promises: overdue, to be kept today, open, kept, broken. */
  list: query({
    permission,
    input: PromiseListInput,
    run({ read, core }, input) {
      const now = core.environment.now()
      return listPromises(
        read,
        { now, tomorrow: nextDayStart(now, readSite(read)?.timeZone ?? 'Asia/Shanghai') },
        input,
      )
    },
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
