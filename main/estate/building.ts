import { openCasesInBuilding } from '../cases/open-in-building.ts'
import type { UnitKind } from '../contract/estate.ts'
import { mayAct, type Role } from '../contract/permissions.ts'
import type { Words } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { measures } from './measures/index.ts'
import type { MeasureLevel } from './measures/measure.ts'
import { childrenOf, estateNode, pathOf } from './queries.ts'
import { nodeOrder } from './rules.ts'
import { unitsStanding } from './standing.ts'

/** One unit as it stands in its building's elevation. */
export interface GridUnit {
  readonly unitId: string
  readonly number: string
  readonly room: string
  readonly kind: UnitKind
  readonly floor: number | null
  /** The entrance it stands under; null where the building has none. */
  readonly entranceId: string | null
  readonly unitType: string | null
  readonly openCases: number
  /** What the chosen measure says: id of one of its levels, and a short figure. */
  readonly level: string
  readonly figure: string | null
}

/** Something homes can be coloured by. */
export interface MeasureName {
  readonly key: string
  readonly name: Words
}

/** A building as one looks at it: entrances side by side, floors one over the other. */
export interface Building {
  readonly id: string
  readonly name: string
  /** Names from the project down to the building. */
  readonly path: readonly string[]
  readonly entrances: readonly { readonly id: string; readonly name: string }[]
  /** From the ground up, then by room. */
  readonly units: readonly GridUnit[]
  /** What it is coloured by, with how many homes have each level. */
  readonly measure: MeasureName & { readonly levels: readonly (MeasureLevel & { readonly units: number })[] }
  /** What else it can be coloured by. */
  readonly measures: readonly MeasureName[]
}

interface BuildingAsked {
  readonly buildingId: string
  /** Key of a measure; the first one where it is absent or unknown. */
  readonly measure?: string | undefined
  /** Role of whoever looks. */
  readonly role: string
  readonly limit?: Role | null
  /** `2026-07-12`, by which people are there or have left. */
  readonly today: string
}

/** One building, each sort of fact read once for all its homes; who lives there is asked for behind it. */
export function building(
  read: ReadDatabase,
  { buildingId, measure, role, limit, today }: BuildingAsked,
): Building | undefined {
  const node = estateNode(read, buildingId)
  if (node?.kind !== 'building') return undefined
  const offered = measures.filter(
    one => one.permission === undefined || mayAct({ role, limit }, one.permission),
  )
  const chosen = offered.find(one => one.key === measure) ?? offered[0]
  if (!chosen) return undefined
  const open = openCasesInBuilding(read, buildingId)
  const values = chosen.of({ read, buildingId, profile: profileOf(read), today })
  const units = unitsStanding(read, buildingId).map((unit): GridUnit => {
    const value = values.get(unit.id)
    return {
      unitId: unit.id,
      number: unit.number,
      room: unit.room,
      kind: unit.kind,
      floor: unit.floor,
      entranceId: unit.parentId === buildingId ? null : unit.parentId,
      unitType: unit.unitType,
      openCases: open.get(unit.id)?.open ?? 0,
      level: value?.level ?? chosen.otherwise,
      figure: value?.figure ?? null,
    }
  })
  const counts = new Map<string, number>()
  for (const { level } of units) counts.set(level, (counts.get(level) ?? 0) + 1)
  return {
    id: buildingId,
    name: node.name,
    path: pathOf(read, buildingId).map(one => one.name),
    entrances: childrenOf(read, buildingId)
      .filter(other => other.kind === 'entrance')
      .sort(nodeOrder)
      .map(({ id, name }) => ({ id, name })),
    units,
    measure: {
      key: chosen.key,
      name: chosen.name,
      levels: chosen.levels.map(level => ({ ...level, units: counts.get(level.id) ?? 0 })),
    },
    measures: offered.map(({ key, name }) => ({ key, name })),
  }
}
