/** Storage classes that SQLite and PostgreSQL share; flags are 0 or 1, money is integer cents. */
type ColumnKind = 'text' | 'integer'

/** One column of a table; `Value` is what a row holds in TypeScript. */
export interface Column<Value> {
  readonly kind: ColumnKind
  readonly nullable: boolean
  readonly primary: boolean
  /** Identifies or quotes a person: nulled when the aggregate's personal data is erased. Always nullable. */
  readonly personal: boolean
  /** Phantom: carries the value's type only. */
  readonly value?: Value | undefined
}

const column = <Value>(kind: ColumnKind, options: Partial<Column<Value>> = {}): Column<Value> => ({
  kind,
  nullable: false,
  primary: false,
  personal: false,
  ...options,
})

export const key = () => column<string>('text', { primary: true })
/** An integer primary key: the row id itself on SQLite. */
export const integerKey = () => column<number>('integer', { primary: true })
export const text = <Value extends string = string>() => column<Value>('text')
export const optionalText = <Value extends string = string>() =>
  column<Value | null>('text', { nullable: true })
export const personalText = () => column<string | null>('text', { nullable: true, personal: true })
export const integer = () => column<number>('integer')
export const optionalInteger = () => column<number | null>('integer', { nullable: true })
export const flag = () => column<0 | 1>('integer')

type Columns = Readonly<Record<string, Column<unknown>>>

type RowFrom<C extends Columns> = { -readonly [K in keyof C]: C[K] extends Column<infer V> ? V : never }

/** What one row of a table looks like. */
export type RowOf<T> = T extends Table<infer Row> ? Row : never

export interface IndexDefinition {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique?: boolean
  /** SQL condition of a partial index. */
  readonly where?: string
}

export interface TableOptions<C extends Columns> {
  readonly columns: C
  readonly indexes?: readonly IndexDefinition[]
  /**
   * Synced tables are views of the operation log: they can be rebuilt from it and only the log writes them.
   * A synced table names the aggregate its rows belong to and the column that holds the aggregate's id.
   */
  readonly synced?: {
    readonly aggregate: string
    readonly aggregateColumn: keyof C & string
    /** Rows that hold nothing but personal data go when it is erased; in others personal columns are nulled. */
    readonly onErase?: 'delete'
  }
}

/** A table: the one description from which writer, TypeORM entity, guards and erasure are made. */
export interface Table<Row extends object = object> {
  readonly name: string
  readonly primary: string
  readonly columnNames: readonly string[]
  readonly columns: Columns
  readonly indexes: readonly IndexDefinition[]
  readonly synced:
    | { readonly aggregate: string; readonly aggregateColumn: string; readonly onErase?: 'delete' }
    | undefined
  /** Phantom: carries the row's type only. */
  readonly row?: Row | undefined
}

/** Describes a table. Every table has exactly one primary key column. */
export function defineTable<const C extends Columns>(
  name: string,
  options: TableOptions<C>,
): Table<RowFrom<C>> {
  const columnNames = Object.keys(options.columns)
  const primaries = columnNames.filter(column => options.columns[column]?.primary)
  const [primary] = primaries
  if (primary === undefined || primaries.length > 1)
    throw new Error(`table ${name} needs exactly one primary key column`)
  return {
    name,
    primary,
    columnNames,
    columns: options.columns,
    indexes: options.indexes ?? [],
    synced: options.synced,
  }
}
