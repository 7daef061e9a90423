import type { z } from 'zod'
import { everyItem } from '../contract/profile-inspection.ts'
import { Pin } from '../contract/inspections.ts'
import { inverseFrame, type Point, throughFrame } from '../contract/plan-frames.ts'
import {
  type DefectFigure,
  type DefectFigures,
  type DefectFilter,
  type DuplicatePair,
  type FigureDimension,
  type HeatInput,
  type HeatMap,
} from '../contract/rectification.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNames } from '../estate/names.ts'
import { profileOf } from '../profiles/profiles.ts'
import { plansOf, storedType, unitTypes } from '../unit-types/queries.ts'
import { conditionOf, pendingStates } from './rectification-queries.ts'
import { duplicatePairs, heatOf, pairKey, pinInFrame } from './rules.ts'

const pending = `d.state in (${pendingStates.map(state => `'${state}'`).join(', ')})`

type Counted = Omit<DefectFigure, 'id' | 'name'>
const nothing: Counted = { found: 0, pending: 0, late: 0, accepted: 0, sentBack: 0 }

/**
 * How many defects there are by party, building, type, room, kind and item, the most first.
 *
 * @param today `2026-07-12`
 */
export function defectFigures(read: ReadDatabase, filter: DefectFilter, today: string): DefectFigures {
  const { sql, values } = conditionOf(filter, today)
  const rows = read.all<Counted & Record<FigureDimension, string | null>>(
    `select coalesce(d.contractor_id, (select '=' || r.party from rectification r where r.id=d.order_id)) as party,
       d.building_id as building, d.type_id as type, d.room_kind as room, d.kind, d.item_id as item,
       count(*) as found, sum(${pending}) as pending, sum(${pending} and coalesce(d.due_on<?, 0)) as late,
       sum(d.state='accepted') as accepted, sum(coalesce(d.sent_back, 0)) as "sentBack"
     from defect d where ${sql} group by 1, 2, 3, 4, 5, 6`,
    [today, ...values],
  )
  const nameOf = namesOf(read, rows)
  const by = (dimension: FigureDimension): DefectFigure[] => {
    const sums = new Map<string, Counted>()
    for (const row of rows) {
      const id = row[dimension] ?? ''
      sums.set(id, added(sums.get(id) ?? nothing, row))
    }
    const list = [...sums].map(([id, sum]): DefectFigure => ({ id, name: nameOf[dimension](id), ...sum }))
    return list.sort((one, other) => other.found - one.found || (one.id < other.id ? -1 : 1))
  }
  return {
    party: by('party'),
    building: by('building'),
    type: by('type'),
    room: by('room'),
    kind: by('kind'),
    item: by('item'),
    total: { id: '', name: null, ...rows.reduce<Counted>(added, nothing) },
  }
}

const added = (sum: Counted, one: Counted): Counted => ({
  found: sum.found + one.found,
  pending: sum.pending + one.pending,
  late: sum.late + one.late,
  accepted: sum.accepted + one.accepted,
  sentBack: sum.sentBack + one.sentBack,
})

type Names = (id: string) => string | null

function namesOf(
  read: ReadDatabase,
  rows: readonly { readonly building: string | null }[],
): Record<FigureDimension, Names> {
  const contractors = new Map(
    read
      .all<{ id: string; name: string }>('select id, name from contractor')
      .map(({ id, name }) => [id, name]),
  )
  const buildings = nodeNames(read, [...new Set(rows.flatMap(({ building }) => building ?? []))])
  const types = new Map(unitTypes(read).types.map(({ id, name }) => [id, name]))
  return {
    party: id => contractors.get(id) ?? (id.startsWith('=') ? id.slice(1) : null),
    building: id => buildings.get(id) ?? null,
    type: id => types.get(id) ?? null,
    room: () => null,
    kind: () => null,
    item: () => null,
  }
}

/**
 * Where in homes of a type defects lie: pins of all its drawings, through their frames, on the one that is shown.
 */
export function heatMap(
  read: ReadDatabase,
  { typeId, planId, kind, pending: onlyPending }: z.output<typeof HeatInput>,
): HeatMap {
  const plans = plansOf(read, typeId)
  const frames = new Map(plans.map(({ id, frame }) => [id, frame]))
  const plan = plans.find(({ id, removed }) => (planId === null ? !removed : id === planId)) ?? undefined
  const back = plan && inverseFrame(plan.frame)
  const rows = read.all<{ pin: string | null; roomId: string; name: string }>(
    `select d.pin, d.room_id as "roomId", d.room_name as name from defect d
     where d.type_id=? and d.joined_into is null and ${onlyPending ? pending : `d.state<>'void'`}
       ${kind === undefined ? '' : 'and d.kind=?'} order by d.id`,
    kind === undefined ? [typeId] : [typeId, kind],
  )
  const pins: Point[] = []
  const rooms = new Map<string, HeatMap['rooms'][number]>()
  for (const { pin, roomId, name } of rows) {
    const at = pinInFrame(pin === null ? null : Pin.parse(JSON.parse(pin)), frames)
    if (at && back) pins.push(throughFrame(back, at))
    rooms.set(roomId, { roomId, name, defects: (rooms.get(roomId)?.defects ?? 0) + 1 })
  }
  return {
    plan: plan
      ? {
          id: plan.id,
          pictureHash: plan.pictureHash,
          width: plan.width,
          height: plan.height,
          frame: plan.frame,
        }
      : null,
    cells: heatOf(pins),
    rooms: [...rooms.values()].sort((one, other) => other.defects - one.defects),
    pinned: pins.length,
    unpinned: rows.length - pins.length,
  }
}

/** Defects of a home that may be one, not yet joined or judged to be two. */
export function duplicatesOf(read: ReadDatabase, unitId: string): DuplicatePair[] {
  const rows = read.all<{
    id: string
    inspectionId: string
    roomId: string
    itemId: string | null
    findingId: string | null
    kind: string
    pin: string | null
    typeId: string | null
  }>(
    `select id, inspection_id as "inspectionId", room_id as "roomId", item_id as "itemId",
       finding_id as "findingId", kind, pin, type_id as "typeId"
     from defect where unit_id=? and state not in ('accepted', 'void') and joined_into is null
     order by found_at, id limit 1000`,
    [unitId],
  )
  const distinct = read.all<{ one: string; other: string }>(
    `select x.defect_id as one, x.other_id as other from defect d join defect_distinct x on x.defect_id=d.id
     where d.unit_id=?`,
    [unitId],
  )
  const frames = new Map(
    [...new Set(rows.flatMap(({ typeId }) => typeId ?? []))].flatMap(typeId =>
      plansOf(read, typeId).map(({ id, frame }) => [id, frame] as const),
    ),
  )
  return duplicatePairs(
    rows.map(({ pin, ...row }) => ({
      ...row,
      pin: pinInFrame(pin === null ? null : Pin.parse(JSON.parse(pin)), frames),
    })),
    new Set(distinct.map(({ one, other }) => pairKey(one, other))),
  )
}

/** Words of everything that can stand in a checklist: the desk's, also what is offered no more, and each type's. */
export function checklistWords(read: ReadDatabase) {
  const types = read.all<{ id: string }>('select id from unit_type order by id limit 2000')
  const own = types.flatMap(
    ({ id }) => storedType(read, id)?.checklists.flatMap(({ added: more }) => more) ?? [],
  )
  return [...everyItem(profileOf(read).inspection).map(({ item }) => item), ...own].map(
    ({ id, name, findings }) => ({
      id,
      name,
      findings: findings.map(finding => ({ id: finding.id, name: finding.name })),
    }),
  )
}
