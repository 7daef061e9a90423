import { assignCase } from '../../cases/commands.ts'
import { caseCore } from '../../cases/queries.ts'
import { DeskError } from '../../contract/errors.ts'
import { AgreeLeakInput } from '../../contract/leak-watch.ts'
import { defineCommand } from '../../log/command.ts'
import { known } from '../checks.ts'
import { tellHousehold } from '../commands.ts'

/**
 * Says who looks after a household, what was agreed with it and when it is spoken with next: nothing less takes it off
 * what is to be done. Errors: `leak.notFound`, `leak.nextInPast`, `staff.notFound`, those of assigning a case.
 */
export const agreeLeak = defineCommand({
  name: 'leak.agree',
  permission: 'leak.work',
  input: AgreeLeakInput,
  run(context, { caseId, keeperId, text, nextAt }) {
    known(context, caseId)
    if (nextAt <= context.now) throw new DeskError('leak.nextInPast')
    const current = caseCore(context.read, caseId)
    if (current && current.assignee !== keeperId)
      assignCase.run(context, { caseId, to: keeperId, note: undefined, base: undefined })
    tellHousehold.run(context, { caseId, text, nextAt })
  },
})
