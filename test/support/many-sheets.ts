import { uuidv7 } from 'uuidv7'
import { awaitingStates, type SheetState, sheetStates } from '../../main/contract/sheets.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import type { TestDesk } from './desk.ts'

/** When the first of {@link insertSheets} was written, UTC milliseconds; one follows each minute. */
export const firstSheetAt = 1_700_000_000_000

/**
 * Writes many rows of sheets past the log, for tests of reading only: most of them closed, as in life. Times repeat,
 * so that the second key of the order matters.
 */
export function insertSheets(test: TestDesk, count: number): void {
  const awaiting: readonly SheetState[] = awaitingStates
  const parties = ['engineering', 'property-company', 'design', 'windows', 'sales']
  const connection = openConnection({ file: test.core.databaseFile, key: test.core.keys.database })
  try {
    const insert = connection.prepare(
      `insert into sheet (id, number, direction, state, party, subject, text, at, due_at, next_due_at, sent_back,
         chases, files) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)`,
    )
    connection.exec(`begin; update write_guard set open=1`)
    for (let index = 0; index < count; index++) {
      const at = firstSheetAt + Math.floor(index / 3) * 60_000
      const state = index % 12 === 0 ? (sheetStates[(index / 12) % sheetStates.length] ?? 'closed') : 'closed'
      const isIn = state === 'received' || state === 'answered' || (state === 'closed' && index % 5 === 0)
      const dueAt = at + 72 * 3_600_000
      insert.run(
        uuidv7(),
        state === 'draft' ? null : `LX-TEST-2026-${String(index).padStart(6, '0')}`,
        isIn ? 'in' : 'out',
        state,
        parties[index % 7] ?? 'engineering',
        `事由 ${index}`,
        '内容',
        at,
        dueAt,
        awaiting.includes(state) ? dueAt : null,
      )
    }
    connection.exec(`update write_guard set open=0; commit`)
  } finally {
    connection.close()
  }
}
