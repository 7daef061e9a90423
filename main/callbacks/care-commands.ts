import { PlanCareInput, RecordCareInput } from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { dayStamp } from '../site/time.ts'
import { staffExists } from '../staff/queries.ts'
import { carePlanned, careRecorded } from './care-operations.ts'
import { requireCallback, requireSite, thingOf } from './checks.ts'

/** Plans who goes to see a dissatisfied owner, and when. Errors: `callback.notDissatisfied`, `staff.notFound`. */
export const planCare = defineCommand({
  name: 'callback.planCare',
  permission: 'callback.record',
  input: PlanCareInput,
  run(context, { callbackId, on, by }) {
    const current = requireDissatisfied(context, callbackId)
    if (!staffExists(context.read, by)) throw new DeskError('staff.notFound')
    context.emit(carePlanned, callbackId, { facts: { ...thingOf(current), on, by } })
  },
})

/** Records what came of a visit. Errors: `callback.notDissatisfied`, `callback.careInFuture`. */
export const recordCare = defineCommand({
  name: 'callback.recordCare',
  permission: 'callback.record',
  input: RecordCareInput,
  run(context, { callbackId, on, result, settled }) {
    const current = requireDissatisfied(context, callbackId)
    if (on > dayStamp(context.now, requireSite(context.read).timeZone))
      throw new DeskError('callback.careInFuture', { on })
    context.emit(careRecorded, callbackId, {
      facts: { ...thingOf(current), on, by: context.actor.staffId, settled },
      personal: { result },
    })
  },
})

function requireDissatisfied(context: CommandContext, callbackId: string) {
  const current = requireCallback(context.read, callbackId)
  if (current.care === null || current.care === 'settled') throw new DeskError('callback.notDissatisfied')
  return current
}

export const careCommands = [planCare, recordCare]
