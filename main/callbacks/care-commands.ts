import { PlanCareInput, SettleCareInput } from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { openVisitStates } from '../contract/visits.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { agreeVisit, planVisits } from '../visits/commands.ts'
import { storedVisit } from '../visits/queries.ts'
import { carePlanned, careRecorded } from './care-operations.ts'
import { requireCallback, thingOf } from './checks.ts'

/**
 * Plans a home visit to a dissatisfied owner, with its appointment where one is agreed; or takes it up in a visit that
 * is planned for the home already. Errors: `callback.notDissatisfied`, `callback.carePlanned`,
 * `callback.careWithoutHome`, those of planning a visit and of agreeing on one.
 */
export const planCare = defineCommand({
  name: 'callback.planCare',
  permission: 'visit.work',
  input: PlanCareInput,
  run(context, { callbackId, visitId, unitId, visitor, appointmentAt, note }) {
    const { read } = context
    const current = requireDissatisfied(context, callbackId)
    if (current.careVisit !== null && isOpen(read, current.careVisit))
      throw new DeskError('callback.carePlanned')
    const home = current.unitId ?? unitId
    if (home === null) throw new DeskError('callback.careWithoutHome')
    const known = storedVisit(read, visitId)
    if (known && known.unitId !== home) throw new DeskError('visit.notFound')
    if (known && !isOpen(read, visitId)) throw new DeskError('visit.wrongState')
    if (!known) {
      planVisits.run(context, { visits: [{ visitId, unitId: home }], purpose: 'care', visitor })
      if (appointmentAt !== null) agreeVisit.run(context, { visitId, appointmentAt, visitor, note })
    }
    context.emit(carePlanned, callbackId, { facts: { ...thingOf(current), visitId } })
  },
})

/** The owner is content again without a visit. Errors: `callback.notDissatisfied`. */
export const settleCare = defineCommand({
  name: 'callback.settleCare',
  permission: 'callback.record',
  input: SettleCareInput,
  run(context, { callbackId, result }) {
    const current = requireDissatisfied(context, callbackId)
    context.emit(careRecorded, callbackId, {
      facts: { ...thingOf(current), settled: true },
      personal: { result },
    })
  },
})

function requireDissatisfied(context: CommandContext, callbackId: string) {
  const current = requireCallback(context.read, callbackId)
  if (current.care === null || current.care === 'settled') throw new DeskError('callback.notDissatisfied')
  return current
}

function isOpen(read: ReadDatabase, visitId: string): boolean {
  const state = storedVisit(read, visitId)?.state
  return openVisitStates.some(one => one === state)
}

export const careCommands = [planCare, settleCare]
