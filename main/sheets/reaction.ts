import { dataErased } from '../log/erasure.ts'
import type { Reaction } from '../log/reaction.ts'
import { sheetIdsOfCase } from './queries.ts'

/**
 * A sheet quotes the case it was written for: where the personal data of a case is erased as the law asks, that of
 * its sheets goes with it.
 */
export const sheetReaction: Reaction = {
  name: 'sheets',
  touchedBy(operation) {
    if (operation.type !== dataErased.type) return []
    const { targets } = dataErased.facts.parse(operation.facts)
    return targets.filter(target => target.aggregate === 'case').map(target => target.id)
  },
  run(context, caseId) {
    const targets = sheetIdsOfCase(context.read, caseId).map(id => ({ aggregate: 'sheet', id }))
    if (targets.length === 0) return
    context.emit(dataErased, context.newId(), { facts: { targets, reason: 'sheets of an erased case' } })
  },
}
