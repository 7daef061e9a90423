import type { UnitKind } from '../contract/estate.ts'
import type { ReadDatabase } from '../database/read.ts'

/** Where a unit stands in the tree. */
export interface UnitPlace {
  readonly unitId: string
  readonly number: string
  readonly kind: UnitKind
  readonly buildingId: string
  readonly projectId: string
}

export function unitPlace(read: ReadDatabase, unitId: string): UnitPlace | undefined {
  return read.get<UnitPlace>(
    `select id as "unitId", number, kind, building_id as "buildingId", project_id as "projectId" from unit where id=?`,
    [unitId],
  )
}
