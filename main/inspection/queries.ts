import { z } from 'zod'
import { RoomKind } from '../contract/inspection.ts'
import {
  type InspectionDetail,
  type InspectionPage,
  type InspectionPageInput,
  type InspectionRow,
  mostCarried,
} from '../contract/inspections.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { unit } from '../estate/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { staffNameOf } from '../staff/names.ts'
import { storedType, typeNamed } from '../unit-types/queries.ts'
import { roomsToInspect } from '../unit-types/rules.ts'
import { defectsOfInspection } from './defect-queries.ts'
import type { inspectionTable } from './tables.ts'

const Rooms = z.array(z.object({ id: z.string(), kind: RoomKind, name: z.string() }))
const Ids = z.array(z.string())
const Measured = z.object({
  values: z.array(z.number()),
  design: z.number().nullable(),
  faults: z.array(z.enum(['low', 'high', 'deviation', 'spread'])),
})

/** An inspection as commands need it. */
export const storedInspection = (read: ReadDatabase, inspectionId: string) =>
  read.get<RowOf<typeof inspectionTable>>('select * from inspection where id=?', [inspectionId])

/** The type of a home, by the name it carries. */
export function typeOfHome(read: ReadDatabase, unitId: string) {
  const name = unit(read, unitId)?.unitType
  const type = name ? typeNamed(read, name) : undefined
  return type?.retired ? undefined : type
}

interface InspectionColumns extends Omit<InspectionRow, 'late'> {
  readonly late: 0 | 1
}
const inspectionColumns = `i.id, i.unit_id as "unitId", ${unitNumberOf('i.unit_id')} as "unitNumber",
  ${nodeNameOf('i.building_id')} as "buildingName", i.purpose, i.side, i.state,
  ${staffNameOf('i.inspector')} as "inspectorName", i.planned_on as "plannedOn", i.begun_at as "begunAt",
  i.finished_at as "finishedAt", i.conclusion, i.late,
  (select count(*) from inspection_item r where r.inspection_id=i.id) as checked,
  (select count(*) from defect d where d.inspection_id=i.id and d.state<>'void') as defects`
const rowOf = ({ late, ...row }: InspectionColumns): InspectionRow => ({ ...row, late: late === 1 })

/** Most inspections that a list shows. */
const mostShown = 500

/** Inspections of a home, the latest first. */
export const inspectionsOfUnit = (read: ReadDatabase, unitId: string): InspectionRow[] =>
  read
    .all<InspectionColumns>(
      `select ${inspectionColumns} from inspection i where i.unit_id=? order by i.sorted_at desc, i.id desc limit ?`,
      [unitId, mostShown],
    )
    .map(rowOf)

/**
 * Inspections that stand alike, a page at a time: what is planned or under way the longest first, what is over the
 * latest first.
 *
 * @param after of the page before
 */
export function inspectionPage(
  read: ReadDatabase,
  { state, inspector, buildingId, after }: z.output<typeof InspectionPageInput>,
  size = 100,
): InspectionPage {
  const down = state === 'done' || state === 'void'
  const [at = '', id = ''] = after === null ? [] : after.split('/')
  const conditions: [sql: string, ...values: (string | number)[]][] = [['i.state=?', state]]
  if (inspector !== undefined) conditions.push(['i.inspector=?', inspector])
  if (buildingId !== undefined) conditions.push(['i.building_id=?', buildingId])
  if (after !== null) conditions.push([`(i.sorted_at, i.id)${down ? '<' : '>'}(?, ?)`, Number(at), id])
  const order = down ? 'desc' : 'asc'
  const rows = read.all<InspectionColumns & { readonly sortedAt: number }>(
    `select ${inspectionColumns}, i.sorted_at as "sortedAt" from inspection i
     where ${conditions.map(([sql]) => sql).join(' and ')} order by i.sorted_at ${order}, i.id ${order} limit ?`,
    [...conditions.flatMap(([, ...values]) => values), size + 1],
  )
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    rows: shown.map(rowOf),
    next: rows.length > size && last ? `${last.sortedAt}/${last.id}` : null,
  }
}

/** Homes that somebody is to walk through, as far as a tablet carries them. */
export const plannedFor = (read: ReadDatabase, staffId: string): string[] =>
  read
    .all<{ unitId: string }>(
      `select distinct unit_id as "unitId" from inspection where state='planned' and inspector=? limit ?`,
      [staffId, mostCarried],
    )
    .map(({ unitId }) => unitId)

/** An inspection with all that was looked at, measured, signed and found; undefined where there is none. */
export function inspectionDetail(read: ReadDatabase, inspectionId: string): InspectionDetail | undefined {
  const row = read.get<InspectionColumns>(`select ${inspectionColumns} from inspection i where i.id=?`, [
    inspectionId,
  ])
  const stored = storedInspection(read, inspectionId)
  if (!row || !stored) return undefined
  const known = new Map(
    roomsToInspect(
      profileOf(read).inspection,
      stored.type_id === null ? undefined : storedType(read, stored.type_id),
    ).map(room => [room.id, room]),
  )
  return {
    ...rowOf(row),
    rooms: Rooms.parse(JSON.parse(stored.rooms)).map(room => ({
      ...room,
      area: known.get(room.id)?.area ?? [],
      items: known.get(room.id)?.items ?? [],
    })),
    note: stored.note,
    reasons: Ids.parse(JSON.parse(stored.reasons)),
    voidReason: stored.void_reason,
    results: read.all(
      `select room_id as "roomId", item_id as "itemId", result from inspection_item
       where inspection_id=? order by id`,
      [inspectionId],
    ),
    measures: read
      .all<{ id: string; roomId: string; itemId: string; measured: string }>(
        `select id, room_id as "roomId", item_id as "itemId", measured from inspection_measure
         where inspection_id=? order by measured_at, id`,
        [inspectionId],
      )
      .map(({ measured, ...same }) => ({ ...same, ...Measured.parse(JSON.parse(measured)) })),
    signatures: read.all(
      `select id, role, name, hash, signed_at as "signedAt" from inspection_signature
       where inspection_id=? order by signed_at, id`,
      [inspectionId],
    ),
    found: defectsOfInspection(read, inspectionId),
  }
}

/** A file of a defect, or a signature. */
export const findInspectionFile = (read: ReadDatabase, hash: string) =>
  read.get<{ name: string | null; mediaType: string; size: number }>(
    'select name, media_type as "mediaType", size from defect_file where hash=? limit 1',
    [hash],
  ) ??
  read.get<{ name: string | null; mediaType: string; size: number }>(
    'select null as name, media_type as "mediaType", size from inspection_signature where hash=? limit 1',
    [hash],
  )

/** Whether an item of the checklist stands in some inspection or defect. */
export const checklistItemInUse = (read: ReadDatabase, itemId: string): boolean =>
  read.get('select 1 from inspection_item where item_id=? limit 1', [itemId]) !== undefined ||
  read.get('select 1 from defect where item_id=? limit 1', [itemId]) !== undefined

/** Whether some defect is one of the findings of an item; `path` is `item/finding`. */
export function findingInUse(read: ReadDatabase, path: string): boolean {
  const [itemId = '', findingId = ''] = path.split('/')
  return (
    read.get('select 1 from defect where item_id=? and finding_id=? limit 1', [itemId, findingId]) !==
    undefined
  )
}
