import { DataSource } from 'typeorm'
import { migrations } from './migrations/index.ts'
import { entityOf } from './entity.ts'
import type { Table } from './table.ts'

export interface PostgresPlace {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** The ORM's view of a PostgreSQL database: schema and migrations. Writing is the narrow writer's. */
export async function openPostgresSource(
  place: PostgresPlace,
  tables: readonly Table[],
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    host: place.host,
    port: place.port,
    username: place.user,
    password: place.password,
    database: place.database,
    entities: tables.map(entityOf),
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    logging: false,
    synchronize: false,
  })
  return await source.initialize()
}

/** Brings a PostgreSQL database to this program's schema. */
export async function migratePostgres(place: PostgresPlace, tables: readonly Table[]): Promise<void> {
  const source = await openPostgresSource(place, tables)
  try {
    await source.runMigrations({ transaction: 'all' })
  } finally {
    await source.destroy()
  }
}
