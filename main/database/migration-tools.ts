import { type MigrationInterface, type QueryRunner, Table as OrmTable, TableIndex } from 'typeorm'
import { guardTriggers } from './guard.ts'

type ColumnType = 'key' | 'integer key' | 'text' | 'text null' | 'bigint' | 'bigint null'

/** One table as a migration writes it down, portable over SQLite and PostgreSQL. */
export interface TableLiteral {
  readonly name: string
  /** Written by the log only; triggers abort everything else (SQLite). */
  readonly guarded: boolean
  readonly columns: readonly (readonly [name: string, type: ColumnType])[]
  readonly indexes: readonly IndexLiteral[]
}

interface IndexLiteral {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique?: boolean
  /** SQL condition of a partial index. */
  readonly where?: string
}

/** True where the migration runs on PostgreSQL. */
export const isPostgres = (runner: QueryRunner) => runner.connection.options.type === 'postgres'

/** What every migration does around its change: foreign keys are checked before it is committed. */
export abstract class DeskMigration implements MigrationInterface {
  abstract readonly name: string

  abstract change(runner: QueryRunner): Promise<void>

  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner)
    if (isPostgres(runner)) return
    const broken: unknown = await runner.query('pragma foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0)
      throw new Error(`${this.name} leaves ${broken.length} broken references`)
  }

  async down(): Promise<void> {
    throw new Error('migrations are not taken back: restore the backup made before this one')
  }
}

/** Creates tables with explicit index names. Its behaviour is part of every released migration: never change it. */
export async function createTables(runner: QueryRunner, literals: readonly TableLiteral[]): Promise<void> {
  const postgres = isPostgres(runner)
  for (const literal of literals) {
    await runner.createTable(
      new OrmTable({
        name: literal.name,
        columns: literal.columns.map(([name, type]) => ({
          name,
          type:
            type.startsWith('text') || type === 'key'
              ? 'text'
              : postgres
                ? 'bigint'
                : type === 'integer key'
                  ? 'integer'
                  : 'bigint',
          isPrimary: type.endsWith('key'),
          isNullable: type.endsWith(' null'),
          ...(type.endsWith('key') ? { primaryKeyConstraintName: `${literal.name}_key` } : {}),
          ...(postgres && (type.startsWith('text') || type === 'key') ? { collation: 'C' } : {}),
        })),
      }),
    )
    for (const index of literal.indexes) {
      await runner.createIndex(
        literal.name,
        new TableIndex({
          name: index.name,
          columnNames: [...index.columns],
          isUnique: index.unique ?? false,
          ...(index.where === undefined ? {} : { where: index.where }),
        }),
      )
    }
    if (literal.guarded && !postgres)
      for (const trigger of guardTriggers(literal.name)) await runner.query(trigger)
  }
}

/**
 * Adds nullable columns to a table that holds rows. Written as SQL: the ORM would copy the whole table on SQLite, and
 * its guards with it. Its behaviour is part of every released migration: never change it.
 */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: readonly (readonly [name: string, type: 'text null' | 'bigint null'])[],
): Promise<void> {
  const collation = isPostgres(runner) ? ' collate "C"' : ''
  for (const [name, type] of columns) {
    const kind = type === 'text null' ? `text${collation}` : 'bigint'
    await runner.query(`alter table "${table}" add column "${name}" ${kind}`)
  }
}

/** Adds indexes to a table that is there. Its behaviour is part of every released migration: never change it. */
export async function createIndexes(
  runner: QueryRunner,
  table: string,
  indexes: readonly IndexLiteral[],
): Promise<void> {
  for (const { name, columns, unique, where } of indexes) {
    const on = columns.map(column => `"${column}"`).join(', ')
    const condition = where === undefined ? '' : ` where ${where}`
    await runner.query(`create ${unique ? 'unique ' : ''}index "${name}" on "${table}" (${on})${condition}`)
  }
}
