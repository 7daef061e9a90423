import { DeskError } from '../contract/errors.ts'
import * as inputs from '../contract/letters.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { defineCommand } from '../log/command.ts'
import { take } from './known.ts'
import { letterPosted, letterTakenDown } from './posting-operations.ts'
import { posting } from './queries.ts'

const permission = 'register.work'

/** Says where a notice to owners hangs and how many it reached. */
export const postNotice = defineCommand({
  name: 'letter.post',
  permission,
  input: inputs.PostNoticeInput,
  run(context, { letterId, ...facts }) {
    if (take(context, letterId, 'post').direction !== 'owners') throw new DeskError('letter.wrongState')
    context.emit(letterPosted, letterId, { facts })
  },
})

export const takeDownNotice = defineCommand({
  name: 'letter.takeDown',
  permission,
  input: inputs.TakeDownInput,
  run(context, { letterId, postingId, on, base }) {
    const found = posting(context.read, letterId, postingId)
    if (!found) throw new DeskError('letter.postingNotFound')
    refuseUnseen(base, { until: on }, { until: found.until })
    context.emit(letterTakenDown, letterId, { facts: { postingId, on } })
  },
})

export const postingCommands = [postNotice, takeDownNotice]
