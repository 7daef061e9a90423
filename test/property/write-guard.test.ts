import { describe, expect, it } from 'vitest'
import { syncedTables, tables } from '../../main/desk/domains.ts'
import { runHistory } from '../support/histories.ts'
import { onDesk, rawConnection, sampleHistory } from '../support/log-checks.ts'

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
