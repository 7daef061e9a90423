import { DeskError } from '../contract/errors.ts'
import {
  BeginInspectionInput,
  CheckItemsInput,
  ConcludeInput,
  type LateBecause,
  MeasureInput,
  PlanInspectionsInput,
  type Recorded,
  SignInput,
  VoidInspectionInput,
} from '../contract/inspections.ts'
import { everyItem, measureFaults } from '../contract/profile-inspection.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { sectionVersion } from '../profiles/changes.ts'
import { profileOf } from '../profiles/profiles.ts'
import { staffExists } from '../staff/queries.ts'
import { storedType } from '../unit-types/queries.ts'
import { roomsToInspect } from '../unit-types/rules.ts'
import * as happened from './operations.ts'
import { storedInspection, typeOfHome } from './queries.ts'

const permission = 'inspection.work'

/** Plans walks through homes, all or none. Errors: `unit.notFound`, `staff.notFound`, `inspection.known`. */
export const planInspections = defineCommand({
  name: 'inspection.plan',
  permission,
  input: PlanInspectionsInput,
  run(context, { inspections, ...asked }) {
    const { read, emit } = context
    if (asked.inspector !== null && !staffExists(read, asked.inspector)) throw new DeskError('staff.notFound')
    for (const { inspectionId, unitId } of inspections) {
      requireNew(context, inspectionId)
      const { buildingId } = homeOf(context, unitId)
      emit(happened.inspectionPlanned, inspectionId, { facts: { unitId, buildingId, ...asked } })
    }
    return { planned: inspections.length }
  },
})

/**
 * Somebody begins to walk through a home, with the rooms and items as they are by then. A planned inspection that
 * somebody else began meanwhile is begun all the same: both exist. Errors: `unit.notFound`, `inspection.known`.
 */
export const beginInspection = defineCommand({
  name: 'inspection.begin',
  permission,
  input: BeginInspectionInput,
  run(context, { inspectionId, unitId, purpose, side, plannedId, batchId, visitId }) {
    const { read, site } = context
    requireNew(context, inspectionId)
    const { buildingId } = homeOf(context, unitId)
    const planned = plannedId === null ? undefined : storedInspection(read, plannedId)
    const type = typeOfHome(read, unitId)
    const rooms = roomsToInspect(profileOf(read).inspection, type).map(({ id, kind, name }) => ({
      id,
      kind,
      name,
    }))
    context.emit(happened.inspectionBegun, inspectionId, {
      facts: {
        unitId,
        buildingId,
        purpose,
        side,
        plannedId: planned?.state === 'planned' ? planned.id : null,
        batchId: batchId ?? planned?.batch_id ?? null,
        visitId,
        typeId: type?.id ?? null,
        typeVersion: type?.version ?? 0,
        checklistVersion: sectionVersion(read, site.id, 'inspection'),
        rooms,
      },
    })
    return { inspectionId }
  },
})

/** Says how items stand, many at once. Errors: `inspection.notFound`. */
export const checkItems = defineCommand({
  name: 'inspection.check',
  permission,
  input: CheckItemsInput,
  run(context, { inspectionId, results }): Recorded {
    const { late } = known(context, inspectionId)
    context.emit(happened.itemsChecked, inspectionId, { facts: { results, late: late !== null } })
    return { late }
  },
})

/** Keeps measured values, judged by the limits that hold now. Errors: `inspection.notFound`. */
export const measure = defineCommand({
  name: 'inspection.measure',
  permission,
  input: MeasureInput,
  run(context, { inspectionId, ...asked }) {
    const { late, typeId } = known(context, inspectionId)
    const item = itemOf(context, typeId, asked.itemId)
    const faults = item?.measure ? measureFaults(item.measure, asked.values, asked.design) : []
    context.emit(happened.valuesMeasured, inspectionId, {
      facts: { ...asked, faults, late: late !== null },
    })
    return { late, faults }
  },
})

/** The file is in the archive before this runs. Errors: `inspection.notFound`, `person.notFound`. */
export const signInspection = defineCommand({
  name: 'inspection.sign',
  permission,
  input: SignInput,
  run(context, { inspectionId, signatureId, role, personId, name, file }): Recorded {
    const { late, unitId, buildingId } = known(context, inspectionId)
    if (personId !== null && !personExists(context.read, personId)) throw new DeskError('person.notFound')
    const { hash, size, mediaType } = file
    context.emit(happened.inspectionSigned, inspectionId, {
      facts: { unitId, buildingId, signatureId, role, personId, hash, size, mediaType, late: late !== null },
      personal: { name },
    })
    return { late }
  },
})

/**
 * Ends an inspection with what came of it. One that was voided meanwhile stays void and keeps how it would have ended.
 * Errors: `inspection.notFound`, `inspection.doneAlready`, `inspection.reasonMissing`.
 */
export const concludeInspection = defineCommand({
  name: 'inspection.conclude',
  permission,
  input: ConcludeInput,
  run(context, { inspectionId, conclusion, reasons, note }): Recorded {
    const { late, unitId, buildingId } = known(context, inspectionId)
    if (late === 'done') throw new DeskError('inspection.doneAlready')
    if (conclusion === 'refused' && reasons.length === 0 && note === '')
      throw new DeskError('inspection.reasonMissing')
    context.emit(happened.inspectionConcluded, inspectionId, {
      facts: { unitId, buildingId, conclusion, reasons: [...new Set(reasons)], late: late !== null },
      personal: { note: note === '' ? undefined : note },
    })
    return { late }
  },
})

/** Says that an inspection does not count; what it found stays readable. Errors: `inspection.notFound`, `inspection.voidAlready`. */
export const voidInspection = defineCommand({
  name: 'inspection.void',
  permission,
  input: VoidInspectionInput,
  run(context, { inspectionId, reason }) {
    const { late, unitId, buildingId } = known(context, inspectionId)
    if (late === 'void') throw new DeskError('inspection.voidAlready')
    context.emit(happened.inspectionVoided, inspectionId, {
      facts: { unitId, buildingId },
      personal: { reason },
    })
  },
})

export const inspectionOwnCommands = [
  planInspections,
  beginInspection,
  checkItems,
  measure,
  signInspection,
  concludeInspection,
  voidInspection,
]

/** An inspection with whether it is over already, and why. Errors: `inspection.notFound`. */
export function known({ read }: CommandContext, inspectionId: string) {
  const row = storedInspection(read, inspectionId)
  if (!row) throw new DeskError('inspection.notFound')
  const late: LateBecause | null = row.state === 'done' || row.state === 'void' ? row.state : null
  return { late, unitId: row.unit_id, buildingId: row.building_id, typeId: row.type_id, side: row.side }
}

function requireNew({ read }: CommandContext, inspectionId: string): void {
  if (storedInspection(read, inspectionId)) throw new DeskError('inspection.known')
}

function homeOf({ read }: CommandContext, unitId: string) {
  const place = unitPlace(read, unitId)
  if (!place) throw new DeskError('unit.notFound')
  return place
}

function itemOf({ read }: CommandContext, typeId: string | null, itemId: string) {
  const shipped = everyItem(profileOf(read).inspection).find(({ item }) => item.id === itemId)?.item
  const type = typeId === null ? undefined : storedType(read, typeId)
  return shipped ?? type?.checklists.flatMap(({ added }) => added).find(({ id }) => id === itemId)
}
