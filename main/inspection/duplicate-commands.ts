import { DeskError } from '../contract/errors.ts'
import { JoinDefectInput, JudgeDifferentInput, PartDefectInput } from '../contract/rectification.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { storedDefect } from './defect-queries.ts'
import { defectJoined, defectParted, defectsJudgedDifferent } from './rectification-operations.ts'
import { joinedInto } from './rectification-queries.ts'

const permission = 'inspection.work'

/**
 * Says that a defect is the same as another one of its home; what was joined into it goes along. Errors:
 * `defect.notFound`, `defect.otherHome`, `defect.joinedAlready`.
 */
export const joinDefect = defineCommand({
  name: 'defect.join',
  permission,
  input: JoinDefectInput,
  run(context, { defectId, into }) {
    const [one, other] = [known(context, defectId), known(context, into)]
    if (one.joined_into !== null || other.joined_into !== null) throw new DeskError('defect.joinedAlready')
    if (defectId === into || one.unit_id !== other.unit_id) throw new DeskError('defect.otherHome')
    const facts = { unitId: one.unit_id, into }
    for (const id of [...joinedInto(context.read, defectId), defectId])
      context.emit(defectJoined, id, { facts })
  },
})

/** Takes a defect out of the one it was joined into. Errors: `defect.notFound`. */
export const partDefect = defineCommand({
  name: 'defect.part',
  permission,
  input: PartDefectInput,
  run(context, { defectId }) {
    const { unit_id: unitId, joined_into: from } = known(context, defectId)
    if (from !== null) context.emit(defectParted, defectId, { facts: { unitId, from } })
  },
})

/** Says that two defects that look alike are two. Errors: `defect.notFound`, `defect.otherHome`. */
export const judgeDifferent = defineCommand({
  name: 'defect.judgeDifferent',
  permission,
  input: JudgeDifferentInput,
  run(context, { one, other }) {
    const pair = [known(context, one), known(context, other)] as const
    if (one === other || pair[0].unit_id !== pair[1].unit_id) throw new DeskError('defect.otherHome')
    const [first, second] = one < other ? [one, other] : [other, one]
    context.emit(defectsJudgedDifferent, first, { facts: { other: second } })
  },
})

export const duplicateCommands = [joinDefect, partDefect, judgeDifferent]

function known({ read }: CommandContext, defectId: string) {
  const row = storedDefect(read, defectId)
  if (!row) throw new DeskError('defect.notFound')
  return row
}
