import {
  type Arbitrary,
  assert as holds,
  array,
  asyncProperty,
  constantFrom,
  nat,
  oneof,
  record,
  sample,
  tuple,
} from 'fast-check'
import type { Client } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import type { PostgresClient } from '../../main/database/postgres-flush.ts'
import { migratePostgres, type PostgresPlace } from '../../main/database/postgres-source.ts'
import { createPostgresWriter } from '../../main/database/postgres-writer.ts'
import { createSqliteWriter } from '../../main/database/sqlite-writer.ts'
import { entityOf } from '../../main/database/entity.ts'
import { defineTable, integer, key, optionalText } from '../../main/database/table.ts'
import type { TableWriter } from '../../main/database/table-writer.ts'
import { operations, syncedTables, tables } from '../../main/desk/domains.ts'
import { applyBatch } from '../../main/log/apply-batch.ts'
import type { LogRow } from '../../main/log/content.ts'
import { rebuiltTables } from '../../main/log/rebuild.ts'
import { operationTable } from '../../main/log/tables.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { history, runHistory, type Step } from '../support/histories.ts'
import { startPostgres } from '../support/postgres.ts'

const server = await startPostgres()
if ('reason' in server) {
  describe('PostgreSQL', () => {
    it.skip(`DID NOT RUN: ${server.reason}`, () => undefined)
  })
} else {
  afterAll(() => server.stop())
  describe('PostgreSQL', () => onPostgres(server.newDatabase))
}

function onPostgres(newDatabase: () => Promise<{ place: PostgresPlace; client: Client }>): void {
  /** A migrated database of its own. */
  async function migrated(work: (client: Client) => Promise<void>): Promise<void> {
    const { place, client } = await newDatabase()
    try {
      await migratePostgres(place, tables)
      await work(client)
    } finally {
      await client.end()
    }
  }

  it('holds the same tables as SQLite after the same random history', async () => {
    let compared = 0
    await holds(
      asyncProperty(history({ min: 10, max: 60 }), nat(7), (steps, chunk) =>
        onDesk(steps, test =>
          migrated(async client => {
            const rows = logOf(test)
            const report = await applyBatch({
              client: portable(client),
              registry: operations,
              syncedTables,
              rows,
              chunkSize: 1 + chunk * 20,
            })
            expect(report).toEqual({ applied: rows.length, refused: [] })
            for (const table of [operationTable, ...rebuiltTables(tables)]) {
              const sql = `select * from "${table.name}" order by "${table.primary}"`
              const wanted = test.core.read.all(sql)
              compared += wanted.length
              expect((await client.query(sql)).rows, table.name).toEqual(wanted)
            }
          }),
        ),
      ),
      { numRuns: 6, endOnFailure: true },
    )
    expect(compared).toBeGreaterThan(200)
  }, 180_000)

  it('leaves out the one operation that cannot be applied, and what depends on it, and keeps the others', async () => {
    const [steps = []] = sample(history({ min: 80, max: 80 }), { numRuns: 1, seed: 7 })
    await onDesk(steps, test =>
      migrated(async client => {
        const rows = logOf(test)
        const received = rows.find(({ type }) => type === 'case.received')
        if (!received) throw new Error('the history took no case')
        const dependants = rows.filter(
          row => row.aggregate_id === received.aggregate_id && row.position > received.position,
        )
        const broken = rows.map(row => (row === received ? { ...row, type: 'case.unheardOf' } : row))
        const report = await applyBatch({
          client: portable(client),
          registry: operations,
          syncedTables,
          rows: broken,
        })
        expect(report.refused[0]).toEqual({
          position: received.position,
          id: received.id,
          why: 'log.unknownOperation',
        })
        const refused = new Set(report.refused.map(({ position }) => position))
        expect(dependants.every(({ position, type }) => refused.has(position) || traceOnly.has(type))).toBe(
          true,
        )
        expect(report.applied).toBe(rows.length - report.refused.length)
        const others = test.core.read.all(`select * from "case" where id<>? order by id`, [
          received.aggregate_id,
        ])
        expect((await client.query('select * from "case" order by id')).rows).toEqual(others)
      }),
    )
  })

  it('changes rows exactly as the writer of SQLite does', async () => {
    const { client } = await newDatabase()
    try {
      await client.query(
        `create table "thing" (id text collate "C" primary key, owner text, name text, size bigint not null)`,
      )
      await holds(
        asyncProperty(array(callArbitrary, { maxLength: 60, size: 'max' }), async calls => {
          await client.query('delete from thing')
          const sqlite = new Database(':memory:')
          sqlite.exec('create table thing (id text primary key, owner text, name text, size bigint not null)')
          const writer = createPostgresWriter()
          const plain = createSqliteWriter(sqlite)
          // What an operation may find is loaded before it is applied.
          await writer.prefetch(portable(client), things, ids)
          for (const call of calls) {
            if (call.kind === 'flush') {
              await writer.flush(portable(client))
              if (call.n % 2 === 0) {
                writer.clear()
                await writer.prefetch(portable(client), things, ids)
              }
              continue
            }
            const wanted = outcomeOf(plain, call)
            expect(outcomeOf(writer, call), JSON.stringify(call)).toEqual(wanted)
          }
          await writer.flush(portable(client))
          const sql = 'select * from thing order by id'
          expect((await client.query(sql)).rows).toEqual(sqlite.prepare(sql).all())
          sqlite.close()
        }),
        { numRuns: 150, endOnFailure: true },
      )
    } finally {
      await client.end()
    }
  })

  it('has the schema that the entities describe, texts ordered by their bytes', async () => {
    await migrated(async client => {
      const { rows } = await client.query(
        `select table_name as "table", column_name as "column", data_type as type, is_nullable as nullable,
           collation_name as collation from information_schema.columns where table_schema='public'`,
      )
      for (const table of tables) {
        const { columns } = entityOf(table).options
        const found = rows.filter(row => row.table === table.name)
        expect(Object.fromEntries(found.map(({ column, ...rest }) => [column, rest])), table.name).toEqual(
          Object.fromEntries(
            Object.entries(columns).map(([name, column]) => [
              name,
              {
                table: table.name,
                type: column?.type,
                nullable: column?.nullable ? 'YES' : 'NO',
                collation: column?.type === 'text' ? 'C' : null,
              },
            ]),
          ),
        )
        const indexes = await client.query(
          `select i.relname as name, x.indisunique as "unique",
             array_agg(a.attname::text order by k.place) as columns
           from pg_index x join pg_class i on i.oid=x.indexrelid join pg_class t on t.oid=x.indrelid
           cross join unnest(x.indkey) with ordinality as k(number, place)
           join pg_attribute a on a.attrelid=t.oid and a.attnum=k.number
           where t.relname=$1 and not x.indisprimary group by 1, 2 order by 1`,
          [table.name],
        )
        const wanted = table.indexes.map(({ name, unique, columns: on }) => ({
          name,
          unique: unique ?? false,
          columns: [...on],
        }))
        expect(indexes.rows, table.name).toEqual(wanted.sort((a, b) => (a.name < b.name ? -1 : 1)))
      }
    })
  })
}

/** Operations that change no table, so nothing they depend on can be missing. */
const traceOnly = new Set(['case.unmasked'])

function portable(client: Client): PostgresClient {
  return { query: (sql, values) => client.query(sql, values as unknown[]) }
}

async function onDesk(steps: readonly Step[], work: (test: TestDesk) => Promise<void>): Promise<void> {
  const test = await openTestDesk()
  try {
    await runHistory(test, steps)
    await work(test)
  } finally {
    await test.close()
  }
}

const logOf = (test: TestDesk) => test.core.read.all<LogRow>('select * from operation order by position')

const things = defineTable('thing', {
  columns: { id: key(), owner: optionalText(), name: optionalText(), size: integer() },
})
const ids = ['a', 'b', 'c', 'd', '𠮷']

const callArbitrary = record({
  kind: oneof(
    { weight: 8, arbitrary: constantFrom('insert', 'put', 'update', 'add', 'delete', 'find') },
    { weight: 2, arbitrary: constantFrom('updateWhere', 'deleteWhere', 'flush') },
  ),
  id: constantFrom(...ids),
  owner: constantFrom('x', 'y', '"{},\\', null),
  n: nat(9),
  both: tuple(nat(1)),
})
type Call = typeof callArbitrary extends Arbitrary<infer T> ? T : never

/** What a call answers, or that it was refused. */
function outcomeOf(writer: TableWriter, call: Call): unknown {
  const { id, owner, n } = call
  try {
    switch (call.kind) {
      case 'insert':
        return writer.insert(things, { id, owner, name: `i${n}`, size: n })
      case 'put':
        return writer.put(things, { id, owner, name: `p${n}`, size: n })
      case 'update':
        return writer.update(things, id, call.both[0] ? { owner, size: n } : { name: owner })
      case 'add':
        return writer.add(things, id, { size: n })
      case 'delete':
        return writer.delete(things, id)
      case 'find':
        return writer.find(things, id)
      case 'updateWhere':
        return writer.updateWhere(things, 'owner', owner ?? 'x', { name: `w${n}` })
      case 'deleteWhere':
        return writer.deleteWhere(things, 'owner', owner ?? 'x')
      default:
        return undefined
    }
  } catch {
    return 'refused'
  }
}
