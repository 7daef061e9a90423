import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import type { Table } from './table.ts'

// Apart from the tables: the ORM is most of a start's time and memory, and only migrations need it.

/** bigint columns reach JavaScript as strings on PostgreSQL and as numbers on SQLite. */
const bigintTransformer = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
}

/** The TypeORM entity of a table, portable over both databases. */
export function entityOf(table: Table): EntitySchema<Record<string, unknown>> {
  const columns: Record<string, EntitySchemaColumnOptions> = {}
  for (const [name, definition] of Object.entries(table.columns)) {
    columns[name] = {
      name,
      type: definition.kind === 'text' ? 'text' : 'bigint',
      primary: definition.primary,
      nullable: definition.nullable,
      ...(definition.kind === 'integer' ? { transformer: bigintTransformer } : {}),
    }
  }
  return new EntitySchema<Record<string, unknown>>({
    name: table.name,
    tableName: table.name,
    columns,
    indices: table.indexes.map(index => ({
      name: index.name,
      columns: [...index.columns],
      unique: index.unique ?? false,
      ...(index.where === undefined ? {} : { where: index.where }),
    })),
  })
}
