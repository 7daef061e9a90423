import { stacksOf } from '../../../../main/contract/stacks.ts'
import type { Outputs } from '../../../app/api.ts'

export type Building = Outputs['estate']['building']
export type GridUnit = Building['units'][number]

/** One entrance seen from the front: its stacks of homes side by side. */
export interface Block {
  /** Null for units right under the building. */
  readonly entranceId: string | null
  readonly name: string | null
  readonly columns: number
}

export interface FloorRow {
  readonly floor: number
  /** By block, then by column; undefined where the stack has no home on this floor. */
  readonly cells: readonly (readonly (GridUnit | undefined)[])[]
}

/** A building as one looks at it. */
export interface Elevation {
  readonly blocks: readonly Block[]
  /** From the top down. */
  readonly floors: readonly FloorRow[]
  /** Units without a floor (parking, shops), in their order. */
  readonly loose: readonly GridUnit[]
}

/** Places the units of a building: homes of one stack stand over one another, whatever is missing between them. */
export function elevationOf(building: Pick<Building, 'units' | 'entrances'>): Elevation {
  const standing = building.units.filter(unit => unit.floor !== null)
  const loose = building.units.filter(unit => unit.floor === null)
  const entrances: { id: string | null; name: string | null }[] = [
    ...building.entrances,
    { id: null, name: null },
  ]
  const floors = [...new Set(standing.map(unit => unit.floor ?? 0))].sort((a, b) => b - a)
  const blocks: Block[] = []
  const columnsOf: ReadonlyMap<string, number>[] = []
  for (const { id, name } of entrances) {
    const units = standing.filter(unit => unit.entranceId === id)
    if (units.length === 0) continue
    const { columns } = stacksOf(units)
    columnsOf.push(columns)
    blocks.push({ entranceId: id, name, columns: Math.max(...columns.values()) + 1 })
  }
  // One walk over the units: a house of thousands is drawn anew with every colour.
  const rowOf = new Map(floors.map((floor, index) => [floor, index]))
  const blockOf = new Map(blocks.map((block, index) => [block.entranceId, index]))
  const cells = floors.map(() =>
    blocks.map(({ columns }): (GridUnit | undefined)[] => Array.from({ length: columns }, () => undefined)),
  )
  for (const unit of standing) {
    const block = blockOf.get(unit.entranceId) ?? -1
    const column = columnsOf[block]?.get(unit.unitId)
    const row = cells[rowOf.get(unit.floor ?? 0) ?? -1]?.[block]
    if (row && column !== undefined) row[column] = unit
  }
  return { blocks, loose, floors: floors.map((floor, index) => ({ floor, cells: cells[index] ?? [] })) }
}
