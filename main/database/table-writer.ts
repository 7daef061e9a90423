import type { RowOf, Table } from './table.ts'

/**
 * The narrow writer: all that `apply` may do. Implemented with prepared statements on SQLite and with buffers
 * flushed in batches on PostgreSQL. Keys are values of the table's one primary key column.
 */
export interface TableWriter {
  insert<T extends Table>(table: T, row: RowOf<T>): void
  update<T extends Table>(table: T, key: string, patch: Partial<RowOf<T>>): void
  /** Adds to integer columns of one row without reading it. */
  add<T extends Table>(table: T, key: string, amounts: Partial<Record<keyof RowOf<T> & string, number>>): void
  /** Inserts the row, or replaces the whole row of the same key. */
  put<T extends Table>(table: T, row: RowOf<T>): void
  delete(table: Table, key: string): void
  /** The row as it stands, writes of this transaction included. The operation must name it in `reads`. */
  find<T extends Table>(table: T, key: string): RowOf<T> | undefined
  /** Patches every row whose `column` holds `value`; the column must be indexed. */
  updateWhere<T extends Table>(
    table: T,
    column: keyof RowOf<T> & string,
    value: string,
    patch: Partial<RowOf<T>>,
  ): void
  deleteWhere<T extends Table>(table: T, column: keyof RowOf<T> & string, value: string): void
}
