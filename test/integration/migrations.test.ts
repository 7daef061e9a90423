import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deriveKey } from '../../main/database/keyring.ts'
import { migrate } from '../../main/database/migrate.ts'
import { migrationNames } from '../../main/database/migration-names.ts'
import { migrations } from '../../main/database/migrations/index.ts'
import { type Connection, openConnection, prepareConnection } from '../../main/database/sqlite.ts'
import { entityOf } from '../../main/database/entity.ts'
import { openCore } from '../../main/desk/core.ts'
import { tables } from '../../main/desk/domains.ts'

let folder = ''
const dataKey = randomBytes(32)
const key = deriveKey(dataKey, 'database')
const fileOf = () => join(folder, 'desk.sqlite')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-migrations-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A database as a program that knew only the first `count` migrations left it. */
async function olderDatabase(count: number): Promise<void> {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: fileOf(),
    prepareDatabase: (connection: Connection) => prepareConnection(connection, key, false),
    migrations: migrations.slice(0, count),
    migrationsTableName: 'migrations',
  })
  await source.initialize()
  await source.runMigrations({ transaction: 'each' })
  await source.destroy()
}

function onConnection<T>(file: string, work: (connection: Connection) => T): T {
  const connection = openConnection({ file, key })
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** One row in every table there is, whatever its columns, and all rows there are. */
function populate(connection: Connection): void {
  connection.exec(`update write_guard set open=1`)
  for (const name of ourTables(connection)) {
    // Work left for later is done as soon as the desk opens.
    if (['write_guard', 'replica', 'site', 'projection_debt'].includes(name)) continue
    const columns = connection.pragma(`table_info("${name}")`) as { type: string }[]
    const values = columns.map(({ type }) => (type.toLowerCase() === 'text' ? `'old 旧'` : '7'))
    connection.exec(`insert into "${name}" values (${values.join(', ')})`)
  }
  connection.exec(`update write_guard set open=0`)
}

const ourTables = (connection: Connection) => {
  const there = connection.prepare(`select name from sqlite_schema where type='table'`).pluck().all()
  return tables.map(({ name }) => name).filter(name => there.includes(name))
}

type Columns = Readonly<Record<string, readonly string[]>>

const columnsOf = (connection: Connection, names: readonly string[]): Columns =>
  Object.fromEntries(
    names.map(name => [
      name,
      (connection.pragma(`table_info("${name}")`) as { name: string }[]).map(column => column.name),
    ]),
  )

/** Rows with the columns there were before: those that came since are empty and not compared. */
const contentOf = (connection: Connection, columns: Columns) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, there]) => [
      name,
      connection.prepare(`select ${there.map(column => `"${column}"`).join(', ')} from "${name}"`).all(),
    ]),
  )

describe('migrations', () => {
  it('are listed by name exactly as they are', () => {
    expect(migrations.map(Migration => new Migration().name)).toEqual(migrationNames)
  })

  it('are numbered in their order, each later than the one before', () => {
    const numbers = migrationNames.map(name => Number(/\d{13}$/.exec(name)?.[0]))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('give every index a name that PostgreSQL has not given to a key', () => {
    const names = tables.flatMap(table => [`${table.name}_key`, ...table.indexes.map(({ name }) => name)])
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
  })

  it('make the schema that the entities describe', async () => {
    await migrate({ file: fileOf(), key, tables })
    onConnection(fileOf(), connection => {
      for (const table of tables) {
        const columns = connection.pragma(`table_info("${table.name}")`) as {
          name: string
          type: string
          notnull: number
          pk: number
        }[]
        const entity = entityOf(table).options
        expect(
          columns.map(({ name, type, notnull, pk }) => ({ name, type: type.toLowerCase(), notnull, pk })),
          table.name,
        ).toEqual(
          Object.entries(entity.columns).map(([name, column]) => ({
            name,
            // On SQLite an integer primary key is the row id itself only where it is declared so.
            type: column?.primary && column.type === 'bigint' ? 'integer' : column?.type,
            notnull: column?.nullable ? 0 : 1,
            pk: column?.primary ? 1 : 0,
          })),
        )
        const indexes = (
          connection.pragma(`index_list("${table.name}")`) as {
            name: string
            unique: number
            origin: string
          }[]
        ).filter(({ origin }) => origin === 'c')
        const found = indexes.map(({ name, unique }) => ({
          name,
          unique: unique === 1,
          columns: (connection.pragma(`index_info("${name}")`) as { name: string }[]).map(
            column => column.name,
          ),
        }))
        const wanted = table.indexes.map(({ name, unique, columns: on }) => ({
          name,
          unique: unique ?? false,
          columns: [...on],
        }))
        const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
        expect(found.sort(byName), table.name).toEqual(wanted.sort(byName))
      }
    })
  })

  it('are refused by a program older than the data, which stays as it was', async () => {
    await migrate({ file: fileOf(), key, tables })
    onConnection(fileOf(), connection =>
      connection.exec(
        `insert into migrations (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`,
      ),
    )
    await expect(migrate({ file: fileOf(), key, tables })).rejects.toMatchObject({
      code: 'database.newerProgram',
      params: { migration: 'FromTheFuture9999999999999' },
    })
    await expect(
      openCore({ dataFolder: folder, dataKey, machine: 'test', threads: false }),
    ).rejects.toMatchObject({ code: 'database.newerProgram' })
  })

  it.each(migrations.slice(1).map((_, index) => index + 1))(
    'bring a populated database of the first %i up to date, with a backup before',
    async count => {
      await olderDatabase(count)
      const { columns, before } = onConnection(fileOf(), connection => {
        populate(connection)
        const list = columnsOf(connection, ourTables(connection))
        return { columns: list, before: contentOf(connection, list) }
      })
      const core = await openCore({ dataFolder: folder, dataKey, machine: 'test', threads: false })
      await core.close()
      onConnection(fileOf(), connection => {
        expect(contentOf(connection, columns)).toEqual(before)
        expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
        expect(connection.prepare('select name from migrations order by id').pluck().all()).toEqual(
          migrationNames,
        )
      })
      const backup = join(folder, 'backups', `before-${migrationNames[count]}.sqlite`)
      expect(existsSync(backup)).toBe(true)
      onConnection(backup, connection => {
        expect(contentOf(connection, columns)).toEqual(before)
        expect(connection.prepare('select count(*) from migrations').pluck().get()).toBe(count)
      })
    },
  )
})
