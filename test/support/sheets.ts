import { uuidv7 } from 'uuidv7'
import type { WriteSheetInput } from '../../main/contract/sheets.ts'
import type { Actor } from '../../main/log/command.ts'
import { writeSheet } from '../../main/sheets/writing.ts'
import type { TestDesk } from './desk.ts'

/** Writes a sheet to engineering, issued at once; give what matters to the test. */
export async function writeTestSheet(
  test: TestDesk,
  changes: Partial<WriteSheetInput> = {},
  actor: Actor = test.manager,
): Promise<{ sheetId: string; number: string | null }> {
  return await test.core.execute(writeSheet, {
    actor,
    input: {
      sheetId: uuidv7(),
      recipient: 'engineering',
      subject: '请检查厨房渗漏',
      text: '业主反映厨房渗漏，请到现场查看并书面答复。',
      ...changes,
    },
  })
}

/** The sheet's row as the tables have it. */
export function sheetRow(test: TestDesk, sheetId: string): Record<string, unknown> {
  const row = test.core.read.get<Record<string, unknown>>('select * from sheet where id=?', [sheetId])
  if (!row) throw new Error('no such sheet')
  return row
}
