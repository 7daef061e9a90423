import { z } from 'zod'
import { UsedAnswer } from '../contract/used-answer.ts'
import type { Reaction } from '../log/reaction.ts'
import { answerUsed } from './operations.ts'
import { approvedVersion } from './queries.ts'

const Use = UsedAnswer.extend({ caseId: z.string() })
const Facts = z.object({ usedAnswer: UsedAnswer })
const saying: ReadonlySet<string> = new Set(['case.noted', 'case.resolved'])

/** Counts a version each time it was said to an owner; which one it was stands in the entry itself. */
export const answerUseReaction: Reaction = {
  name: 'answer-use',
  touchedBy({ type, aggregateId, facts }) {
    if (!saying.has(type)) return []
    const said = Facts.safeParse(facts)
    return said.success ? [JSON.stringify({ ...said.data.usedAnswer, caseId: aggregateId })] : []
  },
  run(context, id) {
    const { answerId, version, caseId } = Use.parse(JSON.parse(id))
    const versionId = approvedVersion(context.read, answerId, version)
    if (versionId !== undefined) context.emit(answerUsed, answerId, { facts: { versionId, version, caseId } })
  },
}
