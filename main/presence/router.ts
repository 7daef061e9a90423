import { action, router } from '../api/procedure.ts'
import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { LeaveInput, PresenceInput } from '../contract/presence.ts'
import { unitPlace } from '../estate/queries.ts'
import { presenceOf } from './presence.ts'

/** Whoever may read cases may read files of homes, see main/contract/permissions.ts. */
const permission = 'case.read'

export const presenceRouter = router({
  /**
   * This page shows a case or a unit file: who else does? Says at the same time that somebody is here. Errors:
   * `case.notFound`, `unit.notFound`.
   */
  about: action({
    permission,
    input: PresenceInput,
    run({ core, read, signedIn }, input) {
      if (input.kind === 'case' && !caseCore(read, input.id)) throw new DeskError('case.notFound')
      if (input.kind === 'unit' && !unitPlace(read, input.id)) throw new DeskError('unit.notFound')
      const { sessionId, staffId, name } = signedIn
      return presenceOf(core).about({ sessionId, staffId, name }, input)
    },
  }),
  /** This page shows it no more. */
  leave: action({
    permission,
    input: LeaveInput,
    run: ({ core, signedIn }, { page }) => presenceOf(core).leave(signedIn.sessionId, page),
  }),
})
