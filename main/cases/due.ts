import { z } from 'zod'
import { DeadlineGoal } from '../contract/profile-deadlines.ts'
import { Millis } from '../contract/values.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { caseTable } from './tables.ts'

/** The nearest deadline of a case that is neither met nor stopped; null where there is none. */
export const NearestDue = z.object({ at: Millis, warnAt: Millis.nullable(), goal: DeadlineGoal }).nullable()
export type NearestDue = z.infer<typeof NearestDue>

/** Notes on a case when it is due. For operations on the deadlines of a case, which carry what was worked out. */
export function markDue(tx: TableWriter, caseId: string, due: NearestDue): void {
  tx.update(caseTable, caseId, {
    due_at: due?.at ?? null,
    due_warn_at: due?.warnAt ?? null,
    due_goal: due?.goal ?? null,
  })
}
