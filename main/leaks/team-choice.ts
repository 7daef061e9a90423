import type { Trade } from '../contract/contractors.ts'
import type { EmergencyKind } from '../contract/emergencies.ts'
import type { LeakDanger, LeakEntry, TeamChoice, TeamRow, TeamWarrants } from '../contract/leaks.ts'
import type { Profile } from '../contract/profile.ts'
import { warrantyForLeak } from '../contractors/warranty.ts'
import type { ReadDatabase } from '../database/read.ts'
import { dangersOf, teams } from './queries.ts'

/** Who is of use where water comes in. */
const tradesOfEntry: Readonly<Record<LeakEntry, readonly Trade[]>> = {
  roof: ['waterproofing'],
  'outer-wall': ['facade', 'waterproofing'],
  window: ['windows', 'facade'],
  'wet-room-above': ['waterproofing', 'plumbing'],
  pipe: ['plumbing'],
  basement: ['waterproofing', 'plumbing'],
  balcony: ['waterproofing', 'facade'],
  unknown: [],
}
/** Emergencies that are one trade's own, wherever they are. */
const tradesOfKind: Readonly<Record<EmergencyKind, readonly Trade[]>> = {
  storm: [],
  'burst-pipe': ['plumbing'],
  power: ['electrical'],
  lift: ['lifts'],
  gas: ['gas'],
  heating: ['heating'],
}

interface AskedLeak {
  readonly kind: EmergencyKind
  readonly entry: LeakEntry
  readonly dangers: readonly LeakDanger[]
}

/** Trades that are of use at a leak: by the kind, by where the water comes in, and the electrician where it is live. */
export const tradesFor = ({ kind, entry, dangers }: AskedLeak): Trade[] => [
  ...new Set([
    ...tradesOfKind[kind],
    ...tradesOfEntry[entry],
    ...(dangers.includes('electricity') ? (['electrical'] as const) : []),
  ]),
]

/**
 * The order in which teams are offered: whose contractor owes the repair of most of the leaks, then whose trades fit to
 * most of them, then who has room, then who is in the same building, then by how much they have to do already.
 */
export function compareChoices(one: TeamChoice, other: TeamChoice): number {
  const rank = ({ warrants, suits, near, load, capacity }: TeamChoice) => [
    -(warrants?.leaks ?? 0),
    -suits,
    load >= capacity ? 1 : 0,
    -near,
    load / capacity,
  ]
  const others = rank(other)
  for (const [index, value] of rank(one).entries()) {
    const against = others[index] ?? 0
    if (value !== against) return value - against
  }
  return one.name === other.name ? (one.id < other.id ? -1 : 1) : one.name < other.name ? -1 : 1
}

/** Teams that can be sent to leaks, whom most speaks for in front. @param today `2026-07-12` */
export function teamsForLeaks(
  read: ReadDatabase,
  profile: Profile,
  caseIds: readonly string[],
  today: string,
): TeamChoice[] {
  const leaks = read
    .all<LeakColumns>(
      `select coalesce(leak.kind, 'storm') as kind, leak.entry, leak.dangers, "case".unit_id as "unitId",
         coalesce("case".building_id, leak.building_id) as "buildingId"
       from leak join "case" on "case".id=leak.id where leak.id in (select value from json_each(?))`,
      [JSON.stringify([...new Set(caseIds)])],
    )
    .map(({ dangers, ...leak }) => ({ ...leak, dangers: dangersOf(dangers) }))
  /** The contractor's clock is the same for every home of a building. */
  const known = new Map<string, ReturnType<typeof warrantyForLeak>>()
  const owed = leaks.flatMap(({ kind, unitId, buildingId, entry }) => {
    if (kind !== 'storm' && kind !== 'burst-pipe') return []
    const key = `${buildingId ?? unitId ?? ''}/${entry}`
    const found = known.get(key) ?? warrantyForLeak(read, profile, { unitId, buildingId, entry }, today)
    known.set(key, found)
    const { warranty } = found
    return warranty?.cover && warranty.contractor.owed === true
      ? [
          {
            contractorId: warranty.cover.contractorId,
            part: warranty.part,
            until: warranty.contractor.until,
          },
        ]
      : []
  })
  const wanted = leaks.map(tradesFor)
  const places = placesOfTeams(read, caseIds)
  return teams(read)
    .filter(team => !team.retired)
    .map(team => ({
      ...team,
      warrants: warrantsOf(team, owed),
      suits: suitsOf(team, wanted),
      near: leaks.filter(({ buildingId }) => places.get(team.id)?.has(buildingId ?? '') ?? false).length,
    }))
    .sort(compareChoices)
}

interface LeakColumns {
  readonly kind: EmergencyKind
  readonly entry: LeakEntry
  readonly dangers: string
  readonly unitId: string | null
  readonly buildingId: string | null
}

/** Buildings each team is at or on its way to for other leaks. */
function placesOfTeams(read: ReadDatabase, asked: readonly string[]): Map<string, Set<string>> {
  const rows = read.all<{ teamId: string; buildingId: string }>(
    `select distinct leak.team_id as "teamId", coalesce("case".building_id, leak.building_id) as "buildingId"
     from leak join "case" on "case".id=leak.id
     where leak.over=0 and leak.team_id is not null and leak.state in ('dispatched', 'acknowledged', 'underway', 'onsite')
       and leak.id not in (select value from json_each(?))
       and coalesce("case".building_id, leak.building_id) is not null`,
    [JSON.stringify(asked)],
  )
  return new Map(
    [...Map.groupBy(rows, ({ teamId }) => teamId)].map(([teamId, at]) => [
      teamId,
      new Set(at.map(({ buildingId }) => buildingId)),
    ]),
  )
}

type Owed = Omit<TeamWarrants, 'leaks'> & { readonly contractorId: string }

function warrantsOf({ contractorId }: TeamRow, owed: readonly Owed[]): TeamWarrants | null {
  const mine = owed
    .filter(one => one.contractorId === contractorId)
    .sort((one, other) => ((one.until ?? '9999') < (other.until ?? '9999') ? -1 : 1))
  const [first] = mine
  return first ? { leaks: mine.length, part: first.part, until: first.until } : null
}

const suitsOf = ({ trades }: TeamRow, wanted: readonly (readonly Trade[])[]): number =>
  wanted.filter(asked => asked.some(trade => trades.includes(trade))).length
