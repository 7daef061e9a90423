import { z } from 'zod'
import { ImportCounts, ImportFile } from '../contract/imports.ts'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { projectionDebtTable } from '../log/tables.ts'
import { StagedCase } from './case-staged.ts'
import { linesOf } from './staging.ts'

/**
 * A register on its way into the tables. Its cases are laid down part by part beside the synced tables, where nobody
 * sees them; then one row decides that all of them come in, and from then on they are recorded part by part, whatever
 * happens: by whoever decided it, and else by the next start. So an import is all or nothing, and whoever takes a case
 * meanwhile waits for a part of it only.
 */
const pendingName = 'register'
const partsName = (importId: string) => `register/${importId}`

/**
 * How long a turn goes on taking parts up, ms; about as long again it needs to make them findable and to write them.
 * Each turn writes pages of the indexes again that the one before it wrote, so with longer ones the register comes in
 * quicker, and whoever takes a case meanwhile waits for one.
 */
export const turnMillis = 300

/** An import that is decided and not recorded to its end. */
export const PendingRegister = z.object({
  importId: Id,
  /** Who decided it; null for the program itself. */
  actor: Id.nullable(),
  file: ImportFile,
  mappingName: z.string().nullable(),
  counts: ImportCounts,
  /** Where the log stood then. */
  incarnation: z.string(),
  firstSequence: z.int(),
})
export type PendingRegister = z.infer<typeof PendingRegister>

/** Cases of a part as they are laid down, line by line as in the staging file. */
export const casesIn = (part: string): StagedCase[] =>
  linesOf(part).map(line => StagedCase.parse(JSON.parse(line)))

type Row = RowOf<typeof projectionDebtTable>

const rowsUnder = (read: ReadDatabase, name: string, after: number, limit: number) =>
  read.all<Row>(
    'select id, projection, thing from projection_debt where projection=? and id>? order by id limit ?',
    [name, after, limit],
  )

function layDown(read: ReadDatabase, tables: TableWriter, projection: string, thing: string): void {
  const last = read.get<{ id: number }>('select id from projection_debt order by id desc limit 1')?.id ?? 0
  tables.insert(projectionDebtTable, { id: last + 1, projection, thing })
}

/** Lays down a part of an import. */
export const layDownPart = (read: ReadDatabase, tables: TableWriter, importId: string, cases: string) =>
  layDown(read, tables, partsName(importId), cases)

/** Decides that every part that was laid down comes in. */
export const decide = (read: ReadDatabase, tables: TableWriter, pending: PendingRegister) =>
  layDown(read, tables, pendingName, JSON.stringify(pending))

/** The import that is decided and not at its end, with the row that says so. */
export function pendingRegister(
  read: ReadDatabase,
): { readonly row: number; readonly pending: PendingRegister } | undefined {
  // It lies behind its parts.
  const row = read.get<Row>(
    'select id, projection, thing from projection_debt where projection=? order by id desc limit 1',
    [pendingName],
  )
  return row && { row: row.id, pending: PendingRegister.parse(JSON.parse(row.thing)) }
}

/** The first part that is left of an import, behind the row `after`. */
export const nextPart = (read: ReadDatabase, importId: string, after = 0): Row | undefined =>
  rowsUnder(read, partsName(importId), after, 1)[0]

/** Every part of an import, one in memory at a time. */
export function* partsOf(read: ReadDatabase, importId: string): Generator<readonly StagedCase[]> {
  for (let row = nextPart(read, importId); row; row = nextPart(read, importId, row.id))
    yield casesIn(row.thing)
}

/** Cases of the next parts of an import, each part taken away once all of its cases were asked for: the first one, and more while `goOn`. */
export function* takeUpCases(
  read: ReadDatabase,
  tables: TableWriter,
  importId: string,
  goOn: () => boolean,
): Generator<StagedCase> {
  let row = nextPart(read, importId)
  while (row) {
    yield* casesIn(row.thing)
    takeUp(tables, row.id)
    row = goOn() ? nextPart(read, importId, row.id) : undefined
  }
}

/** Whether anything lies here of an import. */
export const hasRegisterParts = (read: ReadDatabase): boolean =>
  read.get(
    `select 1 from projection_debt where projection='register' or projection like 'register/%' limit 1`,
  ) !== undefined

/** Takes away one row that was laid down. */
export const takeUp = (tables: TableWriter, row: number) => tables.delete(projectionDebtTable, String(row))

/** Takes away what was laid down of an import, or of all that nobody decided. @returns how many parts */
export function dropParts(read: ReadDatabase, tables: TableWriter, importId: string | undefined): number {
  const decided = pendingRegister(read)?.pending.importId
  const rows = read.all<{ id: number; projection: string }>(
    `select id, projection from projection_debt where projection like 'register/%'`,
  )
  const dropped = rows.filter(
    ({ projection }) =>
      (decided === undefined || projection !== partsName(decided)) &&
      (importId === undefined || projection === partsName(importId)),
  )
  for (const { id } of dropped) takeUp(tables, id)
  return dropped.length
}
