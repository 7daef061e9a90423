import { judgedCase } from '../cases/collective.ts'
import { caseAssigned } from '../cases/operations.ts'
import { isRegisterReceipt } from '../cases/register.ts'
import { pathOf } from '../cases/rows.ts'
import type { Reaction } from '../log/reaction.ts'
import { assignmentFor } from './queries.ts'

/** Gives a new case to whom the rules name. Who took it stays its first contact, and answerable. */
export const assignmentReaction: Reaction = {
  name: 'assignment',
  // What came from a register has its handler.
  touchedBy: operation =>
    operation.type === 'case.received' && !isRegisterReceipt(operation) ? [operation.aggregateId] : [],
  run(context, caseId) {
    const { read } = context
    const found = judgedCase(read, caseId)
    // What was answered on the spot needs nobody.
    if (!found || found.state !== 'received') return
    const rule = assignmentFor(read, { ...found, category: pathOf(found.category) })
    if (!rule || rule.staffId === found.assignee) return
    context.emit(caseAssigned, caseId, {
      facts: { unitId: found.unitId, personId: found.personId, to: rule.staffId, rule: rule.id },
    })
  },
}
