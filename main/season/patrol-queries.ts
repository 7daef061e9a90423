import { caseNumbers } from '../cases/detail.ts'
import type {
  CheckFile,
  CheckOutcome,
  CheckRow,
  PatrolReason,
  PointKind,
  PointRow,
  RoundDetail,
  RoundSummary,
  StopRow,
} from '../contract/patrols.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNameOf } from '../staff/names.ts'
import { pointStand } from './patrol-rules.ts'
import { seasonOfYear } from './plan-queries.ts'

type LastCheck = NonNullable<PointRow['last']>

interface StoredPoint {
  readonly id: string
  readonly kind: PointKind
  readonly name: string
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly place: string
  readonly everyDays: number
  readonly active: 0 | 1
  readonly since: string
}

const pointColumns = `id, kind, name, building_id as "buildingId",
  (select name from estate_node where estate_node.id=building_id) as "buildingName",
  place, every_days as "everyDays", active, since`

export function storedPoint(read: ReadDatabase, pointId: string): StoredPoint | undefined {
  return read.get<StoredPoint>(`select ${pointColumns} from patrol_point where id=?`, [pointId])
}

/** Kinds of points each building has. */
export function kindsOfBuildings(read: ReadDatabase): Map<string, Set<PointKind>> {
  const rows = read.all<{ id: string; kind: PointKind }>(
    'select building_id as id, kind from patrol_point where building_id is not null and active=1',
  )
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => [id, new Set(of.map(row => row.kind))]),
  )
}

/** Whether points fall due: a plan of the year was begun and is not over. */
export function patrolsRun(read: ReadDatabase, today: string): boolean {
  const season = seasonOfYear(read, Number(today.slice(0, 4)))
  return season !== undefined && season.state !== 'over' && today <= season.toDay
}

const order = { late: 0, due: 1, done: 2, rest: 3 } as const

/** Points of the list, late ones first, then by building and name; or those taken off it. @param today day at the site */
export function patrolPoints(
  read: ReadDatabase,
  today: string,
  { removed = false }: { readonly removed?: boolean } = {},
): PointRow[] {
  const running = patrolsRun(read, today)
  const stored = read.all<StoredPoint>(
    `select ${pointColumns} from patrol_point where active=? order by "buildingName", name, id`,
    [removed ? 0 : 1],
  )
  const lasts = lastChecks(read)
  return stored
    .map(({ since, active, ...point }): PointRow => {
      const last = lasts.get(point.id)
      return {
        ...point,
        active: active === 1,
        ...pointStand({ everyDays: point.everyDays, since }, last?.day ?? null, today, running),
        last: last?.check ?? null,
      }
    })
    .sort((a, b) => order[a.state] - order[b.state])
}

/** Points that have to be looked at by a day. */
export const pointsDue = (read: ReadDatabase, today: string): PointRow[] =>
  patrolsRun(read, today)
    ? patrolPoints(read, today).filter(({ state }) => state === 'due' || state === 'late')
    : []

interface StoredCheck {
  readonly id: string
  readonly pointId: string | null
  readonly day: string
  readonly at: number
  readonly byName: string | null
  readonly outcome: CheckOutcome
  readonly found: string | null
  readonly caseId: string | null
}

const checkColumns = `patrol_check.id, point_id as "pointId", day, at, ${staffNameOf('patrol_check.by')} as "byName",
  outcome, found, case_id as "caseId"`

function lastChecks(read: ReadDatabase): Map<string, { readonly day: string; readonly check: LastCheck }> {
  const rows = read.all<StoredCheck>(
    `select ${checkColumns} from patrol_check
     join patrol_point on patrol_check.id=(select c.id from patrol_check c where c.point_id=patrol_point.id
       order by c.day desc, c.at desc, c.id desc limit 1)`,
  )
  const checks = withNumbers(read, rows)
  return new Map(
    rows.flatMap(({ pointId, day }, index) => {
      const check = checks[index]
      return pointId === null || !check ? [] : [[pointId, { day, check }] as const]
    }),
  )
}

function withNumbers(read: ReadDatabase, rows: readonly StoredCheck[]): LastCheck[] {
  const numbers = caseNumbers(
    read,
    rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])),
  )
  return rows.map(({ id, at, byName, outcome, found, caseId }) => ({
    id,
    at,
    byName,
    outcome,
    found,
    caseId,
    caseNumber: caseId === null ? null : (numbers.get(caseId) ?? null),
  }))
}

/** A check as commands need it, with how many photos it has. */
export function storedCheck(
  read: ReadDatabase,
  checkId: string,
): (StoredCheck & { readonly files: number }) | undefined {
  return read.get(
    `select ${checkColumns}, (select count(*) from patrol_file where check_id=patrol_check.id) as files
     from patrol_check where patrol_check.id=?`,
    [checkId],
  )
}

/** Checks of a point with their photos, the latest first. */
export function checksOf(read: ReadDatabase, pointId: string): CheckRow[] {
  const rows = read.all<StoredCheck>(
    `select ${checkColumns} from patrol_check where point_id=? order by day desc, at desc, id desc limit 100`,
    [pointId],
  )
  return withFiles(read, rows)
}

/** Checks with the photos that were taken of them, as they were given. */
function withFiles(read: ReadDatabase, rows: readonly StoredCheck[]): CheckRow[] {
  const files = read.all<CheckFile & { readonly checkId: string }>(
    `select check_id as "checkId", id, hash, name, media_type as "mediaType" from patrol_file
     where check_id in (select value from json_each(?)) order by attached_at, id`,
    [JSON.stringify(rows.map(({ id }) => id))],
  )
  const ofCheck = Map.groupBy(files, ({ checkId }) => checkId)
  return withNumbers(read, rows).map(check => ({
    ...check,
    files: (ofCheck.get(check.id) ?? []).map(({ id, hash, name, mediaType }) => ({
      id,
      hash,
      name,
      mediaType,
    })),
  }))
}

const roundColumns = `id, title, reason, emergency_id as "emergencyId", started_at as "startedAt",
  ${staffNameOf('started_by')} as "startedBy", ended_at as "endedAt",
  (select count(*) from patrol_stop where round_id=patrol_round.id) as stops,
  (select count(*) from patrol_stop where round_id=patrol_round.id and check_id is not null) as done,
  (select count(*) from patrol_stop join patrol_check on patrol_check.id=check_id
    where round_id=patrol_round.id and outcome='fault') as faults`

interface StoredRound extends Omit<RoundSummary, 'reason'> {
  readonly reason: PatrolReason
}

/** Rounds beside the usual ones: those under way first, then the latest. */
export function patrolRounds(read: ReadDatabase): RoundSummary[] {
  const rounds = read.all<StoredRound>(
    `select ${roundColumns} from patrol_round order by started_at desc, id desc limit 100`,
  )
  return [...rounds.filter(isOpen), ...rounds.filter(round => !isOpen(round))]
}

/** Rounds that were started for an emergency, the latest first. */
export const roundsOfEmergency = (read: ReadDatabase, emergencyId: string): RoundSummary[] =>
  read.all<StoredRound>(
    `select ${roundColumns} from patrol_round where emergency_id=? order by started_at desc, id desc limit 20`,
    [emergencyId],
  )

/** Somebody still has to go. */
export const isOpen = ({ endedAt, done, stops }: Pick<RoundSummary, 'endedAt' | 'done' | 'stops'>): boolean =>
  endedAt === null && done < stops

export function patrolRound(read: ReadDatabase, roundId: string): RoundDetail | undefined {
  const round = read.get<StoredRound>(`select ${roundColumns} from patrol_round where id=?`, [roundId])
  return round && { ...round, rows: stopsOf(read, roundId) }
}

type StoredStop = Omit<StopRow, 'check'> & { readonly checkId: string | null }

const stopBuilding = (column: string) => `(select name from estate_node where estate_node.id=${column})`
const stackBuilding = stopBuilding(`case when n.kind='building' then n.id else n.parent_id end`)

function stopsOf(read: ReadDatabase, roundId: string): StopRow[] {
  const stops = read.all<StoredStop>(
    `select s.id, s.point_id as "pointId", s.unit_id as "unitId", s.stack,
       coalesce(p.name, u.number, case when n.kind<>'building' then n.name end, '') as name, p.kind as kind,
       coalesce(${stopBuilding('p.building_id')}, ${stopBuilding('u.building_id')}, ${stackBuilding}) as "buildingName",
       coalesce(p.place, '') as place, s.check_id as "checkId"
     from patrol_stop s left join patrol_point p on p.id=s.point_id left join unit u on u.id=s.unit_id
       left join estate_node n on n.id=s.parent_id
     where s.round_id=? order by s.position`,
    [roundId],
  )
  const rows = read.all<StoredCheck>(
    `select ${checkColumns} from patrol_check where patrol_check.id in (select value from json_each(?))`,
    [JSON.stringify(stops.flatMap(({ checkId }) => checkId ?? []))],
  )
  const checks = new Map(withFiles(read, rows).map(check => [check.id, check]))
  return stops.map(({ checkId, ...stop }) => ({
    ...stop,
    check: checkId === null ? null : (checks.get(checkId) ?? null),
  }))
}

/** A place of a round as commands need it. */
export interface StoredStopOf {
  readonly id: string
  readonly roundId: string
  readonly pointId: string | null
  readonly unitId: string | null
  readonly checkId: string | null
}
const stopColumns = `s.id, round_id as "roundId", point_id as "pointId", unit_id as "unitId", check_id as "checkId"`

export function storedStop(read: ReadDatabase, stopId: string): StoredStopOf | undefined {
  return read.get<StoredStopOf>(`select ${stopColumns} from patrol_stop s where s.id=?`, [stopId])
}

/** Places of open rounds where a point waits to be looked at. */
export function openStopsOf(read: ReadDatabase, pointId: string): StoredStopOf[] {
  return read.all<StoredStopOf>(
    `select ${stopColumns} from patrol_stop s join patrol_round r on r.id=s.round_id
     where point_id=? and check_id is null and r.ended_at is null order by s.id`,
    [pointId],
  )
}

export function stopsOfCheck(read: ReadDatabase, checkId: string): string[] {
  return read
    .all<{ id: string }>('select id from patrol_stop where check_id=? order by id', [checkId])
    .map(({ id }) => id)
}
