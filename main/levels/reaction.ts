import { type JudgedCase, judgedCase } from '../cases/collective.ts'
import { caseLevelProposed } from '../cases/operations.ts'
import { isRegisterHistory } from '../cases/register.ts'
import { pathOf } from '../cases/rows.ts'
import { CaseKind, caseLevels, Channel } from '../contract/cases.ts'
import { type LevelProposal, proposeLevel } from '../contract/levels.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { hasHappened } from '../log/history.ts'
import type { Reaction } from '../log/reaction.ts'
import { profileOf } from '../profiles/profiles.ts'
import { casesTouched, isInActiveWarning } from '../warnings/queries.ts'
import { countsFor } from './facts.ts'

/** What may change how grave a case is. */
const watched: ReadonlySet<string> = new Set([
  'case.received',
  'case.corrected',
  'case.restored',
  'deadline.breached',
])

/** Proposes a level with its reason; it counts until a person decides otherwise. */
export const levelsReaction: Reaction = {
  name: 'levels',
  touchedBy(operation) {
    if (watched.has(operation.type)) return isRegisterHistory(operation) ? [] : [operation.aggregateId]
    return casesTouched(operation)
  },
  run(context, caseId) {
    const { read } = context
    const found = judgedCase(read, caseId)
    if (!found || found.state === 'void') return
    // What an old register closed is history, and where the words were erased nothing can be judged anew.
    if ((found.imported === 1 && found.state === 'closed') || found.text === null) return
    const profile = profileOf(read)
    const proposal = judge(read, profile, found)
    const level = proposal?.level ?? null
    const rule = proposal?.rule ?? null
    if (level === found.proposedLevel && rule === found.proposedReason) return
    context.emit(caseLevelProposed, caseId, {
      facts: {
        unitId: found.unitId,
        personId: found.personId,
        level: caseLevels.find(one => one === level) ?? null,
        rule,
        ...(proposal && proposal.words.length > 0 ? { words: [...proposal.words] } : {}),
        rules: profile.levels.version,
        // A kind without levels has none, whatever was decided before.
        adopted: found.levelBy === null || level === null,
      },
    })
  },
}

function judge(read: ReadDatabase, profile: Profile, found: JudgedCase): LevelProposal | null {
  const kind = CaseKind.safeParse(found.kind)
  const channel = Channel.safeParse(found.channel)
  if (!kind.success || !channel.success) return null
  const category = pathOf(found.category)
  return proposeLevel(profile.levels, {
    kind: kind.data,
    category,
    channel: channel.data,
    emergency: found.emergency === 1,
    text: `${found.text ?? ''}\n${found.wish ?? ''}`,
    isCollective: () => isInActiveWarning(read, found.id),
    isOverdue: () => hasHappened(read, found.id, 'deadline.breached'),
    ...countsFor(read, profile, { ...found, category, stored: true }),
  })
}
