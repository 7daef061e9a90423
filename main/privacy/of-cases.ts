import { callbackIdsToErase, careVisitIds } from '../callbacks/of-person.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { ErasedAggregate } from '../log/operation.ts'
import { sourceStepIdsToErase } from '../leaks/sources/of-cases.ts'
import { sheetIdsToErase } from '../sheets/of-person.ts'

/** Whose words go with a case that nobody's record stands behind: its own, its sheets', callbacks', visits' and sources'. */
export function caseTargets(read: ReadDatabase, caseId: string): ErasedAggregate[] {
  // Nobody has an empty id: only what is about the case is found.
  const callbacks = callbackIdsToErase(read, '', [caseId])
  const targets = (aggregate: string, ids: readonly string[]) => ids.map(id => ({ aggregate, id }))
  return [
    { aggregate: 'case', id: caseId },
    ...targets('callback', callbacks),
    ...targets('sheet', sheetIdsToErase(read, null, [caseId])),
    ...targets('visit', careVisitIds(read, callbacks)),
    ...targets('leak-source', sourceStepIdsToErase(read, [caseId])),
  ]
}
