import type { ReadDatabase } from '../database/read.ts'
import { buildingsInOrder } from '../estate/tree.ts'
import { occupanciesOfUnit, person } from '../people/queries.ts'
import { buildingCompleteness } from './overview.ts'

/** A home whose file lacks something. */
export interface IncompleteUnit {
  readonly unitId: string
  readonly number: string
  /** Names from the project down to the building. */
  readonly building: string
  /** Who owns it now; null for an erased name. */
  readonly owners: readonly (string | null)[]
  readonly required: number
  readonly present: number
  /** Ids of what is missing. */
  readonly missing: readonly string[]
}

/** Which homes: those of one building, those that lack one type. */
export interface IncompleteQuestion {
  readonly buildingId: string | undefined
  readonly type: string | undefined
  /** `next` of the page before: building and home within it to begin with. */
  readonly before: string | undefined
  readonly limit: number
}

/** Homes whose files are not complete, building by building in the order people walk. Errors: none. */
export function incompleteUnits(
  read: ReadDatabase,
  { buildingId, type, before, limit }: IncompleteQuestion,
): { readonly rows: IncompleteUnit[]; readonly next: string | null } {
  const buildings = buildingsInOrder(read).filter(({ id }) => buildingId === undefined || id === buildingId)
  const [fromBuilding = 0, fromHome = 0] = (before ?? '').split(':').map(Number).filter(Number.isSafeInteger)
  const rows: IncompleteUnit[] = []
  for (let place = fromBuilding; place < buildings.length; place++) {
    const building = buildings[place]
    if (!building) break
    const homes = buildingCompleteness(read, building.id)
    for (let home = place === fromBuilding ? fromHome : 0; home < homes.length; home++) {
      const one = homes[home]
      if (!one || one.missing.length === 0 || (type !== undefined && !one.missing.includes(type))) continue
      if (rows.length === limit) return { rows, next: `${place}:${home}` }
      rows.push({ ...one, building: building.path.join(' / '), owners: ownersOf(read, one.unitId) })
    }
  }
  return { rows, next: null }
}

function ownersOf(read: ReadDatabase, unitId: string): (string | null)[] {
  const owners = occupanciesOfUnit(read, unitId).filter(
    ({ role, until }) => until === null && (role === 'owner' || role === 'co-owner'),
  )
  return [...new Set(owners.map(({ personId }) => personId))].map(id => person(read, id)?.name ?? null)
}
