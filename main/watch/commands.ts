import { receiveCase } from '../cases/commands.ts'
import { DeskError } from '../contract/errors.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import {
  DoRoundInput,
  RemoveWatchPlaceInput,
  ReportFindingInput,
  RestoreWatchPlaceInput,
  SaveWatchPlaceInput,
  UndoRoundInput,
  type WatchKind,
} from '../contract/watch.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { todayOf } from '../site/queries.ts'
import { staffExists } from '../staff/queries.ts'
import * as happened from './operations.ts'
import {
  lastRoundDay,
  latestRound,
  mostPlaces,
  placeCount,
  type StoredPlace,
  watchPlace,
  watchRound,
} from './queries.ts'
import { roundStand } from './rules.ts'

/** Puts an address on the watch list or changes its entry. Errors: `watch.tooMany`, `staff.notFound`, `edit.changedMeanwhile`. */
export const saveWatchPlace = defineCommand({
  name: 'watch.save',
  permission: 'watch.edit',
  input: SaveWatchPlaceInput,
  run(context, { placeId, base, ...asked }) {
    const current = watchPlace(context.read, placeId)
    const entry = wholeOver(base, asked, current)
    if (!current && placeCount(context.read) >= mostPlaces)
      throw new DeskError('watch.tooMany', { most: mostPlaces })
    if (entry.watcher !== null && !staffExists(context.read, entry.watcher))
      throw new DeskError('staff.notFound')
    const today = todayOf(context.read, context.now)
    // Another rhythm begins anew: what the old one missed stays in the ledger.
    const keeps = current && current.rhythm === entry.rhythm && current.weekday === entry.weekday
    context.emit(happened.watchPlaceSaved, placeId, {
      facts: { ...entry, fresh: !current, since: keeps ? current.since : today },
    })
    return { placeId }
  },
})

/** Takes an address off the list. Errors: `watch.notFound`, `watch.notActive`. */
export const removeWatchPlace = defineCommand({
  name: 'watch.remove',
  permission: 'watch.edit',
  input: RemoveWatchPlaceInput,
  run(context, { placeId }) {
    activePlace(context, placeId)
    context.emit(happened.watchPlaceRemoved, placeId, { facts: {} })
  },
})

export const restoreWatchPlace = defineCommand({
  name: 'watch.restore',
  permission: 'watch.edit',
  input: RestoreWatchPlaceInput,
  run(context, { placeId }) {
    const place = knownPlace(context, placeId)
    if (place.active === 1) throw new DeskError('watch.active', { name: place.name })
    context.emit(happened.watchPlaceRestored, placeId, {
      facts: { since: todayOf(context.read, context.now) },
    })
  },
})

/**
 * Ticks the round that is due, with nothing found or the place out of reach. Errors: `watch.notFound`,
 * `watch.notActive`, `watch.roundDone` where somebody was quicker.
 */
export const doRound = defineCommand({
  name: 'watch.doRound',
  permission: 'watch.round',
  input: DoRoundInput,
  run(context, { placeId, roundId, outcome }) {
    const place = activePlace(context, placeId)
    const { state, dueDay } = standNow(context, place)
    if (state === 'done') throw new DeskError('watch.roundDone', { name: place.name, day: dueDay })
    context.emit(happened.watchRoundDone, placeId, { facts: { roundId, day: dueDay, outcome } })
    return { roundId }
  },
})

/** Takes a round back that was ticked by mistake. Errors: `watch.roundNotFound`, `watch.roundHasFindings`. */
export const undoRound = defineCommand({
  name: 'watch.undoRound',
  permission: 'watch.round',
  input: UndoRoundInput,
  run(context, { roundId }) {
    const round = watchRound(context.read, roundId)
    if (!round) throw new DeskError('watch.roundNotFound')
    if (round.outcome === 'finding') throw new DeskError('watch.roundHasFindings')
    context.emit(happened.watchRoundUndone, round.placeId, { facts: { roundId } })
  },
})

/**
 * Takes a finding as a case with the address of the post, and counts the round as done. More findings of the same
 * round, and findings between rounds, are taken too. Errors: those of taking a case, `watch.notActive`.
 */
export const reportFinding = defineCommand({
  name: 'watch.reportFinding',
  permission: 'case.take',
  input: ReportFindingInput,
  run(context, { placeId, roundId, findingId, postedAt, matter }) {
    const place = activePlace(context, placeId)
    const { state, dueDay } = standNow(context, place)
    const done = state === 'done' ? latestRound(context.read, placeId) : undefined
    if (done === undefined) {
      // Found before its first round falls due: the finding makes a round of today.
      const day = state === 'done' ? todayOf(context.read, context.now) : dueDay
      context.emit(happened.watchRoundDone, placeId, { facts: { roundId, day, outcome: 'finding' } })
    }
    const taken = receiveCase.run(context, { ...matter, channel: channelOf(place.kind) })
    context.emit(happened.watchFound, placeId, {
      facts: { findingId, roundId: done ?? roundId, caseId: taken.caseId, postedAt },
    })
    return taken
  },
})

export const watchCommands = [
  saveWatchPlace,
  removeWatchPlace,
  restoreWatchPlace,
  doRound,
  undoRound,
  reportFinding,
]

/** By which channel a finding came. */
const channelOf = (kind: WatchKind) =>
  kind === 'microblog' || kind === 'short-video' ? ('microblog' as const) : ('forum' as const)

function knownPlace({ read }: CommandContext, placeId: string): StoredPlace {
  const place = watchPlace(read, placeId)
  if (!place) throw new DeskError('watch.notFound')
  return place
}

function activePlace(context: CommandContext, placeId: string): StoredPlace {
  const place = knownPlace(context, placeId)
  if (place.active === 0) throw new DeskError('watch.notActive', { name: place.name })
  return place
}

function standNow({ read, now }: CommandContext, place: StoredPlace) {
  return roundStand(place, lastRoundDay(read, place.id), todayOf(read, now))
}
