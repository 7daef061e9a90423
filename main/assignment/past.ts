import { z } from 'zod'
import { caseAssigned } from '../cases/operations.ts'
import { caseCore } from '../cases/queries.ts'
import { isRegisterHistory } from '../cases/register.ts'
import { pathOf } from '../cases/rows.ts'
import { type CaseKind, openStates } from '../contract/cases.ts'
import { pastOf } from '../contract/levels.ts'
import type { Operation } from '../log/operation.ts'
import type { Reaction } from '../log/reaction.ts'
import { profileOf } from '../profiles/profiles.ts'
import { listStaff } from '../staff/queries.ts'

/** Kinds in which somebody can be complained of. */
const complaints: ReadonlySet<CaseKind> = new Set(['complaint', 'dispute'])

const Facts = z.object({
  kind: z.string().optional(),
  cause: z.string().nullish(),
  changed: z.array(z.string()).optional(),
})

/** Whether an operation may lead a case past somebody: its kind, its category, its cause, or who is complained of. */
function maySay(operation: Operation<unknown, unknown>): boolean {
  const { type } = operation
  if (type === 'case.complainedOf') return true
  if (!watched.has(type) || isRegisterHistory(operation)) return false
  const facts = Facts.safeParse(operation.facts)
  if (!facts.success) return false
  const { kind, cause, changed } = facts.data
  if (type === 'case.received') return kind === 'complaint' || kind === 'dispute'
  if (type === 'case.corrected') return changed?.some(name => name === 'kind' || name === 'category') ?? false
  return typeof cause === 'string'
}
const watched: ReadonlySet<string> = new Set([
  'case.received',
  'case.corrected',
  'case.causeFound',
  'case.resolved',
])

/**
 * A complaint about people, such as sales staff, takes a path past them: a manager takes it, whatever the rules of
 * assignment say. So is one that nobody has because who had it is complained of. A manager may hand it on.
 */
export const pastReaction: Reaction = {
  name: 'past',
  touchedBy: operation => (maySay(operation) ? [operation.aggregateId] : []),
  run(context, caseId) {
    const { read } = context
    const current = caseCore(read, caseId)
    if (!current || !complaints.has(current.kind) || !openStates.some(state => state === current.state))
      return
    const { kind, cause, assignee, complainedStaff, unitId, personId } = current
    const past = pastOf(profileOf(read), { kind, category: pathOf(current.category), cause })
    const orphaned = complainedStaff !== null && assignee === null
    if (!past && !orphaned) return
    const managers = listStaff(read).filter(
      ({ id, role, active }) => active === 1 && role === 'manager' && id !== complainedStaff,
    )
    const [manager] = managers
    if (!manager || managers.some(({ id }) => id === assignee)) return
    context.emit(caseAssigned, caseId, { facts: { unitId, personId, to: manager.id } })
  },
}
