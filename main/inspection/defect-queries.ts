import { z } from 'zod'
import { type DefectPhoto, type DefectRow, Mark, Pin } from '../contract/inspections.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { staffNameOf } from '../staff/names.ts'
import type { defectFileTable, defectTable } from './tables.ts'

const Marks = z.array(Mark)

/** A defect as commands need it. */
export const storedDefect = (read: ReadDatabase, defectId: string) =>
  read.get<RowOf<typeof defectTable>>('select * from defect where id=?', [defectId])

/** What is drawn over a photo of a defect; undefined where it has no such photo. */
export function marksOf(read: ReadDatabase, fileId: string, defectId: string): Mark[] | undefined {
  const row = read.get<{ marks: string | null }>('select marks from defect_file where id=? and defect_id=?', [
    fileId,
    defectId,
  ])
  return row && (row.marks === null ? [] : Marks.parse(JSON.parse(row.marks)))
}

/** A defect as it is read, with the names of what it refers to. */
export type DefectColumns = RowOf<typeof defectTable> &
  Pick<DefectRow, 'unitNumber' | 'buildingName' | 'contractorName' | 'orderNumber' | 'foundByName'>
export const defectColumns = `d.*, ${unitNumberOf('d.unit_id')} as "unitNumber",
  ${nodeNameOf('d.building_id')} as "buildingName", ${staffNameOf('d.found_by')} as "foundByName",
  coalesce((select party from rectification r where r.id=d.order_id),
    (select name from contractor c where c.id=d.contractor_id)) as "contractorName",
  (select number from rectification r where r.id=d.order_id) as "orderNumber"`

/** Defects with their photos, and those of the ones that were joined into them. */
export function defectRows(read: ReadDatabase, rows: readonly DefectColumns[]): DefectRow[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const photos = Map.groupBy(
    read.all<RowOf<typeof defectFileTable> & { readonly shownWith: string }>(
      `select f.*, f.defect_id as "shownWith" from json_each(?) w join defect_file f on f.defect_id=w.value
       union all
       select f.*, d.joined_into from json_each(?) w join defect d on d.joined_into=w.value
         join defect_file f on f.defect_id=d.id
       order by added_at, id`,
      [ids, ids],
    ),
    row => row.shownWith,
  )
  return rows.map(row => ({
    id: row.id,
    inspectionId: row.inspection_id,
    unitId: row.unit_id,
    unitNumber: row.unitNumber,
    buildingName: row.buildingName,
    typeId: row.type_id,
    roomId: row.room_id,
    roomKind: row.room_kind,
    roomName: row.room_name,
    itemId: row.item_id,
    findingId: row.finding_id,
    part: row.part,
    kind: row.kind,
    severity: row.severity,
    text: row.text,
    side: row.side,
    state: row.state,
    pin: row.pin === null ? null : Pin.parse(JSON.parse(row.pin)),
    contractorId: row.contractor_id,
    contractorName: row.contractorName,
    orderId: row.order_id,
    orderNumber: row.orderNumber,
    answer: row.answer,
    sentBack: row.sent_back ?? 0,
    repairedAt: row.repaired_at,
    acceptedAt: row.accepted_at,
    joinedInto: row.joined_into,
    dueOn: row.due_on,
    foundAt: row.found_at,
    foundByName: row.foundByName,
    late: row.late === 1,
    photos: (photos.get(row.id) ?? []).map(photoOf),
  }))
}

const photoOf = (row: RowOf<typeof defectFileTable>): DefectPhoto => ({
  id: row.id,
  hash: row.hash,
  name: row.name,
  mediaType: row.media_type,
  of: row.of,
  takenAt: row.taken_at,
  marks: row.marks === null ? [] : Marks.parse(JSON.parse(row.marks)),
})

/** What was found in homes and neither accepted nor withdrawn, in the order it was found, by the home. */
export function openDefectsOf(read: ReadDatabase, unitIds: readonly string[]): Map<string, DefectRow[]> {
  const rows = read.all<DefectColumns>(
    `select ${defectColumns} from json_each(?) u join defect d on d.unit_id=u.value
     where d.state not in ('accepted', 'void') and d.joined_into is null order by d.unit_id, d.found_at, d.id limit 20000`,
    [JSON.stringify(unitIds)],
  )
  return Map.groupBy(defectRows(read, rows), ({ unitId }) => unitId)
}

/** All that was found in a home, in the order it was found. */
export const defectsOfUnit = (read: ReadDatabase, unitId: string): DefectRow[] =>
  defectRows(
    read,
    read.all<DefectColumns>(
      `select ${defectColumns} from defect d where d.unit_id=? order by d.found_at, d.id limit 2000`,
      [unitId],
    ),
  )

export function defectRow(read: ReadDatabase, defectId: string): DefectRow | undefined {
  const row = read.get<DefectColumns>(`select ${defectColumns} from defect d where d.id=?`, [defectId])
  return row && defectRows(read, [row])[0]
}

/** All that was found in an inspection, in the order it was found. */
export const defectsOfInspection = (read: ReadDatabase, inspectionId: string): DefectRow[] =>
  defectRows(
    read,
    read.all<DefectColumns>(
      `select ${defectColumns} from defect d where d.inspection_id=? order by d.found_at, d.id limit 2000`,
      [inspectionId],
    ),
  )
