import type { EstateRecordKind } from '../contract/estate-records.ts'
import type { StoredCaseFile } from '../cases/files.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNames } from '../staff/names.ts'
import { estateNode, pathOf } from './queries.ts'
import type { NodeKind } from '../contract/estate.ts'

/** What is kept about a place above the unit. Texts are null where they were erased. */
export interface EstateRecord {
  readonly id: string
  readonly nodeId: string
  readonly kind: EstateRecordKind
  readonly on: string | null
  readonly title: string | null
  readonly note: string | null
  readonly hash: string | null
  readonly size: number | null
  readonly mediaType: string | null
  readonly fileName: string | null
  readonly at: number
  readonly byName: string | null
}

const columns = `id, node_id as "nodeId", kind, on_day as "on", title, note, hash, size, media_type as "mediaType",
  file_name as "fileName", at, actor`

type Row = Omit<EstateRecord, 'byName'> & { readonly actor: string | null }

export function estateRecord(read: ReadDatabase, recordId: string): { readonly nodeId: string } | undefined {
  return read.get<{ nodeId: string }>('select node_id as "nodeId" from estate_record where id=?', [recordId])
}

/** The file of a project, phase, building or entrance. */
/** The day the owners of a project or phase formed their committee; null where nobody says. */
export const committeeDay = (read: ReadDatabase, nodeId: string): string | null =>
  read.get<{ on: string | null }>('select committee_on as "on" from estate_node where id=?', [nodeId])?.on ??
  null

export interface NodeFile {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  /** Names from the project down. */
  readonly path: readonly string[]
  readonly committeeOn: string | null
  /** Its own and those of the places above it, newest first. */
  readonly records: readonly (EstateRecord & { readonly placeName: string; readonly own: boolean })[]
}

/** Most records shown of one place. */
const mostShown = 500

export function nodeFile(read: ReadDatabase, nodeId: string): NodeFile | undefined {
  const node = estateNode(read, nodeId)
  if (!node) return undefined
  const path = pathOf(read, nodeId)
  const rows = path.flatMap(place =>
    read
      .all<Row>(`select ${columns} from estate_record where node_id=? order by at desc, id limit ?`, [
        place.id,
        mostShown,
      ])
      .map(row => ({ ...row, placeName: place.name, own: place.id === nodeId })),
  )
  const staff = staffNames(
    read,
    rows.map(row => row.actor),
  )
  return {
    id: nodeId,
    kind: node.kind,
    name: node.name,
    path: path.map(one => one.name),
    committeeOn: committeeDay(read, nodeId),
    records: rows
      .sort((a, b) => Number(b.own) - Number(a.own) || b.at - a.at)
      .map(({ actor, ...row }) => ({ ...row, byName: actor === null ? null : (staff.get(actor) ?? null) })),
  }
}

/** A file that is kept about some place. */
export function findEstateFile(read: ReadDatabase, hash: string): StoredCaseFile | undefined {
  return read.get<StoredCaseFile>(
    `select file_name as name, media_type as "mediaType", size from estate_record where hash=? limit 1`,
    [hash],
  )
}
