import type { WarrantyAtHand } from '../contract/case-views.ts'
import type { ResponsibleKind } from '../contract/cases.ts'
import { monthsBehind, partOf } from '../contract/profile-warranty.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { handover } from '../estate/handover.ts'
import { pathsUnder, secondLevel } from './collective.ts'

/** Cases of the building that are looked through for who was responsible the last time. */
const mostLookedAt = 200

interface Placed {
  readonly unitId: string | null
  readonly buildingId: string | null
  /** Category ids, most general first. */
  readonly category: readonly string[]
}

/**
 * Whether the part is still under warranty, and who is responsible: whom the profile names for it, and who was the last
 * time in the building. The term begins with the handover, or where nobody noted its day
 * with the first owner's; null where neither is known.
 *
 * @param today `2026-07-12`
 */
export function warrantyAtHand(
  read: ReadDatabase,
  profile: Profile,
  { unitId, buildingId, category }: Placed,
  today: string,
): WarrantyAtHand | null {
  const part = partOf(profile.warranty, category)
  if (!part) return null
  const from = unitId === null ? null : handover(read, unitId).on
  const until = from === null || part.months === null ? null : monthsBehind(from, part.months)
  return {
    part: part.name,
    months: part.months,
    from,
    until,
    owed: part.months === null ? true : until === null ? null : today < until,
    responsible: profile.sheets.recipients.find(({ id }) => id === part.recipient)?.name ?? null,
    last: buildingId === null ? null : lastResponsible(read, profile, buildingId, category),
  }
}

function lastResponsible(
  read: ReadDatabase,
  profile: Profile,
  buildingId: string,
  category: readonly string[],
): WarrantyAtHand['last'] {
  const second = secondLevel(category)
  if (second === undefined) return null
  const found = read.get<{ caseId: string; number: string; kind: ResponsibleKind; party: string | null }>(
    `select id as "caseId", number, responsible_kind as kind, responsible as party from "case"
     where id in (select id from "case" indexed by case_collective where building_id=?
         and category in (select value from json_each(?)) and unit_id is not null
         order by received_at desc limit ${mostLookedAt})
       and responsible_kind is not null and responsible_kind <> 'none' and state <> 'void'
     order by responsible_at desc limit 1`,
    [buildingId, JSON.stringify(pathsUnder(profile, second))],
  )
  return found ?? null
}
