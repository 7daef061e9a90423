import { command, query, router } from '../api/procedure.ts'
import { CaseInput } from '../contract/case-views.ts'
import { WarningInput, WarningListInput } from '../contract/warnings.ts'
import { acknowledgeWarning, analyseWarning, endWarning, reviveWarning } from './commands.ts'
import { listWarnings, warningDetail, warningsOfCase } from './views.ts'

const permission = 'case.read'

export const warningsRouter = router({
  /** Collective warnings that go on, or that ended. */
  list: query({ permission, input: WarningListInput, run: ({ read }, input) => listWarnings(read, input) }),
  detail: query({
    permission,
    input: WarningInput,
    run: ({ read }, { warningId }) => warningDetail(read, warningId),
  }),
  ofCase: query({
    permission,
    input: CaseInput,
    run: ({ read }, { caseId }) => warningsOfCase(read, caseId),
  }),
  acknowledge: command(acknowledgeWarning),
  analyse: command(analyseWarning),
  end: command(endWarning),
  revive: command(reviveWarning),
})
