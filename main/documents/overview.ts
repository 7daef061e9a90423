import type {
  Completeness,
  CompletenessNode,
  SiteCompleteness,
  UnitCompleteness,
} from '../contract/documents.ts'
import type { ProfileDocuments } from '../contract/profile-documents.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitsStanding } from '../estate/standing.ts'
import { estateTree, type TreeNode } from '../estate/tree.ts'
import { isSettled } from './settle.ts'

const nothing: Completeness = { units: 0, complete: 0, counted: 0, required: 0, present: 0 }

/** How complete the files of the site are, down to its buildings, and what is missing how often. */
export function siteCompleteness(read: ReadDatabase, checklist: ProfileDocuments): SiteCompleteness {
  // Adds up along the index that holds all it reads.
  const buildings = new Map(
    read
      .all<Completeness & { id: string }>(
        `select building_id as "id", count(*) as "units", sum(required > 0 and present = required) as "complete",
           sum(required > 0) as "counted", sum(required) as "required", sum(present) as "present"
         from unit_completeness group by building_id`,
      )
      .map(({ id, ...counts }) => [id, counts]),
  )
  const grow = (nodes: readonly TreeNode[]): CompletenessNode[] =>
    nodes.flatMap(({ id, kind, name, children }) => {
      if (kind === 'entrance') return []
      const below = grow(children)
      const own = buildings.get(id) ?? nothing
      return [{ id, kind, name, children: below, ...below.reduce(sum, own) }]
    })
  const nodes = grow(estateTree(read))
  return {
    nodes,
    ...nodes.reduce(sum, nothing),
    missing: missingTypes(read, checklist),
    settling: !isSettled(read),
  }
}

const sum = (one: Completeness, other: Completeness): Completeness => ({
  units: one.units + other.units,
  complete: one.complete + other.complete,
  counted: one.counted + other.counted,
  required: one.required + other.required,
  present: one.present + other.present,
})

function missingTypes(read: ReadDatabase, checklist: ProfileDocuments): SiteCompleteness['missing'] {
  const counts = new Map<string, number>()
  for (const { missing, units } of read.all<{ missing: string; units: number }>(
    `select missing, count(*) as units from unit_completeness where missing <> '' group by missing`,
  ))
    for (const type of missing.split(' ')) counts.set(type, (counts.get(type) ?? 0) + units)
  return checklist.types.flatMap(({ id, name }) => {
    const units = counts.get(id) ?? 0
    return units === 0 ? [] : [{ type: id, name, units }]
  })
}

/** The homes of a building in the order people walk, each with what is missing. */
export function buildingCompleteness(read: ReadDatabase, buildingId: string): UnitCompleteness[] {
  const counted = new Map(
    read
      .all<{ id: string; required: number; present: number; missing: string }>(
        'select id, required, present, missing from unit_completeness where building_id=?',
        [buildingId],
      )
      .map(row => [row.id, row]),
  )
  return unitsStanding(read, buildingId).map(({ id, number }) => {
    const row = counted.get(id)
    const missing = row?.missing ? row.missing.split(' ') : []
    return { unitId: id, number, required: row?.required ?? 0, present: row?.present ?? 0, missing }
  })
}

/** Counters of the homes of a building that need something, for a grid of floors and homes. */
export function completenessInBuilding(
  read: ReadDatabase,
  buildingId: string,
): { readonly unitId: string; readonly required: number; readonly present: number }[] {
  return read.all(
    'select id as "unitId", required, present from unit_completeness where building_id=? and required>0',
    [buildingId],
  )
}

/** Ids of the papers that files of a building lack, by home; homes that lack none are left out. */
export function missingPapersInBuilding(
  read: ReadDatabase,
  buildingId: string,
): ReadonlyMap<string, readonly string[]> {
  const rows = read.all<{ id: string; missing: string }>(
    `select id, missing from unit_completeness where building_id=? and missing<>''`,
    [buildingId],
  )
  return new Map(rows.map(({ id, missing }) => [id, missing.split(' ')]))
}
