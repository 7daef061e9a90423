import { z } from 'zod'
import type { LeakRow } from '../../contract/leaks.ts'
import type { HandedLeak, ShiftHandover, ShiftHandoverRow } from '../../contract/shifts.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { staffNameOf, staffNames } from '../../staff/names.ts'
import { openLeaks, teamNames } from '../queries.ts'
import { HandedItem } from './operations.ts'

/** Most handovers that are listed: a year of three shifts a day. */
const mostListed = 1_000
const columns = `id, handed_at as "handedAt", given_by as "givenBy", ${staffNameOf('given_by')} as "givenByName",
  taken_by as "takenBy", ${staffNameOf('taken_by')} as "takenByName", accepted_at as "acceptedAt", open, late, note`

/** Handovers, the latest first. */
export const handovers = (read: ReadDatabase): ShiftHandoverRow[] =>
  read.all<ShiftHandoverRow>(
    `select ${columns} from shift_handover order by handed_at desc, id desc limit ?`,
    [mostListed],
  )

export const storedHandover = (read: ReadDatabase, id: string) =>
  read.get<ShiftHandoverRow & { items: string }>(`select ${columns}, items from shift_handover where id=?`, [
    id,
  ])

/** Whether somebody works here and may be handed something. */
export const isOnDuty = (read: ReadDatabase, staffId: string): boolean =>
  read.get(`select 1 from staff where id=? and active=1 and role<>'auditor'`, [staffId]) !== undefined

interface Place {
  readonly id: string
  readonly number: string
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly place: string | null
}

/** One handover with every leak of it as it stood then, and what changed since; undefined where there is none. */
export function handover(read: ReadDatabase, id: string, now: number): ShiftHandover | undefined {
  const found = storedHandover(read, id)
  if (!found) return undefined
  const { items: stored, ...row } = found
  const items = z.array(HandedItem).parse(JSON.parse(stored))
  const open = new Map(openLeaks(read, now).map(leak => [leak.caseId, leak]))
  const places = placesOf(
    read,
    items.map(item => item.caseId),
  )
  const teams = teamNames(
    read,
    items.flatMap(item => item.teamId ?? []),
  )
  const keepers = staffNames(
    read,
    items.map(item => item.keeperId),
  )
  const handed = new Set(items.map(item => item.caseId))
  const leaks = items.map(({ keeperId, teamId, ...item }): HandedLeak => {
    const current = open.get(item.caseId)
    return {
      ...item,
      number: places.get(item.caseId)?.number ?? '',
      unitNumber: places.get(item.caseId)?.unitNumber ?? null,
      buildingName: places.get(item.caseId)?.buildingName ?? null,
      place: places.get(item.caseId)?.place ?? null,
      teamName: (teamId && teams.get(teamId)) || null,
      keeperName: (keeperId && keepers.get(keeperId)) || null,
      since: since(item, teamId, current),
      stateNow: current?.state ?? null,
    }
  })
  return { ...row, leaks, cameSince: [...open.keys()].filter(caseId => !handed.has(caseId)).length }
}

function since(
  { state, severity, contactAt }: Pick<HandedItem, 'state' | 'severity' | 'contactAt'>,
  teamId: string | null,
  now: LeakRow | undefined,
): HandedLeak['since'] {
  if (!now) return 'over'
  const same =
    now.state === state && now.severity === severity && now.teamId === teamId && now.contactAt === contactAt
  return same ? 'same' : 'moved'
}

function placesOf(read: ReadDatabase, caseIds: readonly string[]): Map<string, Place> {
  const rows = read.all<Place>(
    `select c.id, c.number, c.place, (select number from unit where unit.id=c.unit_id) as "unitNumber",
       (select name from estate_node where estate_node.id=c.building_id) as "buildingName"
     from json_each(?) j cross join "case" c on c.id=j.value`,
    [JSON.stringify(caseIds)],
  )
  return new Map(rows.map(row => [row.id, row]))
}
