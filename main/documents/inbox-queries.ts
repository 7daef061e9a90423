import type { Scan } from '../contract/documents.ts'
import type { ReadDatabase } from '../database/read.ts'

/** A scan as commands work with it. */
export interface StoredScan {
  readonly id: string
  readonly hash: string
  readonly size: number
  readonly name: string
  readonly mediaType: string
  readonly pages: number | null
  readonly state: 'waiting' | 'filed' | 'discarded'
  readonly takenAt: number
}

export function storedScan(read: ReadDatabase, scanId: string): StoredScan | undefined {
  return read.get<StoredScan>(
    'select id, hash, size, name, media_type as "mediaType", pages, state, taken_at as "takenAt" from scan where id=?',
    [scanId],
  )
}

/** Parts of a scan, parts of those, and so on. */
export function partsOfScan(read: ReadDatabase, scanId: string): Pick<StoredScan, 'id' | 'state'>[] {
  return read.all<Pick<StoredScan, 'id' | 'state'>>(
    `with recursive part(id, state) as (
       select id, state from scan where split_from=?
       union select scan.id, scan.state from scan join part on scan.split_from=part.id
     ) select id, state from part`,
    [scanId],
  )
}

/** Scans that became a document, in the order they came. */
export function scansOfDocument(read: ReadDatabase, documentId: string): string[] {
  return read
    .all<{ id: string }>('select id from scan where document_id=? order by taken_at, id', [documentId])
    .map(({ id }) => id)
}

/**
 * Whether a file of the watched folder was taken in this very state. One that was put away and lies there again is
 * meant to be taken, unless files stay in the folder; one that was cut into parts is there in them.
 */
export function isTaken(read: ReadDatabase, sourceKey: string, leave: boolean): boolean {
  const sql = `select 1 from scan where source_key=? and (state<>'discarded' or ?=1 or exists(
    select 1 from scan part where part.split_from=scan.id and part.state<>'discarded')) limit 1`
  return read.get(sql, [sourceKey, leave ? 1 : 0]) !== undefined
}

/** Scans that wait, in the order they came, behind the one given; names of pages sort as people count. */
export function waitingScans(
  read: ReadDatabase,
  { after, limit }: { after: { takenAt: number; id: string } | null; limit: number },
): { readonly rows: Scan[]; readonly next: { takenAt: number; id: string } | null } {
  const rows = read.all<Omit<Scan, 'knownAt'>>(
    `select id, hash, size, name, media_type as "mediaType", pages, doubt, taken_at as "takenAt" from scan
     where state='waiting' and (taken_at, id) > (?, ?) order by taken_at, id limit ?`,
    [after?.takenAt ?? -1, after?.id ?? '', limit + 1],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(row => ({ ...row, knownAt: knownAt(read, row.hash) })),
    next: rows.length > limit && last ? { takenAt: last.takenAt, id: last.id } : null,
  }
}

function knownAt(read: ReadDatabase, hash: string): Scan['knownAt'] {
  return (
    read.get<{ unitId: string; number: string }>(
      `select u.id as "unitId", u.number from document_file f join document d on d.id=f.document_id
       join unit u on u.id=d.unit_id where f.hash=? and d.state='present' limit 1`,
      [hash],
    ) ?? null
  )
}

export function waitingCount(read: ReadDatabase): number {
  return read.get<{ count: number }>(`select count(*) as count from scan where state='waiting'`)?.count ?? 0
}

/** The watched folder of this computer. */
export interface ScanFolder {
  readonly folder: string
  /** Files stay where they are. */
  readonly leave: boolean
}

export function scanFolder(read: ReadDatabase): ScanFolder | undefined {
  const row = read.get<{ folder: string; leave: 0 | 1 }>(
    `select folder, leave from scan_folder where id='own'`,
  )
  return row && { folder: row.folder, leave: row.leave === 1 }
}
