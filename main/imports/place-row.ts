import type { Cell } from '../tabular/types.ts'
import { plainText } from './cells.ts'
import type { Mapping } from './owner-columns.ts'
import { RowReader } from './owner-people.ts'
import { unitPart } from './owner-unit.ts'
import type { ImportReason } from './reasons.ts'

/** A building, or an entrance of it, as a row names it. */
export interface PlaceRow {
  readonly project?: string
  readonly phase?: string
  readonly building: string
  readonly entrance?: string
}

/** What one row of a list of buildings means, or why it is refused. Pure. */
export function interpretPlaceRow(
  mapping: Mapping,
  cells: readonly Cell[],
): { readonly place: PlaceRow } | { readonly reasons: readonly ImportReason[] } {
  const reader = new RowReader(mapping, cells)
  const text = (field: 'project' | 'phase' | 'building' | 'entrance') => plainText(reader.cell(field))
  for (const field of ['building', 'entrance'] as const) {
    if (reader.cell(field).kind === 'error') reader.refuse('import.cellError', field)
  }
  const building = unitPart(text('building') ?? '', 'building')
  if (!building && reader.reasons.length === 0) reader.refuse('import.noUnit', 'building')
  if (!building || reader.reasons.length > 0) return { reasons: reader.reasons }
  const project = text('project') ?? building.project
  const phase = unitPart(text('phase') ?? '', 'phase')?.value
  const entrance = unitPart(text('entrance') ?? '', 'entrance')?.value
  return {
    place: {
      building: building.value,
      ...(project === undefined ? {} : { project }),
      ...(phase === undefined ? {} : { phase }),
      ...(entrance === undefined ? {} : { entrance }),
    },
  }
}
