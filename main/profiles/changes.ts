import { EditableSection, type ProfileChange, ProfileDifference } from '../contract/profile-sections.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNameOf } from '../staff/names.ts'

/** A section as this desk has it, with the number of the change that made it so. */
export interface ChangedSection {
  readonly section: EditableSection
  readonly version: number
  readonly content: unknown
}

interface Row {
  readonly section: string
  readonly version: number
  readonly content: string | null
}

/** The sections that differ from what is shipped, in the order in which they were changed last. */
export function changedSections(read: ReadDatabase, siteId: string): ChangedSection[] {
  const rows = read.all<Row>(
    `select section, version, content from profile_change c where site_id = ? and content is not null
       and version = (select max(version) from profile_change l where l.site_id = c.site_id and l.section = c.section)
     order by version`,
    [siteId],
  )
  return rows.flatMap(row => toSection(row) ?? [])
}

/** Sections of a newer program are left alone. */
function toSection({ section, version, content }: Row): ChangedSection[] {
  const known = EditableSection.safeParse(section)
  if (!known.success || content === null) return []
  return [{ section: known.data, version, content: JSON.parse(content) as unknown }]
}

/** Number of the last change of the whole profile; 0 as shipped. */
export function lastChange(read: ReadDatabase, siteId: string): number {
  return (
    read.get<{ version: number }>(
      'select version from profile_change where site_id = ? order by version desc limit 1',
      [siteId],
    )?.version ?? 0
  )
}

/** Number of the last change of a section; 0 as shipped. */
export function sectionVersion(read: ReadDatabase, siteId: string, section: EditableSection): number {
  return (
    read.get<{ version: number }>(
      'select version from profile_change where site_id = ? and section = ? order by version desc limit 1',
      [siteId, section],
    )?.version ?? 0
  )
}

/** What a section was after a change; null as shipped, undefined where there is no such change. */
export function contentAt(
  read: ReadDatabase,
  siteId: string,
  section: EditableSection,
  version: number,
): unknown {
  if (version === 0) return null
  const row = read.get<{ content: string | null }>(
    'select content from profile_change where site_id = ? and section = ? and version = ?',
    [siteId, section, version],
  )
  if (!row) return undefined
  return row.content === null ? null : (JSON.parse(row.content) as unknown)
}

/** The latest changes of a section, newest first. */
export function changesOf(
  read: ReadDatabase,
  siteId: string,
  section: EditableSection,
  limit: number,
): ProfileChange[] {
  const rows = read.all<{
    version: number
    at: number
    byName: string | null
    differences: string
    toShipped: 0 | 1
  }>(
    `select version, changed_at as "at", ${staffNameOf('changed_by')} as "byName", differences,
       content is null as "toShipped"
     from profile_change where site_id = ? and section = ? order by version desc limit ?`,
    [siteId, section, limit],
  )
  return rows.map(({ differences, toShipped, ...row }) => ({
    ...row,
    toShipped: toShipped === 1,
    differences: ProfileDifference.array().parse(JSON.parse(differences)),
  }))
}

/** Ids of things that a section ever had, so that none is given twice. */
export function everyContent(read: ReadDatabase, siteId: string, section: EditableSection): unknown[] {
  const rows = read.all<{ content: string }>(
    'select content from profile_change where site_id = ? and section = ? and content is not null order by version',
    [siteId, section],
  )
  return rows.map(({ content }) => JSON.parse(content) as unknown)
}
