import { receiveCase } from '../cases/commands.ts'
import { DeskError } from '../contract/errors.ts'
import type { NodeKind } from '../contract/estate.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import {
  AddUsualPointsInput,
  AttachCheckFileInput,
  CheckInput,
  type CheckPlace,
  mostWatched,
  PatrolRoundInput,
  PointInput,
  PrePatrolInput,
  ReportFaultInput,
  SavePointInput,
  StartPatrolInput,
  UndoCheckInput,
} from '../contract/patrols.ts'
import { emergency } from '../emergencies/queries.ts'
import { estateNode, unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { readSite, todayOf } from '../site/queries.ts'
import * as happened from './patrol-operations.ts'
import {
  isOpen,
  kindsOfBuildings,
  openStopsOf,
  patrolPoints,
  patrolRound,
  roundsOfEmergency,
  storedCheck,
  storedPoint,
  storedStop,
  stopsOfCheck,
} from './patrol-queries.ts'
import { usualPoints } from './patrol-rules.ts'
import { watchList } from './watch-list-queries.ts'

const edits = 'season.edit'
const permission = 'leak.work'

/** Puts a point on the list or changes its entry. Errors: `estate.nodeNotFound`, `edit.changedMeanwhile`. */
export const savePoint = defineCommand({
  name: 'patrol.savePoint',
  permission: edits,
  input: SavePointInput,
  run(context, { pointId, base, ...asked }) {
    const current = storedPoint(context.read, pointId)
    if (asked.buildingId !== null) requireNode(context, asked.buildingId, ['building'])
    if (!current) {
      const since = todayOf(context.read, context.now)
      context.emit(happened.pointAdded, pointId, { facts: { ...asked, since } })
      return
    }
    const { kind, name, buildingId, place, everyDays } = current
    const facts = wholeOver(base, asked, { kind, name, buildingId, place, everyDays })
    context.emit(happened.pointChanged, pointId, { facts })
  },
})

/** Enters what every building has; kinds a building has already are left alone. Answers how many. Errors: `estate.nodeNotFound`. */
export const addUsualPoints = defineCommand({
  name: 'patrol.addUsual',
  permission: edits,
  input: AddUsualPointsInput,
  run(context, { buildingIds }) {
    const language = readSite(context.read)?.language ?? 'zh'
    const since = todayOf(context.read, context.now)
    const there = kindsOfBuildings(context.read)
    let added = 0
    for (const buildingId of new Set(buildingIds)) {
      requireNode(context, buildingId, ['building'])
      for (const { kind, name, everyDays } of usualPoints) {
        if (there.get(buildingId)?.has(kind)) continue
        added += 1
        context.emit(happened.pointAdded, context.newId(), {
          facts: { kind, name: name[language], buildingId, place: '', everyDays, since },
        })
      }
    }
    return { added }
  },
})

/** Not looked at any more; its checks stay. Errors: `patrol.pointNotFound`. */
export const retirePoint = defineCommand({
  name: 'patrol.retirePoint',
  permission: edits,
  input: PointInput,
  run(context, { pointId }) {
    if (known(context, pointId).active === 1) retired(context, pointId, false)
  },
})

/** Looked at again, from today on. Errors: `patrol.pointNotFound`. */
export const restorePoint = defineCommand({
  name: 'patrol.restorePoint',
  permission: edits,
  input: PointInput,
  run(context, { pointId }) {
    if (known(context, pointId).active === 0) retired(context, pointId, true)
  },
})

/**
 * Somebody looked. A point counts for every open round it is on; a place of a round that a colleague looked at meanwhile
 * is refused. Errors: `patrol.pointNotFound`, `patrol.pointRetired`, `patrol.stopNotFound`, `patrol.checkedAlready`,
 * `patrol.roundEnded`.
 */
export const checkPoint = defineCommand({
  name: 'patrol.check',
  permission,
  input: CheckInput,
  run(context, { checkId, outcome, found, place }) {
    record(context, place, { checkId, outcome, found, caseId: null })
  },
})

/** A fault becomes a case. Errors: those of {@link checkPoint}, those of taking a case. */
export const reportFault = defineCommand({
  name: 'patrol.reportFault',
  permission: 'case.take',
  input: ReportFaultInput,
  run(context, { checkId, found, matter, place }) {
    const taken = receiveCase.run(context, { ...matter, channel: 'staff' })
    record(context, place, { checkId, outcome: 'fault', found: found ?? matter.text, caseId: taken.caseId })
    return taken
  },
})

/** Takes a check back that was noted by mistake. Errors: `patrol.checkNotFound`, `patrol.checkHasCase`. */
export const undoCheck = defineCommand({
  name: 'patrol.undoCheck',
  permission,
  input: UndoCheckInput,
  run({ read, emit }, { checkId }) {
    const check = storedCheck(read, checkId)
    if (!check) throw new DeskError('patrol.checkNotFound')
    if (check.caseId !== null || check.files > 0) throw new DeskError('patrol.checkHasCase')
    emit(happened.patrolCheckUndone, checkId, {
      facts: { pointId: check.pointId, stopIds: stopsOfCheck(read, checkId) },
    })
  },
})

/** The file is in the archive before this runs: a row implies a file. Errors: `patrol.checkNotFound`. */
export const attachCheckFile = defineCommand({
  name: 'patrol.attachFile',
  permission,
  input: AttachCheckFileInput,
  run({ read, emit }, { checkId, name, ...facts }) {
    if (!storedCheck(read, checkId)) throw new DeskError('patrol.checkNotFound')
    emit(happened.patrolFileAttached, checkId, { facts, personal: { name } })
    return { fileId: facts.fileId }
  },
})

/**
 * Starts a round beside the usual ones: points, stacks, homes, in that order. What is named twice stands in it once.
 * Errors: `patrol.nothingChosen`, `patrol.pointNotFound`, `patrol.pointRetired`, `estate.nodeNotFound`, `unit.notFound`.
 */
export const startPatrol = defineCommand({
  name: 'patrol.start',
  permission,
  input: StartPatrolInput,
  run(context, { roundId, title, reason, pointIds, stacks, unitIds, emergencyId = null }) {
    if (pointIds.length + stacks.length + unitIds.length === 0) throw new DeskError('patrol.nothingChosen')
    for (const pointId of pointIds) active(context, pointId)
    for (const unitId of unitIds) if (!unitPlace(context.read, unitId)) throw new DeskError('unit.notFound')
    for (const { parentId } of stacks) requireNode(context, parentId, ['building', 'entrance'])
    const stackOnce = new Map(stacks.map(place => [`${place.parentId}/${place.stack}`, place]))
    const stops = [
      ...[...new Set(pointIds)].map(pointId => ({ id: context.newId(), pointId, unitId: null })),
      ...[...stackOnce.values()].map(stack => ({ id: context.newId(), pointId: null, unitId: null, stack })),
      ...[...new Set(unitIds)].map(unitId => ({ id: context.newId(), pointId: null, unitId })),
    ]
    context.emit(happened.patrolStarted, roundId, { facts: { title, reason, emergencyId, stops } })
    return { roundId, stops: stops.length }
  },
})

/**
 * Starts the round before the rain of an emergency: every point of the list, the stacks and homes of the watch list.
 * Where a colleague started it already, that one is answered. Errors: `emergency.notFound`, `patrol.nothingChosen`.
 */
export const startPrePatrol = defineCommand({
  name: 'patrol.startBefore',
  permission,
  input: PrePatrolInput,
  run(context, { roundId, emergencyId, title }) {
    const { read, now } = context
    if (!emergency(read, emergencyId)) throw new DeskError('emergency.notFound')
    const [known] = roundsOfEmergency(read, emergencyId)
    if (known) return { roundId: known.id, stops: known.stops }
    const today = todayOf(read, now)
    const { rows } = watchList(read, {}, { now, today }, null)
    const watched = rows.slice(0, mostWatched)
    const unitIds = watched.flatMap(({ unitId }) => unitId ?? [])
    const stacks = watched.flatMap(({ stack, parentId }) => (stack === null ? [] : { parentId, stack }))
    const pointIds = patrolPoints(read, today).map(({ id }) => id)
    return startPatrol.run(context, {
      roundId,
      title,
      reason: 'storm',
      pointIds,
      stacks,
      unitIds,
      emergencyId,
    })
  },
})

/** Ends a round though not everything was looked at. Errors: `patrol.roundNotFound`, `patrol.roundEnded`. */
export const endPatrol = defineCommand({
  name: 'patrol.end',
  permission,
  input: PatrolRoundInput,
  run({ read, emit }, { roundId }) {
    const round = patrolRound(read, roundId)
    if (!round) throw new DeskError('patrol.roundNotFound')
    if (!isOpen(round)) throw new DeskError('patrol.roundEnded')
    emit(happened.patrolEnded, roundId, { facts: {} })
  },
})

interface Found {
  readonly checkId: string
  readonly outcome: 'good' | 'fault'
  readonly found: string | undefined
  readonly caseId: string | null
}

function record(
  context: CommandContext,
  place: CheckPlace,
  { checkId, outcome, found, caseId }: Found,
): void {
  const { read, now, happenedAt } = context
  const stop = 'stopId' in place ? openStop(context, place.stopId) : undefined
  const looked = 'pointId' in place ? active(context, place.pointId).id : (stop?.pointId ?? null)
  const along = looked === null ? [] : openStopsOf(read, looked).filter(({ id }) => id !== stop?.id)
  const stops = stop ? [stop, ...along] : along
  context.emit(happened.patrolChecked, checkId, {
    facts: {
      pointId: looked,
      stopIds: stops.map(({ id }) => id),
      roundIds: stops.map(({ roundId }) => roundId),
      unitId: stop?.unitId ?? null,
      day: todayOf(read, happenedAt ?? now),
      outcome,
      caseId,
    },
    personal: { found },
  })
}

function openStop({ read }: CommandContext, stopId: string) {
  const stop = storedStop(read, stopId)
  const round = stop && patrolRound(read, stop.roundId)
  if (!stop || !round) throw new DeskError('patrol.stopNotFound')
  if (stop.checkId !== null) throw new DeskError('patrol.checkedAlready')
  if (!isOpen(round)) throw new DeskError('patrol.roundEnded')
  return stop
}

function retired(context: CommandContext, pointId: string, isActive: boolean): void {
  context.emit(happened.pointRetired, pointId, {
    facts: { active: isActive, since: todayOf(context.read, context.now) },
  })
}

function requireNode({ read }: CommandContext, nodeId: string, kinds: readonly NodeKind[]): void {
  const kind = estateNode(read, nodeId)?.kind
  if (!kind || !kinds.includes(kind)) throw new DeskError('estate.nodeNotFound')
}

function known({ read }: CommandContext, pointId: string) {
  const point = storedPoint(read, pointId)
  if (!point) throw new DeskError('patrol.pointNotFound')
  return point
}

function active(context: CommandContext, pointId: string) {
  const point = known(context, pointId)
  if (point.active === 0) throw new DeskError('patrol.pointRetired', { name: point.name })
  return point
}

export const patrolCommands = [
  savePoint,
  addUsualPoints,
  retirePoint,
  restorePoint,
  checkPoint,
  reportFault,
  undoCheck,
  attachCheckFile,
  startPatrol,
  startPrePatrol,
  endPatrol,
]
