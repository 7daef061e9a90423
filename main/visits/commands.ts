import { receiveCase } from '../cases/commands.ts'
import { makePromise } from '../cases/promise-commands.ts'
import { DeskError } from '../contract/errors.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import {
  AddVisitFilesInput,
  AgreeVisitInput,
  CancelVisitInput,
  HoldVisitInput,
  MissVisitInput,
  openVisitStates,
  PlanVisitsInput,
} from '../contract/visits.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { staffExists } from '../staff/queries.ts'
import * as happened from './operations.ts'
import { openVisitOf, type StoredVisit, storedVisit } from './queries.ts'

/** Clocks of devices may run ahead by this much. */
const aheadAllowed = 10 * 60_000

/** Plans visits of homes, all or none. Errors: `unit.notFound`, `visit.alreadyPlanned`, `staff.notFound`. */
export const planVisits = defineCommand({
  name: 'visit.plan',
  permission: 'visit.work',
  input: PlanVisitsInput,
  run(context, { visits, purpose, visitor }) {
    requireStaff(context, visitor)
    for (const { visitId, unitId } of visits) {
      const place = unitPlace(context.read, unitId)
      if (!place) throw new DeskError('unit.notFound')
      if (openVisitOf(context.read, unitId) !== undefined)
        throw new DeskError('visit.alreadyPlanned', { number: place.number })
      context.emit(happened.visitPlanned, visitId, {
        facts: { unitId, buildingId: place.buildingId, purpose, visitor },
      })
    }
    return { planned: visits.length }
  },
})

/** Agrees on an appointment, or moves it. Errors: `visit.notFound`, `visit.wrongState`, `staff.notFound`, `edit.changedMeanwhile`. */
export const agreeVisit = defineCommand({
  name: 'visit.agree',
  permission: 'visit.work',
  input: AgreeVisitInput,
  run(context, { visitId, base, ...asked }) {
    const current = openVisit(context, visitId)
    const { unitId } = current
    const { appointmentAt, visitor, note } = wholeOver(base, asked, {
      appointmentAt: current.appointmentAt ?? asked.appointmentAt,
      visitor: current.visitor,
      note: current.note ?? '',
    })
    requireStaff(context, visitor)
    context.emit(happened.visitAgreed, visitId, {
      facts: { unitId, appointmentAt, visitor },
      personal: { note: note === '' ? undefined : note },
    })
  },
})

/**
 * Records a visit with its minutes; what came up becomes cases in the same step, with what was promised.
 * Errors: `visit.notFound`, `visit.wrongState`, `visit.heldInFuture`, `person.notFound`, those of taking a case.
 */
export const holdVisit = defineCommand({
  name: 'visit.hold',
  permission: 'visit.work',
  input: HoldVisitInput,
  run(context, { visitId, heldAt, personId, present, minutes, followUps, settled }) {
    const { unitId } = openVisit(context, visitId)
    if (heldAt > context.now + aheadAllowed) throw new DeskError('visit.heldInFuture')
    if (personId !== null && !personExists(context.read, personId)) throw new DeskError('person.notFound')
    context.emit(happened.visitHeld, visitId, {
      facts: { unitId, heldAt, personId, settled },
      personal: { present, minutes },
    })
    const cases = followUps.map(({ promise, ...matter }) => {
      const taken = receiveCase.run(context, { ...matter, channel: 'home-visit', unitId, room: null })
      context.emit(happened.visitFollowedUp, visitId, { facts: { unitId, caseId: taken.caseId } })
      if (promise) makePromise.run(context, { ...promise, caseId: taken.caseId })
      return taken
    })
    return { cases }
  },
})

export const missVisit = defineCommand({
  name: 'visit.miss',
  permission: 'visit.work',
  input: MissVisitInput,
  run(context, { visitId, note }) {
    const { unitId } = openVisit(context, visitId)
    context.emit(happened.visitMissed, visitId, {
      facts: { unitId },
      personal: { note: note === '' ? undefined : note },
    })
  },
})

export const cancelVisit = defineCommand({
  name: 'visit.cancel',
  permission: 'visit.work',
  input: CancelVisitInput,
  run(context, { visitId, note }) {
    const { unitId } = openVisit(context, visitId)
    context.emit(happened.visitCancelled, visitId, { facts: { unitId }, personal: { note } })
  },
})

/**
 * Adds files to a visit, however it stands: photos may come before its minutes and long after. The files are in the
 * archive before this runs: a row implies a file. Errors: `visit.notFound`.
 */
export const addVisitFiles = defineCommand({
  name: 'visit.addFiles',
  permission: 'visit.work',
  input: AddVisitFilesInput,
  run(context, { visitId, files }) {
    const visit = storedVisit(context.read, visitId)
    if (!visit) throw new DeskError('visit.notFound')
    context.emit(happened.visitFilesAdded, visitId, {
      facts: {
        unitId: visit.unitId,
        files: files.map(({ fileId, hash, size, mediaType, takenAt }) => ({
          fileId,
          hash,
          size,
          mediaType,
          takenAt,
        })),
      },
      personal: { names: files.map(({ name }) => name) },
    })
    return { added: files.length }
  },
})

export const visitCommands = [planVisits, agreeVisit, holdVisit, missVisit, cancelVisit, addVisitFiles]

function openVisit({ read }: CommandContext, visitId: string): StoredVisit {
  const visit = storedVisit(read, visitId)
  if (!visit) throw new DeskError('visit.notFound')
  if (!openVisitStates.some(state => state === visit.state)) throw new DeskError('visit.wrongState')
  return visit
}

function requireStaff({ read }: CommandContext, staffId: string | null): void {
  if (staffId !== null && !staffExists(read, staffId)) throw new DeskError('staff.notFound')
}
