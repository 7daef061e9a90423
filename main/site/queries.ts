import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { SiteCard } from '../contract/site.ts'
import type { siteTable } from './tables.ts'
import { dayStamp } from './time.ts'

export interface Site {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly profile: string
  readonly language: 'zh' | 'en'
  /** IANA name; calendars and day ends use it. */
  readonly timeZone: string
  readonly card: SiteCard
  readonly demo: boolean
}

/** The site this desk serves; undefined before it is set up. */
export function readSite(read: ReadDatabase): Site | undefined {
  const row = read.get<RowOf<typeof siteTable>>('select * from site limit 1')
  if (!row) return undefined
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    profile: row.profile,
    language: row.language,
    timeZone: row.time_zone,
    card: SiteCard.parse(JSON.parse(row.card)),
    demo: row.demo === 1,
  }
}

/** What numbers and clocks need of the site, read with every case; undefined before it is set up. */
export function siteBasics(
  read: ReadDatabase,
): { readonly code: string; readonly timeZone: string } | undefined {
  return read.get('select code, time_zone as "timeZone" from site limit 1')
}

/** The day at the site, `2026-07-12`. @param now UTC milliseconds */
export function todayOf(read: ReadDatabase, now: number): string {
  return dayStamp(now, readSite(read)?.timeZone ?? 'Asia/Shanghai')
}
