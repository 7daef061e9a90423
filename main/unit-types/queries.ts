import { z } from 'zod'
import { Frame } from '../contract/plan-frames.ts'
import {
  RoomChecklist,
  TypeRoom,
  type UnitPlan,
  type UnitTypeDetail,
  type UnitTypeRow,
  type UnnamedType,
} from '../contract/unit-types.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { typeNamesOfHomes } from '../estate/type-names.ts'
import { staffNameOf } from '../staff/names.ts'
import { typeKey } from './rules.ts'
import type { unitTypeTable } from './tables.ts'

const Rooms = z.array(TypeRoom)
const Checklists = z.array(RoomChecklist)

/** A type as the log has it. */
export interface StoredType {
  readonly id: string
  readonly name: string
  readonly rooms: readonly TypeRoom[]
  readonly checklists: readonly RoomChecklist[]
  readonly version: number
  readonly retired: boolean
}

const storedOf = (row: RowOf<typeof unitTypeTable>): StoredType => ({
  id: row.id,
  name: row.name,
  rooms: Rooms.parse(JSON.parse(row.rooms)),
  checklists: Checklists.parse(JSON.parse(row.checklists)),
  version: row.version,
  retired: row.retired === 1,
})

export function storedType(read: ReadDatabase, typeId: string): StoredType | undefined {
  const row = read.get<RowOf<typeof unitTypeTable>>('select * from unit_type where id=?', [typeId])
  return row && storedOf(row)
}

/** The type that homes mean by a name; one that is in use before one that is not. */
export function typeNamed(read: ReadDatabase, name: string): StoredType | undefined {
  const row = read.get<RowOf<typeof unitTypeTable>>(
    'select * from unit_type where match_key=? order by retired, id limit 1',
    [typeKey(name)],
  )
  return row && storedOf(row)
}

interface PlanColumns extends Omit<UnitPlan, 'frame' | 'removed'> {
  readonly frame: string
  readonly removed: 0 | 1
}
const planColumns = `p.id, p.type_id as "typeId", p.name, d.hash, p.media_type as "mediaType", p.page,
  s.hash as "pictureHash", p.width, p.height, p.frame, p.alignment, p.added_at as "addedAt",
  ${staffNameOf('p.added_by')} as "addedByName", p.removed
  from unit_plan p join unit_plan_file d on d.id=p.id || '/drawing' join unit_plan_file s on s.id=p.id || '/picture'`
const planOf = ({ frame, removed, ...row }: PlanColumns): UnitPlan => ({
  ...row,
  frame: Frame.parse(JSON.parse(frame)),
  removed: removed === 1,
})

/** Drawings of a type, newest first. */
export const plansOf = (read: ReadDatabase, typeId: string): UnitPlan[] =>
  read
    .all<PlanColumns>(
      `select ${planColumns} where p.type_id=? order by p.added_at desc, p.id desc limit 200`,
      [typeId],
    )
    .map(planOf)

export function storedPlan(read: ReadDatabase, planId: string): UnitPlan | undefined {
  const row = read.get<PlanColumns>(`select ${planColumns} where p.id=?`, [planId])
  return row && planOf(row)
}

/** The drawing that is the frame of a type: the first that came; undefined where there is none yet. */
export const framePlan = (read: ReadDatabase, typeId: string): UnitPlan | undefined =>
  plansOf(read, typeId).find(({ alignment }) => alignment === 'first')

/** How many homes mean each type, by the key of its name. */
function homesByKey(read: ReadDatabase): Map<string, UnnamedType> {
  const homes = new Map<string, UnnamedType>()
  for (const { name, units } of typeNamesOfHomes(read)) {
    const key = typeKey(name)
    homes.set(key, { name: homes.get(key)?.name ?? name, units: (homes.get(key)?.units ?? 0) + units })
  }
  return homes
}

/** Types by name, retired ones last, and names that homes carry without anybody having described them. */
export function unitTypes(read: ReadDatabase): {
  readonly types: readonly UnitTypeRow[]
  readonly unnamed: readonly UnnamedType[]
} {
  const homes = homesByKey(read)
  const rows = read.all<RowOf<typeof unitTypeTable>>(
    'select * from unit_type order by retired, name, id limit 2000',
  )
  const plans = Map.groupBy(
    read
      .all<PlanColumns>(`select ${planColumns} where p.removed=0 order by p.added_at desc, p.id desc`)
      .map(planOf),
    ({ typeId }) => typeId,
  )
  const types = rows.map(row => {
    const own = plans.get(row.id) ?? []
    return {
      id: row.id,
      name: row.name,
      rooms: storedOf(row).rooms.length,
      plans: own.length,
      unaligned: own[0]?.alignment === 'edges',
      units: homes.get(row.match_key)?.units ?? 0,
      retired: row.retired === 1,
    }
  })
  const described = new Set(rows.filter(({ retired }) => retired === 0).map(row => row.match_key))
  return { types, unnamed: [...homes].flatMap(([key, home]) => (described.has(key) ? [] : [home])) }
}

/** A type with its drawings; undefined where there is none. */
export function unitTypeDetail(read: ReadDatabase, typeId: string): UnitTypeDetail | undefined {
  const type = storedType(read, typeId)
  if (!type) return undefined
  const { id, name, rooms, checklists, retired } = type
  const units = homesByKey(read).get(typeKey(name))?.units ?? 0
  return { id, name, rooms, checklists, retired, units, plans: plansOf(read, typeId) }
}

/** A file of a drawing. Its name says nothing of anybody. */
export function findPlanFile(read: ReadDatabase, hash: string) {
  return read.get<{ name: string | null; mediaType: string; size: number }>(
    `select (select name from unit_plan p where p.id=f.plan_id) as name, media_type as "mediaType", size
     from unit_plan_file f where hash=? limit 1`,
    [hash],
  )
}
