import { z } from 'zod'
import {
  HeldGap,
  type HqKeyRow,
  type HqSiteFigures,
  type HqSiteRow,
  type InboxEntry,
  type InboxInput,
} from '../contract/headquarters.ts'
import { askedNow } from '../cases/due-lists.ts'
import type { ReadDatabase } from '../database/read.ts'
import { siteFigures } from './consolidated/figures.ts'

interface EntryRow {
  readonly id: string
  readonly at: number
  readonly name: string | null
  readonly code: string | null
  readonly params: string | null
  readonly hqSiteId: string
  readonly siteCode: string
  readonly siteName: string
  readonly number: number
  readonly last: number
  readonly createdAt: number
  readonly bytes: number
  readonly applied: number
  readonly duplicates: number
  readonly heldBack: number
  readonly files: number
  readonly forks: number
  readonly gaps: string | null
}

const parcelColumns = `p.id, p.received_at as at, null as name, null as code, null as params, p.hq_site_id as hqSiteId,
  s.code as siteCode, s.name as siteName, p.number, p.last, p.created_at as createdAt, p.bytes, p.applied, p.duplicates,
  p.held_back as heldBack, p.files, coalesce(p.forks, 0) as forks, p.gaps`

/** What came, newest first: parcels and, where no site is asked for, files that were refused. */
export function inboxPage(
  read: ReadDatabase,
  { hqSiteId, before, limit }: z.output<typeof InboxInput>,
): { readonly entries: readonly InboxEntry[]; readonly next: { at: number; id: string } | null } {
  const { at, id } = before ?? { at: Number.MAX_SAFE_INTEGER, id: '' }
  const parcels = read.all<EntryRow>(
    `select ${parcelColumns} from hq_parcel p join hq_site s on s.id=p.hq_site_id
      where (p.received_at, p.id) < (?, ?) ${hqSiteId === null ? '' : 'and p.hq_site_id=?'}
      order by p.received_at desc, p.id desc limit ?`,
    [at, id, ...(hqSiteId === null ? [] : [hqSiteId]), limit + 1],
  )
  const refused =
    hqSiteId === null
      ? read.all<EntryRow>(
          `select id, refused_at as at, name, code, params from hq_refusal where (refused_at, id) < (?, ?)
            order by refused_at desc, id desc limit ?`,
          [at, id, limit + 1],
        )
      : []
  const rows = [...parcels, ...refused].toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const shown = rows.slice(0, limit)
  const end = rows.length > limit ? shown.at(-1) : undefined
  return { entries: shown.map(entryOf), next: end ? { at: end.at, id: end.id } : null }
}

const Gaps = z.array(HeldGap)
const Params = z.record(z.string(), z.union([z.string(), z.number()]))

function entryOf(row: EntryRow): InboxEntry {
  const { id, at, name, code, params, gaps, last, ...parcel } = row
  if (name !== null && code !== null)
    return { kind: 'refusal', id, at, name, code, params: Params.parse(JSON.parse(params ?? '{}')) }
  return {
    kind: 'parcel',
    id,
    at,
    hqSiteId: parcel.hqSiteId,
    siteCode: parcel.siteCode,
    siteName: parcel.siteName,
    number: parcel.number,
    last: last === 1,
    createdAt: parcel.createdAt,
    bytes: parcel.bytes,
    applied: parcel.applied,
    duplicates: parcel.duplicates,
    heldBack: parcel.heldBack,
    files: parcel.files,
    forks: parcel.forks,
    gaps: gaps === null ? [] : Gaps.parse(JSON.parse(gaps)),
  }
}

const siteColumns = `s.id, s.code, s.name, s.invited_at as invitedAt, s.enrolled_at as enrolledAt,
  (select max(i.expires_at) from hq_invitation i
    where i.hq_site_id=s.id and i.used_by is null and i.expires_at>?) as invitationUntil,
  h.heard_at as heardAt, h.said_at as saidAt, h.program, coalesce(h.receipts, 0) as receipts,
  (select count(*) from hq_parcel p where p.hq_site_id=s.id and p.waits=1) as waiting,
  coalesce(t.operations, 0) as operations, coalesce(t.missing, 0) as missing, coalesce(t.forks, 0) as forks,
  coalesce(t.held_back, 0) as heldBack`
const siteTables = 'hq_site s left join hq_heard h on h.id=s.id left join hq_standing t on t.id=s.id'

type StoredSite = Omit<HqSiteRow, keyof HqSiteFigures>

/** Every site of this headquarters, by its code. */
export function hqSites(read: ReadDatabase, now: number): HqSiteRow[] {
  const figuresOf = siteFigures(read, askedNow(read, now))
  return read
    .all<StoredSite>(`select ${siteColumns} from ${siteTables} order by s.code`, [now])
    .map(site => ({ ...site, ...figuresOf(site) }))
}

/** One site; undefined where there is none. */
export function hqSite(read: ReadDatabase, hqSiteId: string, now: number): HqSiteRow | undefined {
  const site = read.get<StoredSite>(`select ${siteColumns} from ${siteTables} where s.id=?`, [now, hqSiteId])
  return site && { ...site, ...siteFigures(read, askedNow(read, now))(site) }
}

/** Keys a site signs or signed with, newest first. */
export const hqKeys = (read: ReadDatabase, hqSiteId: string): HqKeyRow[] =>
  read.all<HqKeyRow & Record<string, unknown>>(
    `select id as fingerprint, since, revoked_at as revokedAt, replaced_at as replacedAt from hq_key where hq_site_id=?
      order by since desc, id`,
    [hqSiteId],
  )
