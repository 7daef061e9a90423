import { judgedCase } from '../cases/collective.ts'
import { caseAssigned } from '../cases/operations.ts'
import { caseCore } from '../cases/queries.ts'
import { pathOf } from '../cases/rows.ts'
import type { Reaction } from '../log/reaction.ts'
import { assignmentFor } from './queries.ts'

/** Gives a new case to whom the rules name. Who took it stays its first contact, and answerable. */
export const assignmentReaction: Reaction = {
  name: 'assignment',
  touchedBy: operation => (operation.type === 'case.received' ? [operation.aggregateId] : []),
  run(context, caseId) {
    const { read } = context
    const found = judgedCase(read, caseId)
    const current = caseCore(read, caseId)
    // What came from a register has its handler, and what was answered on the spot needs none.
    if (!found || !current || found.imported === 1 || found.state !== 'received') return
    const rule = assignmentFor(read, { ...found, category: pathOf(found.category) })
    if (!rule || rule.staffId === current.assignee) return
    context.emit(caseAssigned, caseId, {
      facts: { unitId: found.unitId, personId: found.personId, to: rule.staffId, rule: rule.id },
    })
  },
}
