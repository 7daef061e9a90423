import { DataSource } from 'typeorm'
import { migrations } from './migrations/index.ts'
import type { Connection } from './sqlite.ts'
import { entityOf } from './entity.ts'
import type { Table } from './table.ts'

export interface DataSourceOptions {
  readonly tables: readonly Table[]
  readonly file: string
  /** Sets key and settings before anything is read. */
  prepare(connection: Connection): void
}

/** The ORM's view of a database file: schema, migrations, cold reads. Writing is the narrow writer's. */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: options.file,
    prepareDatabase: (connection: Connection) => options.prepare(connection),
    entities: options.tables.map(entityOf),
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    logging: false,
    synchronize: false,
  })
  return await source.initialize()
}
