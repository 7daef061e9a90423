import type { ReadDatabase } from '../database/read.ts'

/** Open cases of a home, and the gravest level among them; null where none has one. */
export interface OpenOfUnit {
  readonly open: number
  readonly gravest: number | null
  readonly emergency: boolean
}

/** Open cases by unit of one building, in one read of its open cases. */
export function openCasesInBuilding(read: ReadDatabase, buildingId: string): Map<string, OpenOfUnit> {
  const rows = read.all<{ unitId: string; open: number; gravest: number | null; emergency: number }>(
    `select unit_id as "unitId", count(*) as open, min(level) as gravest, max(emergency) as emergency
     from "case" where building_id=? and state in ('received', 'handling', 'resolved') and unit_id is not null
     group by unit_id`,
    [buildingId],
  )
  return new Map(
    rows.map(({ unitId, open, gravest, emergency }) => [
      unitId,
      { open, gravest, emergency: emergency === 1 },
    ]),
  )
}
