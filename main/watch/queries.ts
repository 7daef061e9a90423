import type {
  FindingRow,
  FoundAt,
  RoundOutcome,
  RoundRow,
  WatchKind,
  WatchLedgerInput,
  WatchPlace,
  WatchRhythm,
} from '../contract/watch.ts'
import type { Page } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { caseNumbers } from '../cases/detail.ts'
import { staffNameOf } from '../staff/names.ts'
import { roundStand } from './rules.ts'

/** Most addresses on the list. */
export const mostPlaces = 300

/** A place as it is stored. */
export interface StoredPlace {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly kind: WatchKind
  readonly rhythm: WatchRhythm
  readonly weekday: number
  readonly watcher: string | null
  readonly watcherName: string | null
  readonly note: string
  readonly active: 0 | 1
  readonly since: string
}

const placeColumns = `id, name, address, kind, rhythm, weekday, watcher,
  ${staffNameOf('watch_place.watcher')} as "watcherName", note, active, since`

export function watchPlace(read: ReadDatabase, placeId: string): StoredPlace | undefined {
  return read.get<StoredPlace>(`select ${placeColumns} from watch_place where id=?`, [placeId])
}

export function placeCount(read: ReadDatabase): number {
  return read.get<{ places: number }>('select count(*) as places from watch_place')?.places ?? 0
}

/** A round as commands need it. */
export interface StoredRound {
  readonly id: string
  readonly placeId: string
  readonly day: string
  readonly outcome: RoundOutcome
}

export function watchRound(read: ReadDatabase, roundId: string): StoredRound | undefined {
  return read.get<StoredRound>('select id, place_id as "placeId", day, outcome from watch_round where id=?', [
    roundId,
  ])
}

/** The day the last round of a place counts for; null before the first. */
export function lastRoundDay(read: ReadDatabase, placeId: string): string | null {
  const last = read.get<{ day: string | null }>('select max(day) as day from watch_round where place_id=?', [
    placeId,
  ])
  return last?.day ?? null
}

/** The round of a place that was done last; undefined before the first. */
export function latestRound(read: ReadDatabase, placeId: string): string | undefined {
  return read.get<{ id: string }>(
    'select id from watch_round where place_id=? order by day desc, at desc limit 1',
    [placeId],
  )?.id
}

/** All places with how their round stands on a day: what is due first, then by name. */
export function watchPlaces(
  read: ReadDatabase,
  today: string,
  { removed = false }: { readonly removed?: boolean } = {},
): WatchPlace[] {
  const stored = read.all<StoredPlace>(
    `select ${placeColumns} from watch_place where active=? order by name, id`,
    [removed ? 0 : 1],
  )
  const places = stored.map(({ since, active, ...place }): WatchPlace => {
    const last = lastRoundOf(read, place.id)
    const { rhythm, weekday } = place
    const stand = roundStand({ rhythm, weekday, since }, last?.day ?? null, today)
    return { ...place, active: active === 1, ...stand, lastRound: last ?? null }
  })
  const order = { late: 0, due: 1, done: 2 } as const
  return places.sort((a, b) => order[a.state] - order[b.state])
}

/** Rounds nobody has done yet: those of one member of staff and those anybody may do, or everybody's. */
export function roundsDue(read: ReadDatabase, today: string, staffId: string | null): WatchPlace[] {
  return watchPlaces(read, today).filter(
    place =>
      place.state !== 'done' && (staffId === null || place.watcher === null || place.watcher === staffId),
  )
}

/** The ledger of rounds with what they found, newest first. */
export function watchLedger(
  read: ReadDatabase,
  { placeId, outcome, from, to, before, limit = 100 }: WatchLedgerInput,
): Page<RoundRow> {
  const cursor = before === undefined ? { at: Number.MAX_SAFE_INTEGER, id: '' } : cursorOf(before)
  const found = read.all<StoredRoundRow>(
    `select ${roundColumns} from watch_round
     where (at, id) < (?, ?) and (? is null or place_id=?) and (? is null or outcome=?)
       and (? is null or day>=?) and (? is null or day<=?)
     order by at desc, id desc limit ?`,
    [cursor.at, cursor.id, ...twice(placeId), ...twice(outcome), ...twice(from), ...twice(to), limit + 1],
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: withFindings(read, page),
    next: found.length > limit && last ? `${last.at}_${last.id}` : null,
  }
}

/** Where a case was found; undefined where it was not found on a round. */
export function foundAt(read: ReadDatabase, caseId: string): FoundAt | undefined {
  return read.get<FoundAt>(
    `select place_id as "placeId", (select name from watch_place where id=place_id) as "placeName",
       posted_at as "postedAt", found_at as "foundAt" from watch_finding where case_id=?`,
    [caseId],
  )
}

type StoredRoundRow = Omit<RoundRow, 'findings'>

const roundColumns = `id, place_id as "placeId",
  (select name from watch_place where watch_place.id=place_id) as "placeName", day, at,
  ${staffNameOf('watch_round.by')} as "byName", outcome`

function lastRoundOf(read: ReadDatabase, placeId: string): RoundRow | undefined {
  const last = read.get<StoredRoundRow>(
    `select ${roundColumns} from watch_round where place_id=? order by day desc, at desc limit 1`,
    [placeId],
  )
  return last && withFindings(read, [last])[0]
}

function withFindings(read: ReadDatabase, rounds: readonly StoredRoundRow[]): RoundRow[] {
  const findings = read.all<{ roundId: string; caseId: string; postedAt: number | null; foundAt: number }>(
    `select round_id as "roundId", case_id as "caseId", posted_at as "postedAt", found_at as "foundAt"
     from watch_finding where round_id in (select value from json_each(?)) order by found_at, id`,
    [JSON.stringify(rounds.map(round => round.id))],
  )
  const numbers = caseNumbers(
    read,
    findings.map(finding => finding.caseId),
  )
  const byRound = Map.groupBy(findings, finding => finding.roundId)
  return rounds.map(round => ({
    ...round,
    findings: (byRound.get(round.id) ?? []).map(
      ({ caseId, postedAt, foundAt: at }): FindingRow => ({
        caseId,
        caseNumber: numbers.get(caseId) ?? '',
        postedAt,
        foundAt: at,
      }),
    ),
  }))
}

const twice = (value: string | undefined) => [value ?? null, value ?? null]

function cursorOf(before: string): { readonly at: number; readonly id: string } {
  const [at = '', id = ''] = before.split('_')
  if (!/^\d+$/.test(at))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return { at: Number(at), id }
}
