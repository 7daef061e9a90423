import { uuidv7 } from 'uuidv7'
import * as cases from '../../main/cases/commands.ts'
import type { CaseKind } from '../../main/contract/cases.ts'
import { takeCase } from './cases.ts'
import type { TestActor, TestDesk } from './desk.ts'

/** A callback as the tables have it. */
interface CallbackRecord {
  readonly id: string
  readonly state: string
  readonly scores: string
  readonly last_attempt: string | null
  readonly plan: string
  readonly call_no: number
  readonly case_id: string | null
  readonly person_id: string | null
  readonly from_at: number
  readonly due_at: number
}

/** Callbacks of a case in the order they were planned; of all where no case is given. */
export function callbackRows(test: TestDesk, caseId?: string): CallbackRecord[] {
  return caseId === undefined
    ? test.core.read.all<CallbackRecord>('select * from callback order by id')
    : test.core.read.all<CallbackRecord>('select * from callback where case_id=? order by id', [caseId])
}

/** Takes a case, lets `worker` do the work and closes it, so that a callback is planned where one is. */
export async function closedCase(
  test: TestDesk,
  worker: TestActor,
  changes: { kind?: CaseKind; unitId?: string; personId?: string; text?: string } = {},
): Promise<string> {
  const caseId = await takeCase(test, changes, { actor: worker })
  const run = <Input, Result>(
    command: Parameters<typeof test.core.execute<Input, Result>>[0],
    input: Input,
  ) => test.core.execute(command, { actor: worker, input })
  await run(cases.startHandling, { caseId })
  await run(cases.resolveCase, { caseId, text: '已更换角阀' })
  await run(cases.closeCase, { caseId, cause: 'workmanship', withoutCallback: null })
  return caseId
}

/** The one open callback of a case. */
export function openCallback(test: TestDesk, caseId: string): string {
  const [open] = callbackRows(test, caseId).filter(row => row.state === 'open')
  if (!open) throw new Error('no open callback')
  return open.id
}

/** Input of a call in which the owner was reached. */
export const answered = (callbackId: string, more: object = {}) => ({
  callbackId,
  attemptId: uuidv7(),
  satisfaction: 'satisfied' as const,
  ...more,
})
