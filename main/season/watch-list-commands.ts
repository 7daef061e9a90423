import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import {
  AddWatchInput,
  ForgetWatchInput,
  RemoveWatchInput,
  SetWindwardInput,
} from '../contract/season-watch.ts'
import { unitPlace } from '../estate/queries.ts'
import { todayOf } from '../site/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { watchDecided, watchForgotten, windwardSet } from './watch-list-operations.ts'
import { decisionOf, stackItemOf, windwardOf } from './watch-list-queries.ts'

const permission = 'leak.work'

/** Puts a home, or its stack, on the watch list, with the reason. Errors: `unit.notFound`, `season.noStack`. */
export const addToWatchList = defineCommand({
  name: 'seasonWatch.add',
  permission,
  input: AddWatchInput,
  run(context, { unitId, stack, reason }) {
    const { read, now } = context
    if (!unitPlace(read, unitId)) throw new DeskError('unit.notFound')
    const itemId = stack ? stackItemOf(read, unitId, todayOf(read, now)) : `unit/${unitId}`
    if (itemId === undefined) throw new DeskError('season.noStack')
    decide(context, itemId, 'added', reason)
    return { itemId }
  },
})

/** Takes a home or a stack off the watch list, with the reason; it stays among those taken off. */
export const removeFromWatchList = defineCommand({
  name: 'seasonWatch.remove',
  permission,
  input: RemoveWatchInput,
  run(context, { itemId, reason }) {
    decide(context, itemId, 'removed', reason)
  },
})

/** Takes back what somebody decided. Nothing happens where nobody did. */
export const forgetWatch = defineCommand({
  name: 'seasonWatch.forget',
  permission,
  input: ForgetWatchInput,
  run({ read, emit }, { itemId }) {
    const decided = decisionOf(read, itemId)
    if (decided) emit(watchForgotten, decided.id, { facts: {} })
  },
})

/** Says where the wind of the season comes from. Errors: `edit.changedMeanwhile`. */
export const setWindward = defineCommand({
  name: 'seasonWatch.setWindward',
  permission: 'season.edit',
  input: SetWindwardInput,
  run({ read, emit, site }, { directions, base }) {
    refuseUnseen(base, { directions }, { directions: windwardOf(read) })
    emit(windwardSet, site.id, { facts: { directions: [...new Set(directions)] } })
  },
})

export const watchListCommands = [addToWatchList, removeFromWatchList, forgetWatch, setWindward]

function decide(context: CommandContext, item: string, kind: 'added' | 'removed', reason: string): void {
  const id = decisionOf(context.read, item)?.id ?? context.newId()
  const unitId = item.startsWith('unit/') ? item.slice('unit/'.length) : null
  context.emit(watchDecided, id, { facts: { item, unitId, kind }, personal: { reason } })
}
