import { z } from 'zod'
import type { HandoverVisitState } from '../contract/handover.ts'
import type { ObjectionRow, ReminderRow, ReminderStep, RouteCard, StopRow } from '../contract/handover-day.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNameOf } from '../staff/names.ts'
import { visitDetail } from './visit-queries.ts'

const Ids = z.array(z.string())
const Items = z.array(z.object({ id: z.string(), count: z.int() }))
const Meters = z.array(z.object({ id: z.string(), value: z.int() }))

interface Lists {
  readonly papers: string
  readonly items: string
  readonly meters: string
}
const listsIn = ({ papers, items, meters }: Lists) => ({
  papers: Ids.parse(JSON.parse(papers)),
  items: Items.parse(JSON.parse(items)),
  meters: Meters.parse(JSON.parse(meters)),
})

/** What commands of the day need to know of a visit. */
export interface VisitToday {
  readonly id: string
  readonly unitId: string
  readonly buildingId: string
  readonly batchId: string | null
  readonly state: HandoverVisitState
  readonly day: string | null
  readonly cameOn: string | null
  readonly ticket: string | null
  readonly stopId: string | null
  readonly decidedOn: string | null
  readonly attorney: boolean
  readonly papers: readonly string[]
  readonly items: readonly { readonly id: string; readonly count: number }[]
  readonly meters: readonly { readonly id: string; readonly value: number }[]
  readonly signedBy: string | null
}

type FoundToday = Omit<VisitToday, 'attorney' | keyof Lists> & Lists & { readonly attorney: 0 | 1 }

export function visitToday(read: ReadDatabase, visitId: string): VisitToday | undefined {
  const found = read.get<FoundToday>(
    `select id, unit_id as "unitId", building_id as "buildingId", batch_id as "batchId", state, day,
       came_on as "cameOn", ticket, stop_id as "stopId", decided_on as "decidedOn", attorney, papers, items, meters,
       signed_by as "signedBy"
     from handover_visit where id=?`,
    [visitId],
  )
  if (!found) return undefined
  const { attorney, papers, items, meters, ...rest } = found
  return { ...rest, attorney: attorney === 1, ...listsIn({ papers, items, meters }) }
}

/** The stations of a visit on the day it came, first to last. */
export const stopsOf = (read: ReadDatabase, visitId: string): (StopRow & { readonly day: string })[] =>
  read.all(
    `select id, day, station_id as "stationId", station_name as "stationName", arrived_at as "arrivedAt",
       called_at as "calledAt", served_at as "servedAt", left_at as "leftAt", counter
     from handover_stop where visit_id=? order by arrived_at, id`,
    [visitId],
  )

/** The last value a counter of tickets gave. */
export const lastTicket = (read: ReadDatabase, counter: string): number =>
  read.get<{ value: number }>('select value from counter where id=?', [counter])?.value ?? 0

/** The latest entry of what became of a visit. */
export const lastOutcome = (read: ReadDatabase, visitId: string) =>
  read.get<{ id: string; day: string; outcome: string }>(
    'select id, day, outcome from handover_outcome where visit_id=? order by at desc, id desc limit 1',
    [visitId],
  )

/** A file of a visit by its id. */
export const fileOfVisit = (read: ReadDatabase, visitId: string, fileId: string) =>
  read.get<{ part: string }>('select part from handover_file where id=? and visit_id=?', [fileId, visitId])

/** What was done so far about an owner who does not come. */
export const remindersOf = (read: ReadDatabase, visitId: string): ReminderRow[] =>
  read.all(
    `select r.id, step, on_day as "on", letter_id as "letterId",
       (select number from letter l where l.id=r.letter_id) as "letterNumber", file_id as "fileId", note,
       ${staffNameOf('r.by')} as "byName"
     from handover_reminder r where visit_id=? order by on_day, r.at, r.id`,
    [visitId],
  )

export const reminderSteps = (read: ReadDatabase, visitId: string) =>
  read.all<{ step: ReminderStep; on: string }>(
    `select step, on_day as "on" from handover_reminder where visit_id=? order by on_day, at`,
    [visitId],
  )

interface FoundCard extends Lists {
  readonly ticket: string | null
  readonly cameOn: string | null
  readonly arrivedAt: number | null
  readonly came: string | null
  readonly attorney: 0 | 1
  readonly decidedAt: number | null
  readonly decidedOn: string | null
  readonly decidedByName: string | null
  readonly reasons: string
  readonly words: string | null
  readonly inspectionId: string | null
  readonly itemsAt: number | null
  readonly signedAt: number | null
  readonly signedBy: string | null
}

/** The route card (流转单) of a visit with everything that became of it; undefined where there is none. */
export function routeCard(read: ReadDatabase, visitId: string): RouteCard | undefined {
  const detail = visitDetail(read, visitId)
  const found = read.get<FoundCard>(
    `select ticket, came_on as "cameOn", arrived_at as "arrivedAt", came, attorney, papers, decided_at as "decidedAt",
       decided_on as "decidedOn", ${staffNameOf('decided_by')} as "decidedByName", reasons, words,
       inspection_id as "inspectionId", items, items_at as "itemsAt", meters, signed_at as "signedAt",
       signed_by as "signedBy"
     from handover_visit where id=?`,
    [visitId],
  )
  if (!detail || !found) return undefined
  const { attorney, papers, reasons, items, meters, ...rest } = found
  return {
    ...detail,
    ...rest,
    attorney: attorney === 1,
    ...listsIn({ papers, items, meters }),
    reasons: Ids.parse(JSON.parse(reasons)),
    stops: stopsOf(read, visitId),
    objections: objectionsOf(read, visitId),
    reminders: remindersOf(read, visitId),
  }
}

const objectionsOf = (read: ReadDatabase, visitId: string): ObjectionRow[] =>
  read.all(
    `select id, sheet_id as "sheetId", (select number from sheet s where s.id=o.sheet_id) as "sheetNumber", at, text
     from handover_objection o where visit_id=? order by at, id`,
    [visitId],
  )
