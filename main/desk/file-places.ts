import type { FilePlace } from '../contract/integrity.ts'
import type { ReadDatabase } from '../database/read.ts'

/** Each says where a file (`?`) is named, in the order people look. */
const sources: readonly string[] = [
  `select distinct 'case' as kind, c.id, c.number as name from case_file f join "case" c on c.id=f.case_id where f.hash=? limit 5`,
  `select distinct 'sheet' as kind, s.id, s.number as name from sheet_file f join sheet s on s.id=f.sheet_id where f.hash=? limit 5`,
  `select distinct 'unit' as kind, d.unit_id as id, u.number as name from document_file f
    join document d on d.id=f.document_id left join unit u on u.id=d.unit_id where f.hash=? limit 5`,
  `select 'scan' as kind, id, null as name from scan where hash=? limit 5`,
  `select 'import' as kind, id, null as name from import where file_hash=? limit 5`,
]

/** Whatever names a file, at most five of a kind: where a person sees what would be lost with it. */
export function placesOfFile(read: ReadDatabase, hash: string): FilePlace[] {
  return sources.flatMap(sql => read.all<FilePlace>(sql, [hash]))
}
