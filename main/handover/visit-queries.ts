import type {
  HandoverFile,
  HandoverPart,
  HandoverVisitDetail,
  HandoverVisitRow,
  HandoverVisitState,
  VisitListInput,
} from '../contract/handover.ts'
import { maskAddress } from '../contract/masking.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitNumberOf } from '../estate/names.ts'
import { traitsOf } from '../estate/queries.ts'
import { personNameOf } from '../people/names.ts'
import { staffNameOf } from '../staff/names.ts'
import { readCode } from './rules.ts'

/** A visit as commands need it. */
export interface StoredVisit {
  readonly id: string
  readonly unitId: string
  readonly buildingId: string
  readonly batchId: string | null
  readonly state: HandoverVisitState
  readonly day: string | null
  readonly slot: string | null
  readonly postedOn: string | null
}

const stored = `id, unit_id as "unitId", building_id as "buildingId", batch_id as "batchId", state, day, slot,
  posted_on as "postedOn"`

export const storedVisit = (read: ReadDatabase, visitId: string): StoredVisit | undefined =>
  read.get<StoredVisit>(`select ${stored} from handover_visit where id=?`, [visitId])

/** Whether a home stands on a list that is still worked through: of a batch that runs, or of those by themselves. */
export const isListed = (read: ReadDatabase, unitId: string): boolean =>
  read.get(
    `select 1 from handover_visit v where unit_id=? and state not in ('accepted', 'withdrawn')
       and (batch_id is null or exists (select 1 from handover_batch b where b.id=v.batch_id and b.ended=0))`,
    [unitId],
  ) !== undefined

/** When and by whom a home was handed over; undefined where its day is not noted. Who is null where it was not here. */
export function handedOver(
  read: ReadDatabase,
  unitId: string,
): { readonly on: string; readonly by: string | null } | undefined {
  const handedOverOn = traitsOf(read, unitId)?.handedOverOn ?? null
  if (handedOverOn === null) return undefined
  const by = read.get<{ name: string | null }>(
    `select ${staffNameOf('decided_by')} as name from handover_visit where unit_id=? and state='accepted'
     order by decided_at desc limit 1`,
    [unitId],
  )?.name
  return { on: handedOverOn, by: by ?? null }
}

const rowColumns = `v.id, v.unit_id as "unitId", u.number, v.building_id as "buildingId", v.batch_id as "batchId", v.state,
  v.verified_at as "verifiedAt", v.printed_at as "printedAt", v.posted_on as "postedOn",
  v.received_on as "receivedOn", v.day, v.slot`

const lacking = {
  address: 'v.verified_at is null',
  notice: 'v.posted_on is null',
  receipt: 'v.posted_on is not null and v.received_on is null',
  appointment: 'v.day is null',
} as const

/** Homes of a batch, building by building in the order of their numbers; without a batch those handed over by themselves. */
export function visitList(
  read: ReadDatabase,
  { batchId, buildingId, state, day, lacks, after, limit }: VisitListInput,
): { readonly rows: HandoverVisitRow[]; readonly next: string | null } {
  const [afterBuilding = '', afterNumber = '', afterId = ''] = (after ?? '').split('|')
  const found = read.all<HandoverVisitRow>(
    `select ${rowColumns} from handover_visit v join unit u on u.id=v.unit_id
     where v.batch_id is ? and (? is null or v.building_id=?)
       and (case when ? is null then v.state <> 'withdrawn' else v.state=? end) and (? is null or v.day=?)
       ${lacks === undefined ? '' : `and ${lacking[lacks]} and v.state <> 'accepted'`}
       and (v.building_id, u.number, v.id) > (?, ?, ?)
     order by v.building_id, u.number, v.id limit ?`,
    [
      batchId,
      buildingId ?? null,
      buildingId ?? null,
      state ?? null,
      state ?? null,
      day ?? null,
      day ?? null,
      afterBuilding,
      afterNumber,
      afterId,
      limit + 1,
    ],
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const next = found.length > limit && last ? [last.buildingId, last.number, last.id].join('|') : null
  return { rows, next }
}

type FoundVisit = Omit<HandoverVisitDetail, 'files'>

/** One visit with everything known before the day. */
export function visitDetail(read: ReadDatabase, visitId: string): HandoverVisitDetail | undefined {
  const found = read.get<FoundVisit>(
    `select ${rowColumns}, v.code, v.person_id as "personId", ${personNameOf('v.person_id')} as "personName",
       (select name from handover_batch b where b.id=v.batch_id) as "batchName",
       ${staffNameOf('v.verified_by')} as "verifiedByName", v.verified_way as "verifiedWay",
       (select mailing_address from person p where p.id=v.person_id) as address,
       v.posted_way as "postedWay", v.tracking
     from handover_visit v join unit u on u.id=v.unit_id where v.id=?`,
    [visitId],
  )
  if (!found) return undefined
  const files = read.all<HandoverFile & { readonly part: HandoverPart }>(
    `select id, part, hash, name, media_type as "mediaType" from handover_file where visit_id=? order by attached_at, id`,
    [visitId],
  )
  return { ...found, address: found.address === null ? null : maskAddress(found.address), files }
}

/** The visit whose notice shows a code, however it was typed. */
export const visitByCode = (read: ReadDatabase, code: string): string | undefined =>
  read.get<{ id: string }>('select id from handover_visit where code=? limit 1', [readCode(code)])?.id

/** A notice as it is printed: whom it goes to, in full. */
export interface NoticeContent {
  readonly visitId: string
  readonly code: string
  readonly number: string
  readonly personName: string | null
  readonly batchName: string | null
  readonly day: string | null
  readonly slot: string | null
}

/** Notices in the order of the homes; visits that are over are left out. */
export function noticesOf(read: ReadDatabase, visitIds: readonly string[]): NoticeContent[] {
  return read.all<NoticeContent>(
    `select v.id as "visitId", v.code, ${unitNumberOf('v.unit_id')} as number,
       ${personNameOf('v.person_id')} as "personName",
       (select name from handover_batch b where b.id=v.batch_id) as "batchName", v.day, v.slot
     from json_each(?) j cross join handover_visit v on v.id=j.value
     where v.state not in ('accepted', 'withdrawn') order by v.building_id, number, v.id`,
    [JSON.stringify(visitIds)],
  )
}
