import { DeskError } from '../../contract/errors.ts'
import { HandOverShiftInput, TakeOverShiftInput } from '../../contract/shifts.ts'
import { defineCommand } from '../../log/command.ts'
import { openLeaks } from '../queries.ts'
import { shiftHandedOver, shiftTakenOver } from './operations.ts'
import { isOnDuty, storedHandover } from './queries.ts'

const permission = 'leak.work'

/**
 * Hands over what is open, as it stands at this moment, to a colleague. Errors: `shift.toOneself`, `shift.nobody`.
 */
export const handOverShift = defineCommand({
  name: 'shift.handOver',
  permission,
  input: HandOverShiftInput,
  run({ read, actor, now, emit }, { handoverId, takenBy, note }) {
    const givenBy = actor.staffId
    if (givenBy === null || givenBy === takenBy) throw new DeskError('shift.toOneself')
    if (!isOnDuty(read, takenBy)) throw new DeskError('shift.nobody')
    const items = openLeaks(read, now).map(leak => ({
      caseId: leak.caseId,
      severity: leak.severity,
      state: leak.state,
      teamId: leak.teamId,
      keeperId: leak.keeperId,
      contactAt: leak.contactAt,
      contactDueAt: leak.contactDueAt,
      promisedAt: leak.contactPromisedAt,
    }))
    const late = items.filter(item => item.contactDueAt <= now).length
    emit(shiftHandedOver, handoverId, {
      facts: { givenBy, takenBy, handedAt: now, late, items },
      personal: { note },
    })
    return { handoverId, open: items.length }
  },
})

/** Confirms that what was handed over was taken over. Errors: `shift.notFound`, `shift.notYours`. */
export const takeOverShift = defineCommand({
  name: 'shift.takeOver',
  permission,
  input: TakeOverShiftInput,
  run({ read, actor, now, emit }, { handoverId }) {
    const found = storedHandover(read, handoverId)
    if (!found) throw new DeskError('shift.notFound')
    if (found.takenBy !== actor.staffId) throw new DeskError('shift.notYours')
    if (found.acceptedAt === null) emit(shiftTakenOver, handoverId, { facts: { acceptedAt: now } })
  },
})

export const shiftCommands = [handOverShift, takeOverShift]
