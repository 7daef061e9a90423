import { caseCore } from '../cases/queries.ts'
import type { CameraAbout, CameraKind, CameraTarget, PhotoPlace } from '../contract/camera.ts'
import { categoryPath } from '../contract/profile.ts'
import { kindWords } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { pathOf } from '../cases/rows.ts'

/** Something that is open for a phone. */
export interface OpenTarget {
  readonly id: string
  readonly deviceId: string
  readonly kind: CameraKind
  readonly aboutId: string | null
  readonly staffId: string
  readonly endsAt: number
  /** Whether the session it was opened in is still there. */
  readonly session: 0 | 1
}

const openColumns = `t.id, t.device_id as "deviceId", t.kind, t.about_id as "aboutId", t.staff_id as "staffId",
  t.ends_at as "endsAt", exists(select 1 from session s where s.id=t.session_id) as session`

/** What is open on a phone; one thing at a time. */
export function openOnDevice(read: ReadDatabase, deviceId: string, now: number): OpenTarget | undefined {
  return read.get<OpenTarget>(
    `select ${openColumns} from camera_target t
     where t.device_id=? and t.ended_at is null and t.ends_at>? order by t.opened_at desc limit 1`,
    [deviceId, now],
  )
}

/** What a person has open; one thing at a time. */
export function openOfStaff(read: ReadDatabase, staffId: string, now: number): OpenTarget | undefined {
  return read.get<OpenTarget>(
    `select ${openColumns} from camera_target t
     where t.staff_id=? and t.ended_at is null and t.ends_at>? order by t.opened_at desc limit 1`,
    [staffId, now],
  )
}

/** Everything not ended that a person has open, or that is open on a phone. */
export function openTargetIds(
  read: ReadDatabase,
  { staffId, deviceId }: { readonly staffId: string; readonly deviceId: string },
): string[] {
  return read
    .all<{ id: string }>(
      `select id from camera_target where staff_id=? and ended_at is null
       union select id from camera_target where device_id=? and ended_at is null`,
      [staffId, deviceId],
    )
    .map(({ id }) => id)
}

/** Some of those that nobody asks for any more. */
export function oldTargetIds(read: ReadDatabase, before: number): string[] {
  return read
    .all<{ id: string }>('select id from camera_target where opened_at<? limit 100', [before])
    .map(({ id }) => id)
}

/** Phones that are paired and not revoked, the newest first. */
export function camerasNow(
  read: ReadDatabase,
): readonly { readonly id: string; readonly name: string | null; readonly pairedBy: string | null }[] {
  return read.all(
    `select id, name, paired_by as "pairedBy" from device where kind='camera' and revoked_at is null
     order by paired_at desc, id desc limit 200`,
    [],
  )
}

/** The phone a person used last; undefined before the first time. */
export function lastPhoneOf(read: ReadDatabase, staffId: string): string | undefined {
  return read.get<{ deviceId: string }>(
    `select device_id as "deviceId" from camera_target where staff_id=? order by opened_at desc limit 1`,
    [staffId],
  )?.deviceId
}

/** Where the same picture went that came for the same thing before. */
export function twinOf(
  read: ReadDatabase,
  targetId: string,
  hash: string,
): { readonly into: PhotoPlace['into']; readonly refId: string } | undefined {
  return read.get<{ into: PhotoPlace['into']; refId: string }>(
    `select into_place as "into", ref_id as "refId" from camera_photo where target_id=? and hash=? limit 1`,
    [targetId, hash],
  )
}

/** Where a photo went; undefined before it came. */
export function photoPlace(read: ReadDatabase, photoId: string): PhotoPlace['into'] | undefined {
  return read.get<{ into: PhotoPlace['into'] }>('select into_place as "into" from camera_photo where id=?', [
    photoId,
  ])?.into
}

/** Pictures that came for a target, each once. */
export function receivedFor(read: ReadDatabase, targetId: string): number {
  const sql = 'select count(distinct ref_id) as count from camera_photo where target_id=?'
  return read.get<{ count: number }>(sql, [targetId])?.count ?? 0
}

/** Scans that came for a target and still wait, in the order they came. */
export function scansFor(read: ReadDatabase, targetId: string): string[] {
  return read
    .all<{ id: string }>(
      `select s.id from camera_photo p join scan s on s.id=p.ref_id
       where p.target_id=? and s.state='waiting' group by s.id order by min(p.at), s.id limit 500`,
      [targetId],
    )
    .map(({ id }) => id)
}

/** The number of what is photographed for; null for the inbox and for what is not there any more. */
export function numberOf(read: ReadDatabase, kind: CameraKind, aboutId: string | null): string | null {
  if (aboutId === null) return null
  if (kind === 'unit') return unitPlace(read, aboutId)?.number ?? null
  return kind === 'case' ? (caseCore(read, aboutId)?.number ?? null) : null
}

/** What the phone shows of its target: a number and a category, nothing of any owner. */
export function targetForPhone(read: ReadDatabase, target: OpenTarget): CameraTarget {
  const { id, kind, aboutId } = target
  return {
    targetId: id,
    kind,
    number: numberOf(read, kind, aboutId),
    category: kind === 'case' && aboutId !== null ? categoryOf(read, aboutId) : [],
    received: receivedFor(read, id),
  }
}

function categoryOf(read: ReadDatabase, caseId: string): CameraTarget['category'] {
  const found = caseCore(read, caseId)
  if (!found) return []
  const path = categoryPath(profileOf(read), pathOf(found.category)) ?? []
  return path.length > 0 ? path.map(({ name }) => name) : [kindWords[found.kind]]
}

/** Whether a target is open for this thing. */
export const isAbout = (target: OpenTarget, about: CameraAbout): boolean =>
  target.kind === about.kind && target.aboutId === (about.kind === 'inbox' ? null : about.id)
