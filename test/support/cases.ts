import { uuidv7 } from 'uuidv7'
import { receiveCase } from '../../main/cases/commands.ts'
import type { ReceiveCaseInput } from '../../main/contract/cases.ts'
import type { Actor } from '../../main/log/command.ts'
import type { TestDesk } from './desk.ts'

/** Input of a repair taken at the counter; give what matters to the test. */
export function caseInput(changes: Partial<ReceiveCaseInput> = {}): ReceiveCaseInput {
  return {
    caseId: uuidv7(),
    channel: 'counter',
    kind: 'repair',
    category: ['leak', 'leak-kitchen'],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text: '厨房漏水',
    ...changes,
  }
}

/** Takes a case and answers with its id. */
export async function takeCase(
  test: TestDesk,
  changes: Partial<ReceiveCaseInput> = {},
  call: { actor?: Actor; happenedAt?: number } = {},
): Promise<string> {
  const { actor = test.manager, happenedAt } = call
  const result = await test.core.execute(receiveCase, {
    actor,
    input: caseInput(changes),
    happenedAt: happenedAt ?? null,
  })
  return result.caseId
}

/** The case's row as the tables have it. */
export function caseRow(test: TestDesk, caseId: string): Record<string, unknown> {
  const row = test.core.read.get<Record<string, unknown>>('select * from "case" where id=?', [caseId])
  if (!row) throw new Error('no such case')
  return row
}
