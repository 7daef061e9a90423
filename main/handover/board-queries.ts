import type { BatchDetail, HandoverVisitState } from '../contract/handover.ts'
import type {
  BuildingOnBoard,
  DayReport,
  FamilyOnBoard,
  FoundFamily,
  HandoverBoard,
  StationOnBoard,
} from '../contract/handover-day.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNames } from '../estate/names.ts'
import { personNameOf } from '../people/names.ts'
import type { OwnerCandidate } from '../people/owner-lookup.ts'
import { storedBatch, figuresByBuilding } from './batch-queries.ts'
import { median } from './rules.ts'
import { visitByCode } from './visit-queries.ts'

/** A day that is asked for: of a batch, or of homes handed over by themselves. */
export interface AskedDay {
  readonly batchId: string | null
  readonly day: string
  /** The desk's clock, UTC milliseconds. */
  readonly now: number
  /** Stations in order. */
  readonly stations: BatchDetail['stations']
}

type States = Record<HandoverVisitState, number>
const noStates = (): States => ({ planned: 0, present: 0, accepted: 0, refused: 0, absent: 0, withdrawn: 0 })

interface FoundFamilyRow {
  readonly visitId: string
  readonly stopId: string
  readonly ticket: string | null
  readonly number: string
  readonly name: string | null
  readonly stationId: string
  readonly arrivedAt: number
  readonly calledAt: number | null
  readonly servedAt: number | null
  readonly counter: number | null
}

/** Where every family is, how long the queues are, and how far the homes are. */
export function handoverBoard(read: ReadDatabase, asked: AskedDay): HandoverBoard {
  const { batchId, day, now } = asked
  const families = read
    .all<FoundFamilyRow>(
      `select v.id as "visitId", s.id as "stopId", v.ticket, u.number,
         coalesce(v.came, ${personNameOf('v.person_id')}) as name, s.station_id as "stationId",
         s.arrived_at as "arrivedAt", s.called_at as "calledAt", s.served_at as "servedAt", s.counter
       from handover_stop s join handover_visit v on v.id=s.visit_id join unit u on u.id=v.unit_id
       where s.day=? and s.batch_id is ? and s.left_at is null order by s.arrived_at, s.id`,
      [day, batchId],
    )
    .map(({ calledAt, servedAt, ...row }): FamilyOnBoard => {
      const state = servedAt !== null ? 'served' : calledAt !== null ? 'called' : 'waiting'
      return { ...row, state, since: servedAt ?? calledAt ?? row.arrivedAt }
    })
  const stations = stationsOn(read, asked, families)
  const buildings = buildingsOn(read, batchId)
  return {
    day,
    at: now,
    families,
    stations,
    ...cameOn(read, batchId, day),
    buildings,
    total: buildings.reduce((sum, { states }) => added(sum, states), noStates()),
  }
}

const added = (one: States, other: Readonly<States>): States => ({
  planned: one.planned + other.planned,
  present: one.present + other.present,
  accepted: one.accepted + other.accepted,
  refused: one.refused + other.refused,
  absent: one.absent + other.absent,
  withdrawn: one.withdrawn + other.withdrawn,
})

function stationsOn(
  read: ReadDatabase,
  asked: AskedDay,
  families: readonly FamilyOnBoard[],
): StationOnBoard[] {
  const times = waitsOf(read, asked)
  const rows = asked.stations.map(({ id, name, kind, counters }) => {
    const here = families.filter(({ stationId }) => stationId === id)
    const waiting = here.filter(({ state }) => state !== 'served')
    const waits = times.get(id) ?? []
    return {
      id,
      name,
      kind,
      counters,
      waiting: waiting.length,
      serving: here.length - waiting.length,
      longest: waiting.length === 0 ? null : asked.now - Math.min(...waiting.map(one => one.arrivedAt)),
      usual: median(waits),
      served: waits.length,
    }
  })
  const most = Math.max(0, ...rows.map(({ waiting }) => waiting))
  return rows.map(row => ({ ...row, bottleneck: row.waiting === most && row.waiting > row.counters }))
}

/** How long those who were served on a day had waited, by station. */
function waitsOf(
  read: ReadDatabase,
  { batchId, day }: Pick<AskedDay, 'batchId' | 'day'>,
): Map<string, number[]> {
  const waits = new Map<string, number[]>()
  for (const { stationId, waited } of read.all<{ stationId: string; waited: number }>(
    `select station_id as "stationId", served_at - arrived_at as waited from handover_stop
     where day=? and batch_id is ? and served_at is not null`,
    [day, batchId],
  ))
    waits.set(stationId, [...(waits.get(stationId) ?? []), Math.max(0, waited)])
  return waits
}

/** Whoever was to come on a day, and who came, expected or not. */
function cameOn(read: ReadDatabase, batchId: string | null, day: string) {
  const count = (sql: string) =>
    read.get<{ n: number }>(`select count(*) as n from ${sql}`, [day, batchId])?.n ?? 0
  const arrived = count('handover_visit where came_on=? and batch_id is ?')
  // An appointment goes with the day a family is absent on or refuses.
  const expected =
    count(`handover_visit where day=? and batch_id is ? and state <> 'withdrawn'`) +
    count(`(select distinct o.visit_id from handover_outcome o join handover_visit v on v.id=o.visit_id
       where o.day=? and o.batch_id is ? and o.outcome <> 'accepted' and coalesce(v.day, '') <> o.day)`)
  return { expected, arrived }
}

function buildingsOn(read: ReadDatabase, batchId: string | null): BuildingOnBoard[] {
  const figures = figuresByBuilding(read, batchId)
  const names = nodeNames(read, figures.keys())
  return [...figures].map(([id, { states }]) => ({ id, name: names.get(id) ?? '—', states }))
}

interface Outcome {
  readonly visitId: string
  readonly buildingId: string
  readonly outcome: 'accepted' | 'refused' | 'absent'
  readonly reasons: string
}

/** What a day came to, with how far all homes are by its evening. A family counts with what it decided last that day. */
export function dayReport(read: ReadDatabase, asked: AskedDay): DayReport {
  const { batchId, day, stations } = asked
  const last = new Map(
    read
      .all<Outcome>(
        `select visit_id as "visitId", building_id as "buildingId", outcome, reasons from handover_outcome
         where batch_id is ? and day=? order by at, id`,
        [batchId, day],
      )
      .map(outcome => [outcome.visitId, outcome]),
  )
  const outcomes = [...last.values()]
  const counted = (outcome: Outcome['outcome'], buildingId?: string) =>
    outcomes.filter(
      one => one.outcome === outcome && (buildingId === undefined || one.buildingId === buildingId),
    ).length
  const accepted = new Map(
    read
      .all<{ id: string; homes: number }>(
        `select building_id as id, count(distinct visit_id) as homes from handover_outcome
         where batch_id is ? and day<=? and outcome='accepted' group by building_id`,
        [batchId, day],
      )
      .map(({ id, homes }) => [id, homes]),
  )
  const figures = figuresByBuilding(read, batchId)
  const names = nodeNames(read, figures.keys())
  const buildings = [...figures].map(([id, { homes }]) => ({
    id,
    name: names.get(id) ?? '—',
    homes,
    accepted: accepted.get(id) ?? 0,
    acceptedToday: counted('accepted', id),
    refusedToday: counted('refused', id),
    absentToday: counted('absent', id),
  }))
  const homes = buildings.reduce((sum, one) => sum + one.homes, 0)
  const acceptedInAll = buildings.reduce((sum, one) => sum + one.accepted, 0)
  const waits = waitsOf(read, asked)
  return {
    day,
    ...cameOn(read, batchId, day),
    accepted: counted('accepted'),
    refused: counted('refused'),
    absent: counted('absent'),
    objections: objectionsOn(read, batchId, day),
    reasons: reasonsOf(outcomes),
    stations: stations.map(({ id, name }) => {
      const times = waits.get(id) ?? []
      return {
        id,
        name,
        served: times.length,
        usual: median(times),
        longest: times.length === 0 ? null : Math.max(...times),
      }
    }),
    buildings,
    homes,
    acceptedInAll,
    rate: homes === 0 ? null : Math.round((acceptedInAll * 1000) / homes),
    target: batchId === null ? null : (storedBatch(read, batchId)?.target ?? null),
  }
}

const objectionsOn = (read: ReadDatabase, batchId: string | null, day: string): number =>
  read.get<{ n: number }>(
    `select count(*) as n from handover_objection o join handover_visit v on v.id=o.visit_id
     where o.day=? and v.batch_id is ?`,
    [day, batchId],
  )?.n ?? 0

/** Why homes were refused, the most frequent first; a home counts with each of its reasons. */
function reasonsOf(outcomes: readonly Outcome[]): DayReport['reasons'] {
  const homes = new Map<string, number>()
  for (const { outcome, reasons } of outcomes)
    if (outcome === 'refused') for (const id of idsIn(reasons)) homes.set(id, (homes.get(id) ?? 0) + 1)
  return [...homes].map(([id, count]) => ({ id, homes: count })).sort((a, b) => b.homes - a.homes)
}

function idsIn(json: string): string[] {
  const found: unknown = JSON.parse(json)
  return Array.isArray(found) ? found.filter(one => typeof one === 'string') : []
}

/** Most families a search shows. */
const mostFound = 20

/**
 * Families that what was typed or scanned may mean: the code of a notice, a number of a home, a name. @param candidates
 * what the one field finds of homes and people
 */
export function findFamilies(
  read: ReadDatabase,
  { batchId, text }: { readonly batchId: string | null; readonly text: string },
  candidates: readonly OwnerCandidate[],
): FoundFamily[] {
  const coded = visitByCode(read, text)
  const units = candidates.flatMap(one =>
    one.kind === 'unit' ? [one.unitId] : one.units.map(({ unitId }) => unitId),
  )
  const rows = read.all<Omit<FoundFamily, 'names'> & { readonly unitId: string }>(
    `select v.id as "visitId", u.id as "unitId", u.number, v.state, v.day, v.slot, v.ticket
     from handover_visit v join unit u on u.id=v.unit_id
     where v.state <> 'withdrawn' and (v.id=? or (v.batch_id is ? and v.unit_id in (select value from json_each(?))))
     order by v.id=? desc, u.number limit ?`,
    [coded ?? '', batchId, JSON.stringify(units), coded ?? '', mostFound],
  )
  return rows.map(({ unitId, ...row }) => ({ ...row, names: namesAt(read, unitId) }))
}

const namesAt = (read: ReadDatabase, unitId: string): string[] =>
  read
    .all<{ name: string }>(
      `select distinct p.name from occupancy o join person p on p.id=o.person_id
       where o.unit_id=? and o.until_day is null and p.name is not null order by o.role <> 'owner', p.name limit 6`,
      [unitId],
    )
    .map(({ name }) => name)
