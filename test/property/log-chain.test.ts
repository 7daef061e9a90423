import { assert as holds, asyncProperty, nat } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOver } from '../../main/database/read.ts'
import type { Connection } from '../../main/database/sqlite.ts'
import { operations } from '../../main/desk/domains.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { history, runHistory } from '../support/histories.ts'
import { onDesk, rawConnection, sampleHistory } from '../support/log-checks.ts'

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
