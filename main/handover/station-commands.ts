import { DeskError } from '../contract/errors.ts'
import type { Station } from '../contract/handover.ts'
import {
  CallStopInput,
  CheckInInput,
  LeaveStopInput,
  NotePapersInput,
  StopInput,
} from '../contract/handover-day.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { requireBatch } from './batch-commands.ts'
import * as happened from './day-operations.ts'
import { lastTicket, stopsOf, type VisitToday, visitToday } from './day-queries.ts'
import { nextStation } from './rules.ts'
import { handedOver } from './visit-queries.ts'

const permission = 'handover.work'

/**
 * A family came: it gets the next number of the day and stands at the first station. Errors: `handover.visitNotFound`,
 * `handover.insideAlready`, `handover.wrongState`, `handover.batchEnded`, `handover.handedOver`, `handover.nobodyCame`,
 * `person.notFound`.
 */
export const checkIn = defineCommand({
  name: 'handover.checkIn',
  permission,
  input: CheckInInput,
  run(context, { visitId, stopId, personId, came, attorney, papers }) {
    const { read, site, now } = context
    const visit = requireVisit(context, visitId)
    refuseHandedOver(context, visit)
    const { unitId, batchId, state, ticket: has } = visit
    if (state === 'present') throw new DeskError('handover.insideAlready', { ticket: has ?? '—' })
    if (state === 'withdrawn') throw new DeskError('handover.wrongState')
    if (personId === null && came === '') throw new DeskError('handover.nobodyCame')
    if (personId !== null && !personExists(read, personId)) throw new DeskError('person.notFound')
    const [first] = stationsOf(context, visit)
    if (!first) throw new DeskError('handover.wrongState')
    const day = todayOf(read, context.happenedAt ?? now)
    const id = `handover-ticket/${day}/${site.letter}`
    const value = lastTicket(read, id) + 1
    const ticket = `${String(value).padStart(3, '0')}${site.letter}`
    context.emit(happened.checkedIn, visitId, {
      facts: {
        unitId,
        batchId,
        day,
        ticket,
        counter: { id, value },
        siteId: site.id,
        personId,
        attorney,
        papers: [...new Set(papers)],
        stop: { stopId, stationId: first.id, stationName: first.name },
      },
      personal: { came: came === '' ? undefined : came },
    })
    return { ticket, stationName: first.name }
  },
})

/** Notes which papers were shown. Errors: `handover.visitNotFound`, `handover.wrongState`, `edit.changedMeanwhile`. */
export const notePapers = defineCommand({
  name: 'handover.notePapers',
  permission,
  input: NotePapersInput,
  run(context, { visitId, base, ...asked }) {
    const { unitId, state, attorney, papers } = requireVisit(context, visitId)
    if (state !== 'present' && state !== 'accepted') throw new DeskError('handover.wrongState')
    refuseUnseen(base, asked, { attorney, papers })
    const facts = { unitId, attorney: asked.attorney, papers: [...new Set(asked.papers)] }
    context.emit(happened.papersNoted, visitId, { facts })
  },
})

/** Calls a family to a counter. Errors: `handover.visitNotFound`, `handover.stopLeft`, `handover.calledAlready`. */
export const callStop = defineCommand({
  name: 'handover.call',
  permission,
  input: CallStopInput,
  run(context, { visitId, stopId, counter }) {
    const { stop } = requireStop(context, visitId, stopId)
    if (stop.servedAt !== null || (stop.calledAt !== null && stop.counter !== counter))
      throw new DeskError('handover.calledAlready', { counter: stop.counter ?? '—' })
    context.emit(happened.stopCalled, visitId, { facts: { stopId, counter } })
  },
})

/** They are being served, called before or not. Errors: `handover.visitNotFound`, `handover.stopLeft`, `handover.calledAlready`. */
export const serveStop = defineCommand({
  name: 'handover.serve',
  permission,
  input: StopInput,
  run(context, { visitId, stopId }) {
    const { stop } = requireStop(context, visitId, stopId)
    if (stop.servedAt !== null)
      throw new DeskError('handover.calledAlready', { counter: stop.counter ?? '—' })
    context.emit(happened.stopServed, visitId, { facts: { stopId } })
  },
})

/**
 * They leave a station, for the next one they have not been at, another one, or for home. Errors:
 * `handover.visitNotFound`, `handover.stopLeft`, `handover.stationUnknown`.
 */
export const leaveStop = defineCommand({
  name: 'handover.leave',
  permission,
  input: LeaveStopInput,
  run(context, { visitId, stopId, next }) {
    const { visit, stop, been } = requireStop(context, visitId, stopId)
    const { batchId } = visit
    const stations = stationsOf(context, visit)
    const wanted = next?.stationId
    const station =
      next === null
        ? undefined
        : wanted === undefined
          ? nextStation(stations, stop.stationId, been)
          : stations.find(({ id }) => id === wanted)
    if (wanted !== undefined && !station) throw new DeskError('handover.stationUnknown')
    const facts = {
      batchId,
      day: stop.day,
      stopId,
      next:
        next && station ? { stopId: next.stopId, stationId: station.id, stationName: station.name } : null,
    }
    context.emit(happened.stopLeft, visitId, { facts })
    return { stationName: station?.name ?? null }
  },
})

export const stationCommands = [checkIn, notePapers, callStop, serveStop, leaveStop]

/** Errors: `handover.visitNotFound`. */
export function requireVisit({ read }: CommandContext, visitId: string): VisitToday {
  const found = visitToday(read, visitId)
  if (!found) throw new DeskError('handover.visitNotFound')
  return found
}

/** Nobody gets a home twice, and nobody is asked in for one of a handover that is over. */
export function refuseHandedOver(context: CommandContext, { unitId, batchId }: VisitToday): void {
  const over = handedOver(context.read, unitId)
  if (over) {
    const number = unitPlace(context.read, unitId)?.number ?? '—'
    throw new DeskError('handover.handedOver', { number, on: over.on, by: over.by ?? '—' })
  }
  if (batchId === null) return
  const { ended, name } = requireBatch(context, batchId)
  if (ended) throw new DeskError('handover.batchEnded', { name })
}

/** The stop a family stands at, and where it has been on that day. Errors: `handover.stopLeft`. */
function requireStop(context: CommandContext, visitId: string, stopId: string) {
  const visit = requireVisit(context, visitId)
  const stops = stopsOf(context.read, visitId)
  const stop = stops.find(({ id }) => id === stopId)
  if (!stop || visit.stopId !== stopId || stop.leftAt !== null) throw new DeskError('handover.stopLeft')
  const been = new Set(stops.filter(({ day }) => day === stop.day).map(({ stationId }) => stationId))
  return { visit, stop, been }
}

/** The stations of the batch; those of the profile for a home that is handed over by itself. */
function stationsOf(context: CommandContext, { batchId }: VisitToday): Pick<Station, 'id' | 'name'>[] {
  if (batchId !== null) return requireBatch(context, batchId).stations
  const language = readSite(context.read)?.language ?? 'zh'
  return profileOf(context.read).handover.stations.map(({ id, name }) => ({ id, name: name[language] }))
}
