import { assert as holds, asyncProperty, nat, sample } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operations, syncedTables, tables } from '../../main/desk/domains.ts'
import { type Connection, openConnection } from '../../main/database/sqlite.ts'
import { readOver } from '../../main/database/read.ts'
import { checkTables, type RebuildReport } from '../../main/log/rebuild.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { stepNames } from '../support/history-step.ts'
import { history, opening, runHistory, startHistory } from '../support/histories.ts'

/** A property over a fresh desk that is always closed. */
async function onDesk(work: (test: TestDesk) => Promise<void>): Promise<void> {
  const test = await openTestDesk()
  try {
    await work(test)
  } finally {
    await test.close()
  }
}

function rawConnection(test: TestDesk, readonly: boolean): Connection {
  return openConnection({ file: test.core.databaseFile, key: test.core.keys.database, readonly })
}

async function rebuildCheck(test: TestDesk): Promise<RebuildReport> {
  const live = rawConnection(test, true)
  try {
    const staging = { folder: test.folder, key: test.core.keys.staging }
    return await checkTables({ live, staging, tables, registry: operations })
  } finally {
    live.close()
  }
}

const chain = (test: TestDesk) => verifyChain(test.core.read, { registry: operations })

/** Every row of every table, local ones and the search index included. */
function dump(test: TestDesk, skip: readonly string[] = []): Record<string, unknown[]> {
  const { read } = test.core
  const names = read
    .all<{ name: string }>(`select name from sqlite_schema where type='table' and rootpage > 0 order by name`)
    .map(({ name }) => name)
  return Object.fromEntries(
    names.filter(name => !skip.includes(name)).map(name => [name, read.all(`select * from "${name}"`)]),
  )
}

/** Everything a dump holds as one text, byte columns read as UTF-8. */
function textOf(contents: unknown): string {
  return JSON.stringify(contents, (_, value: unknown) =>
    value !== null &&
    typeof value === 'object' &&
    'type' in value &&
    value.type === 'Buffer' &&
    'data' in value
      ? Buffer.from(value.data as number[]).toString('utf8')
      : value,
  )
}

describe('random histories', () => {
  it('rebuild to equal tables, with a chain that verifies', async () => {
    let applied = 0
    await holds(
      asyncProperty(history(), steps =>
        onDesk(async test => {
          const { outcomes } = await runHistory(test, steps)
          applied += outcomes.filter(({ error }) => error === undefined).length
          const report = await rebuildCheck(test)
          expect(report.differences).toEqual([])
          expect(report.differenceCount).toBe(0)
          expect(chain(test)).toMatchObject({ problems: [], checked: report.operations })
        }),
      ),
      { numRuns: 15, endOnFailure: true },
    )
    // The property says little where everything was refused.
    expect(applied).toBeGreaterThan(100)
  })

  it('made anew in place, give the same tables and the same derived state', async () => {
    await holds(
      asyncProperty(history({ min: 20, max: 50 }), steps =>
        onDesk(async test => {
          await runHistory(test, steps)
          const before = dump(test, derivedTables(test))
          await test.core.writer.run('rebuild', {})
          expect(dump(test, derivedTables(test))).toEqual(before)
          expect((await rebuildCheck(test)).differences).toEqual([])
        }),
      ),
      { numRuns: 8, endOnFailure: true },
    )
  })

  it('answer a repeated command with its first result, and refuse it with other content', async () => {
    await holds(
      asyncProperty(history({ max: 30 }), steps =>
        onDesk(async test => {
          const { outcomes } = await runHistory(test, steps)
          const before = dump(test)
          for (const { id, command, input, actor, result } of outcomes.filter(
            one => one.error === undefined,
          )) {
            expect(await test.core.writer.execute({ id, name: command, input, actor })).toEqual(result)
            const other = { id, name: 'case.note', input: { caseId: id, text: 'other' }, actor }
            await expect(test.core.writer.execute(other)).rejects.toMatchObject({
              code: 'log.commandRepeatedDifferently',
            })
          }
          expect(dump(test)).toEqual(before)
        }),
      ),
      { numRuns: 10, endOnFailure: true },
    )
  })

  it('keep no trace of a command that was refused', async () => {
    let refused = 0
    await holds(
      asyncProperty(history({ max: 30 }), steps =>
        onDesk(async test => {
          const historian = startHistory(test)
          let before = dump(test)
          for (const step of [...opening, ...steps]) {
            const outcome = await historian.take(step)
            const after = dump(test)
            if (outcome?.error !== undefined) {
              refused += 1
              expect(after).toEqual(before)
            }
            before = after
          }
        }),
      ),
      { numRuns: 12, endOnFailure: true },
    )
    expect(refused).toBeGreaterThan(0)
  })

  it('keep no erased word anywhere, while the chain verifies and the tables equal the log', async () => {
    let erasures = 0
    await holds(
      asyncProperty(history({ min: 15, max: 50 }), steps =>
        onDesk(async test => {
          const { erased } = (await runHistory(test, steps)).known
          erasures += erased.length
          const everywhere = textOf(dump(test))
          expect(erased.filter(word => everywhere.includes(word))).toEqual([])
          expect(chain(test).problems).toEqual([])
          expect((await rebuildCheck(test)).differences).toEqual([])
        }),
      ),
      { numRuns: 15, endOnFailure: true },
    )
    expect(erasures).toBeGreaterThan(0)
  })
})

/** The search index may order its rows anew; its content is compared with a scan by the tests of search. */
function derivedTables(test: TestDesk): string[] {
  return test.core.read
    .all<{ name: string }>(
      `select name from sqlite_schema where type='table' and (name like 'search_%' or name like 'person_lookup%')`,
    )
    .map(({ name }) => name)
}

describe('the chain', () => {
  const columns = [
    'position',
    'id',
    'incarnation',
    'sequence',
    'type',
    'version',
    'aggregate',
    'aggregate_id',
    'at',
    'happened_at',
    'actor',
    'command_id',
    'facts',
    'personal',
    'salt',
    'personal_hash',
    'hash',
  ] as const

  /** Breaks a sound log by raw SQL behind the open guard, looks, and takes the break back. */
  function afterBreaking(connection: Connection, statements: readonly string[]) {
    connection.exec('begin')
    try {
      connection.exec(`update write_guard set open=1`)
      for (const statement of statements) connection.exec(statement)
      return verifyChain(readOver(connection), { registry: operations })
    } finally {
      connection.exec('rollback')
    }
  }

  it('knows every column of the log', async () => {
    await onDesk(async test => {
      const found = test.core.read.all<{ name: string }>(`select name from pragma_table_info('operation')`)
      expect(found.map(({ name }) => name)).toEqual(columns)
    })
  })

  it('tells any changed, removed, moved, added or doubled operation', async () => {
    await holds(
      asyncProperty(history({ min: 10, max: 25 }), nat(), (steps, seed) =>
        onDesk(async test => {
          await runHistory(test, steps)
          const connection = rawConnection(test, false)
          try {
            expect(afterBreaking(connection, []).problems).toEqual([])
            const last = connection.prepare('select max(position) from operation').pluck().get() as number
            const at = (seed % last) + 1
            const other = at === last ? at - 1 : last
            for (const column of columns) {
              const problems = breakColumn(connection, column, at)
              expect(problems, `${column} of operation ${at}`).not.toEqual([])
            }
            const dropIndexes = ['drop index operation_id', 'drop index operation_sequence']
            const breaks = {
              removed: [`delete from operation where position=${at}`],
              swapped: [
                `update operation set position=-1 where position=${at}`,
                `update operation set position=${at} where position=${other}`,
                `update operation set position=${other} where position=-1`,
              ],
              doubled: [
                ...dropIndexes,
                `create temp table copy as select * from operation where position=${at}`,
                `update copy set position=${last + 1}`,
                'insert into operation select * from copy',
                'drop table copy',
              ],
              'doubled under a new id and sequence': [
                `create temp table copy as select * from operation where position=${at}`,
                `update copy set position=${last + 1}, id='x', sequence=sequence+100000`,
                'insert into operation select * from copy',
                'drop table copy',
              ],
              'cut off at the end': [`delete from operation where position>=${at}`],
            }
            for (const [name, statements] of Object.entries(breaks)) {
              expect(afterBreaking(connection, statements).problems, `${name} at ${at}`).not.toEqual([])
            }
          } finally {
            connection.close()
          }
        }),
      ),
      { numRuns: 10, endOnFailure: true },
    )
  })

  function breakColumn(connection: Connection, column: string, position: number) {
    const row = connection
      .prepare(`select ${column} as value, personal is null as bare from operation where position=?`)
      .get(position) as { value: string | number | null; bare: number }
    const broken =
      column === 'position'
        ? position + 100_000
        : typeof row.value === 'number'
          ? row.value + 100_000
          : row.value === null
            ? column === 'happened_at'
              ? 7
              : 'x'
            : `${row.value}x`
    connection.exec('begin')
    try {
      connection.exec(`update write_guard set open=1`)
      connection.prepare(`update operation set ${column}=? where position=?`).run(broken, position)
      return verifyChain(readOver(connection), { registry: operations }).problems
    } finally {
      connection.exec('rollback')
    }
  }

  it('tells personal data that is gone without an erasure', async () => {
    await onDesk(async test => {
      await runHistory(test, await sampleHistory(20))
      const connection = rawConnection(test, false)
      try {
        const { problems } = afterBreaking(connection, ['update operation set personal=null, salt=null'])
        expect(problems.map(({ why }) => why)).toContain('personal-missing')
      } finally {
        connection.close()
      }
    })
  })
})

async function sampleHistory(length: number) {
  const [steps = []] = sample(history({ min: length, max: length }), { numRuns: 1, seed: 42 })
  return steps
}

describe('the write guard', () => {
  it('refuses every write to the log and to each synced table outside the log', async () => {
    await onDesk(async test => {
      await runHistory(test, await sampleHistory(40))
      const connection = rawConnection(test, false)
      try {
        const guarded = ['operation', 'operation_subject', ...syncedTables.map(({ name }) => name)]
        expect(guarded.length).toBeGreaterThan(8)
        for (const name of guarded) {
          const table = tables.find(candidate => candidate.name === name)
          const values = table?.columnNames.map(column =>
            table.columns[column]?.kind === 'text' ? `'x'` : '987654',
          )
          const insert = () => connection.exec(`insert into "${name}" values (${values?.join(', ')})`)
          expect(insert, name).toThrow(/write guard/)
          for (const sql of [
            `update "${name}" set "${table?.primary}"="${table?.primary}"`,
            `delete from "${name}"`,
          ]) {
            // Updates and deletes meet the guard row by row, so they need one.
            connection.exec('begin; update write_guard set open=1')
            insert()
            connection.exec('update write_guard set open=0')
            expect(() => connection.exec(sql), sql).toThrow(/write guard/)
            // A refused write takes its transaction back, and with it the row and the opened guard.
            expect(connection.inTransaction).toBe(false)
          }
        }
      } finally {
        connection.close()
      }
    })
  })

  it('is closed whenever no command runs', async () => {
    await onDesk(async test => {
      await runHistory(test, await sampleHistory(10))
      expect(test.core.read.all('select * from write_guard')).toEqual([{ id: 'guard', open: 0 }])
    })
  })
})

it('a long random history does every step it knows at least once, and stays whole', async () => {
  await onDesk(async test => {
    const { outcomes } = await runHistory(test, await sampleHistory(1500))
    const done = outcomes.filter(({ error }) => error === undefined).map(({ step }) => step.name)
    const refusedAlways = stepNames.filter(name => !done.includes(name))
    expect(refusedAlways).toEqual(['repeatDifferently', 'badInput'])
    expect(chain(test).problems).toEqual([])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })
})
