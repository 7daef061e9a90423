import type { CaseDetail, CaseFile } from '../contract/case-views.ts'
import { caseLevels, caseSteps } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { staffNames } from '../staff/names.ts'
import { nameIn, rowsOf } from './rows.ts'
import { followersOf, linkedCases } from './links.ts'
import { mayTake } from './rules.ts'
import type { caseTable } from './tables.ts'

/** Everything about one case but its timeline. Errors: `case.notFound`. */
export function caseDetail(read: ReadDatabase, caseId: string): CaseDetail {
  const row = read.get<RowOf<typeof caseTable>>('select * from "case" where id=?', [caseId])
  const [listed] = rowsOf(read, [caseId])
  if (!row || !listed) throw new DeskError('case.notFound')
  const names = staffNames(read, [row.first_contact, row.level_by, row.responsible_by, row.complained_staff])
  return {
    ...listed,
    text: row.text,
    projectId: row.project_id,
    room: row.room,
    place: row.place,
    wish: row.wish,
    source: row.source,
    firstContact: row.first_contact,
    firstContactName: nameIn(names, row.first_contact),
    resolvedAt: row.resolved_at,
    verified: row.verified,
    closedAt: row.closed_at,
    withoutCallback: row.without_callback,
    voidReason: row.void_reason,
    duplicateOf: row.duplicate_of,
    duplicateOfNumber:
      row.duplicate_of === null
        ? null
        : (caseNumbers(read, [row.duplicate_of]).get(row.duplicate_of) ?? null),
    duplicates: read.all<{ id: string; number: string }>(
      'select id, number from "case" where duplicate_of=? order by received_at limit 50',
      [caseId],
    ),
    attachments: filesOf(read, caseId),
    steps: caseSteps.filter(step => mayTake(step, row.state)),
    levelNote: row.level_note,
    levelByName: nameIn(names, row.level_by),
    proposed: levelOf(row.proposed_level, row.proposed_reason),
    cause: row.cause,
    complainedOf:
      row.complained_staff === null && row.complained_of === null
        ? null
        : { staffId: row.complained_staff, name: nameIn(names, row.complained_staff) ?? row.complained_of },
    responsible:
      row.responsible_kind === null || row.responsible_at === null
        ? null
        : {
            kind: row.responsible_kind,
            party: row.responsible,
            byName: nameIn(names, row.responsible_by),
            at: row.responsible_at,
          },
    leader: row.leader === null ? null : (linkedCases(read, [row.leader])[0] ?? null),
    followers: followersOf(read, caseId),
    siblings: row.leader === null ? [] : followersOf(read, row.leader).filter(({ id }) => id !== caseId),
    followedAt: row.followed_at,
    position: lastPosition(read, caseId),
  }
}

function levelOf(level: number | null, rule: string | null): CaseDetail['proposed'] {
  const known = caseLevels.find(one => one === level)
  return known === undefined ? null : { level: known, rule }
}

/** The caller's number in full. Whoever shows it records the look first, see `case.unmask`. */
export function callerPhone(read: ReadDatabase, caseId: string): string | null {
  return (
    read.get<{ phone: string | null }>('select caller_phone as phone from "case" where id=?', [caseId])
      ?.phone ?? null
  )
}

export function filesOf(read: ReadDatabase, caseId: string): CaseFile[] {
  return read.all<CaseFile>(
    `select id, hash, size, name, media_type as "mediaType", taken_at as "takenAt",
       attached_at as "attachedAt" from case_file where case_id=? order by attached_at, id`,
    [caseId],
  )
}

/** Numbers of cases by id. */
export function caseNumbers(read: ReadDatabase, ids: Iterable<string | null>): Map<string, string> {
  const wanted = new Set(ids)
  wanted.delete(null)
  if (wanted.size === 0) return new Map()
  const rows = read.all<{ id: string; number: string }>(
    'select id, number from "case" where id in (select value from json_each(?))',
    [JSON.stringify([...wanted])],
  )
  return new Map(rows.map(row => [row.id, row.number]))
}

function lastPosition(read: ReadDatabase, caseId: string): number {
  return (
    read.get<{ position: number }>(
      'select position from operation where aggregate_id=? order by position desc limit 1',
      [caseId],
    )?.position ?? 0
  )
}
