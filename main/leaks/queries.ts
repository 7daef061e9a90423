import { z } from 'zod'
import { Trade } from '../contract/contractors.ts'
import type { EmergencyKind } from '../contract/emergencies.ts'
import {
  type LeakAbout,
  LeakDanger,
  type LeakEntry,
  LeakMention,
  type LeakRow,
  type LeakSeverity,
  type LeakState,
  type TeamKind,
  type TeamRow,
} from '../contract/leaks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { profileOf } from '../profiles/profiles.ts'
import { contactDueOf, dueOf, inBoardOrder, isOnTop, type LeakTimes, runningStates } from './rules.ts'

/** What commands need to know of a leak. */
export interface StoredLeak extends LeakTimes {
  readonly emergencyId: string | null
  readonly caseId: string
  readonly entry: LeakEntry
  readonly dangers: readonly LeakDanger[]
  readonly vulnerable: boolean
  readonly about: LeakAbout | null
  readonly mentions: readonly LeakMention[]
  readonly calls: number
  readonly teamId: string | null
  readonly repairedBy: string | null
  readonly stoppedAt: number | null
}

interface LeakColumns extends LeakTimes {
  readonly emergencyId: string | null
  readonly caseId: string
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly dangers: string
  readonly vulnerable: 0 | 1
  readonly about: LeakAbout | null
  readonly mentions: string | null
  readonly calls: number
  readonly teamId: string | null
  readonly repairedBy: string | null
  readonly stoppedAt: number | null
}

const columns = `leak.id as "caseId", coalesce(leak.kind, 'storm') as kind, leak.emergency_id as "emergencyId", leak.entry, leak.severity, leak.dangers, leak.vulnerable, leak.state,
  leak.reported_at as "reportedAt", leak.sent_at as "sentAt", leak.next_at as "nextAt", leak.contact_at as "contactAt",
  leak.contact_promised_at as "contactPromisedAt", leak.team_id as "teamId", leak.repaired_by as "repairedBy",
  leak.stopped_at as "stoppedAt", leak.about, leak.mentions, leak.calls`

const Dangers = z.array(LeakDanger)
export const dangersOf = (stored: string): LeakDanger[] =>
  stored === '[]' ? [] : Dangers.parse(JSON.parse(stored))
const Mentions = z.array(LeakMention)
const mentionsOf = (stored: string | null): LeakMention[] =>
  stored === null ? [] : Mentions.parse(JSON.parse(stored))
const present = (row: LeakColumns | undefined): StoredLeak | undefined =>
  row && {
    ...row,
    dangers: dangersOf(row.dangers),
    vulnerable: row.vulnerable === 1,
    mentions: mentionsOf(row.mentions),
  }

/** The leak that a case is about; undefined for any other case. */
export const leakOfCase = (read: ReadDatabase, caseId: string): StoredLeak | undefined =>
  present(read.get<LeakColumns>(`select ${columns} from leak where id=?`, [caseId]))

/** The report of a home that is still open; there is at most one of a kind, since whoever calls again is joined to it. */
export const openLeakOf = (
  read: ReadDatabase,
  unitId: string,
  kind: EmergencyKind = 'storm',
): StoredLeak | undefined =>
  present(
    read.get<LeakColumns>(
      `select ${columns} from "case" cross join leak on leak.id="case".id
       where "case".unit_id=? and "case".state<>'void' and leak.over=0
         and coalesce(leak.kind, 'storm')=? order by leak.reported_at desc limit 1`,
      [unitId, kind],
    ),
  )

interface BoardColumns extends LeakColumns {
  readonly number: string
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly floor: number | null
  readonly place: string | null
  readonly keeperId: string | null
  readonly returns: number
  readonly teamName: string | null
}

/** Most leaks that are open at a time and still shown. */
const mostOpen = 5_000

/** Every open leak, what has to be done first in front. */
export function openLeaks(read: ReadDatabase, now: number): LeakRow[] {
  const { clocks } = profileOf(read).emergencies
  const rows = read.all<BoardColumns>(
    `select ${columns}, leak.returns, "case".number, "case".unit_id as "unitId",
       ${unitNumberOf('"case".unit_id')} as "unitNumber",
       coalesce("case".building_id, leak.building_id) as "buildingId",
       ${nodeNameOf('coalesce("case".building_id, leak.building_id)')} as "buildingName",
       "case".place, coalesce("case".assignee, "case".first_contact) as "keeperId",
       (select floor from unit where unit.id="case".unit_id) as floor,
       (select name from team where team.id=leak.team_id) as "teamName"
     from leak indexed by leak_open cross join "case" on "case".id=leak.id
     where leak.over=0 and "case".state<>'void' limit ?`,
    [mostOpen],
  )
  return inBoardOrder(rows, clocks, now).map(row => ({
    caseId: row.caseId,
    kind: row.kind,
    emergencyId: row.emergencyId,
    number: row.number,
    unitId: row.unitId,
    unitNumber: row.unitNumber,
    buildingId: row.buildingId,
    buildingName: row.buildingName,
    floor: row.floor,
    place: row.place,
    keeperId: row.keeperId,
    entry: row.entry,
    severity: row.severity,
    dangers: dangersOf(row.dangers),
    vulnerable: row.vulnerable === 1,
    about: row.about ?? (row.unitId === null ? 'common' : 'home'),
    mentions: mentionsOf(row.mentions),
    state: row.state,
    reportedAt: row.reportedAt,
    calls: row.calls,
    returns: row.returns,
    teamId: row.teamId,
    teamName: row.teamName,
    sentAt: row.sentAt,
    contactAt: row.contactAt,
    contactPromisedAt: row.contactPromisedAt,
    contactDueAt: contactDueOf(row, clocks),
    due: dueOf(row, clocks),
    onTop: isOnTop(row, clocks, now),
  }))
}

interface TeamColumns {
  readonly id: string
  readonly name: string
  readonly kind: TeamKind
  readonly capacity: number
  readonly phone: string | null
  readonly retired: 0 | 1
  readonly contractorId: string | null
  readonly contractorName: string | null
  readonly trades: string | null
  readonly load: number
}

const running = runningStates.map(state => `'${state}'`).join(', ')
const teamColumns = `id, name, kind, capacity, phone, retired, contractor_id as "contractorId", trades,
  (select name from contractor where contractor.id=team.contractor_id) as "contractorName",
  (select count(*) from leak indexed by leak_team
    where leak.team_id=team.id and leak.state in (${running}) and leak.over=0) as load`

const Trades = z.array(Trade)
const teamRow = ({ retired, trades, ...row }: TeamColumns): TeamRow => ({
  ...row,
  retired: retired === 1,
  trades: trades === null ? [] : Trades.parse(JSON.parse(trades)),
})

/** Teams with what each has to do now, those with room first; retired ones last. */
export const teams = (read: ReadDatabase): TeamRow[] =>
  read
    .all<TeamColumns>(`select ${teamColumns} from team order by retired, load * 1.0 / capacity, name, id`)
    .map(teamRow)

export function team(read: ReadDatabase, teamId: string): TeamRow | undefined {
  const row = read.get<TeamColumns>(`select ${teamColumns} from team where id=?`, [teamId])
  return row && teamRow(row)
}

/** Names of teams by id, retired ones included. */
export function teamNames(read: ReadDatabase, ids: readonly string[]): Map<string, string> {
  if (ids.length === 0) return new Map()
  const rows = read.all<{ id: string; name: string }>(
    'select id, name from team where id in (select value from json_each(?))',
    [JSON.stringify([...new Set(ids)])],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
