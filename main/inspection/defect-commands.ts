import { warrantorOf } from '../contractors/warranty.ts'
import type { WorkPart } from '../contract/contractors.ts'
import { DeskError } from '../contract/errors.ts'
import {
  AddPhotoInput,
  ChangeDefectInput,
  MarkPhotoInput,
  Pin,
  RecordDefectInput,
  WithdrawDefectInput,
} from '../contract/inspections.ts'
import { refuseMoved, wholeOver } from '../contract/meanwhile.ts'
import { daysBehind } from '../estate/stage-rules.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { storedPlan } from '../unit-types/queries.ts'
import { known } from './commands.ts'
import * as happened from './defect-operations.ts'
import { marksOf, storedDefect } from './defect-queries.ts'

const permission = 'inspection.work'

/**
 * Records what is wrong in a room. Whoever warrants the part is proposed, and a day by which it is to be repaired. What
 * comes for an inspection that is over is kept and says so. Errors: `inspection.notFound`, `defect.known`,
 * `unitType.planNotFound`.
 */
export const recordDefect = defineCommand({
  name: 'defect.record',
  permission,
  input: RecordDefectInput,
  run(context, { defectId, inspectionId, text, ...asked }) {
    const { read, now, happenedAt } = context
    const { late, unitId, buildingId, typeId, side } = known(context, inspectionId)
    if (storedDefect(read, defectId)) throw new DeskError('defect.known')
    requirePlan(context, asked.pin)
    const { dueDays } = profileOf(read).inspection
    context.emit(happened.defectRecorded, defectId, {
      facts: {
        ...asked,
        ...responsible(context, unitId, asked.part),
        inspectionId,
        unitId,
        buildingId,
        typeId,
        side,
        dueOn: daysBehind(todayOf(read, happenedAt ?? now), dueDays[asked.severity]),
        late: late !== null,
      },
      personal: { text },
    })
    return { defectId, late }
  },
})

/** Says anew what it is. Errors: `defect.notFound`, `unitType.planNotFound`, `edit.changedMeanwhile`. */
export const changeDefect = defineCommand({
  name: 'defect.change',
  permission,
  input: ChangeDefectInput,
  run(context, { defectId, base, ...asked }) {
    const current = defect(context, defectId)
    const { text, ...entry } = wholeOver(base, asked, {
      part: current.part,
      kind: current.kind,
      severity: current.severity,
      text: current.text ?? '',
      pin: current.pin === null ? null : Pin.parse(JSON.parse(current.pin)),
      dueOn: current.due_on,
    })
    requirePlan(context, entry.pin)
    const { unit_id: unitId, works_id: worksId, contractor_id: contractorId } = current
    // What was given out stays with whoever has it.
    const owes =
      entry.part === current.part || current.order_id !== null
        ? { worksId, contractorId }
        : responsible(context, unitId, entry.part)
    context.emit(happened.defectChanged, defectId, {
      facts: { unitId, ...entry, ...owes },
      personal: { text },
    })
  },
})

/** The file is in the archive before this runs. Errors: `defect.notFound`. */
export const addDefectPhoto = defineCommand({
  name: 'defect.addPhoto',
  permission,
  input: AddPhotoInput,
  run(context, { defectId, fileId, of, marks, file: { name, hash, size, mediaType } }) {
    const { unit_id: unitId } = defect(context, defectId)
    context.emit(happened.defectPhotoAdded, defectId, {
      facts: { unitId, fileId, hash, size, mediaType, of, takenAt: context.happenedAt },
      personal: { name, marks },
    })
    return { fileId }
  },
})

/** Draws over a photo anew. Errors: `defect.notFound`, `defect.photoNotFound`, `edit.changedMeanwhile`. */
export const markPhoto = defineCommand({
  name: 'defect.markPhoto',
  permission,
  input: MarkPhotoInput,
  run(context, { defectId, fileId, marks, base }) {
    defect(context, defectId)
    const current = marksOf(context.read, fileId, defectId)
    if (!current) throw new DeskError('defect.photoNotFound')
    refuseMoved(base, { marks: current })
    context.emit(happened.defectPhotoMarked, defectId, { facts: { fileId }, personal: { marks } })
  },
})

/** Takes back what was recorded by mistake, or brings it back. Errors: `defect.notFound`, `defect.underRepair`. */
export const withdrawDefect = defineCommand({
  name: 'defect.withdraw',
  permission,
  input: WithdrawDefectInput,
  run(context, { defectId, withdrawn, reason }) {
    const current = defect(context, defectId)
    if ((current.state === 'void') === withdrawn) return
    if (withdrawn && current.state !== 'open') throw new DeskError('defect.underRepair')
    context.emit(happened.defectWithdrawn, defectId, {
      facts: { unitId: current.unit_id, withdrawn },
      personal: { reason: reason === '' ? undefined : reason },
    })
  },
})

export const defectCommands = [recordDefect, changeDefect, addDefectPhoto, markPhoto, withdrawDefect]

function defect({ read }: CommandContext, defectId: string) {
  const row = storedDefect(read, defectId)
  if (!row) throw new DeskError('defect.notFound')
  return row
}

function requirePlan({ read }: CommandContext, pin: { readonly planId: string } | null): void {
  if (pin !== null && !storedPlan(read, pin.planId)) throw new DeskError('unitType.planNotFound')
}

function responsible({ read, now }: CommandContext, unitId: string, part: WorkPart) {
  const cover = warrantorOf(read, unitId, part, todayOf(read, now))
  return { worksId: cover?.worksId ?? null, contractorId: cover?.contractorId ?? null }
}
