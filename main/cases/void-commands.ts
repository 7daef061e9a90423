import { openStates, RestoreCaseInput, VoidCaseInput } from '../contract/cases.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { endOpenWait, placesOf, take } from './checks.ts'
import { requireOriginal } from './duplicates.ts'
import { followersOf } from './links.ts'
import * as happened from './operations.ts'
import { caseCore, voidedFrom } from './queries.ts'

/** Takes a case out of the work: a mistake, or the same owner's matter a second time. */
export const voidCase = defineCommand({
  name: 'case.void',
  permission: 'case.void',
  input: VoidCaseInput,
  run(context, { caseId, reason, duplicateOf, text }) {
    const current = take(context, caseId, 'void')
    requireOriginal(context.read, caseId, reason, duplicateOf)
    endOpenWait(context, current, undefined, false)
    const from = openStates.find(state => state === current.state)
    const facts = { ...placesOf(current), reason, duplicateOf, from }
    context.emit(happened.caseVoided, caseId, { facts, personal: { text } })
    leaveFollowers(context, caseId, duplicateOf)
  },
})

/** Nobody follows a void case: the others follow what it repeats, or stand alone. */
function leaveFollowers(context: CommandContext, caseId: string, original: string | null): void {
  const goesOn = original === null ? undefined : caseCore(context.read, original)
  const above = goesOn?.leader ?? null
  const leader = above === null || above === caseId ? goesOn?.id : above
  for (const { id } of followersOf(context.read, caseId)) {
    const follower = caseCore(context.read, id)
    if (!follower) continue
    if (leader === undefined || leader === id)
      context.emit(happened.caseUnlinked, id, { facts: { ...placesOf(follower), leader: caseId } })
    else context.emit(happened.caseLinked, id, { facts: { ...placesOf(follower), leader, from: caseId } })
  }
}

export const restoreCase = defineCommand({
  name: 'case.restore',
  permission: 'case.void',
  input: RestoreCaseInput,
  run(context, { caseId }) {
    const current = take(context, caseId, 'restore')
    const to = voidedFrom(context.read, caseId) === 'received' ? 'received' : 'handling'
    context.emit(happened.caseRestored, caseId, { facts: { ...placesOf(current), to } })
  },
})
