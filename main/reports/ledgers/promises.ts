import { PromiseState, promiseStates } from '../../contract/promises.ts'
import { promiseStateWords, type Words } from '../../contract/words.ts'
import { promiseLedgerPage } from '../../cases/promise-ledger.ts'
import type { Ledger } from '../ledger.ts'

const words = (zh: string, en: string): Words => ({ zh, en })
const overdueWords = words('已逾期', 'Overdue')

/** What was promised to owners, by whom it was approved, and whether it was kept. The days are those it is due. */
export const promiseLedger: Ledger = {
  name: 'promises',
  words: words('承诺台账', 'Promises'),
  columns: [
    { id: 'case', words: words('案件', 'Case'), kind: 'text', width: 22 },
    { id: 'unit', words: words('房屋', 'Unit'), kind: 'text' },
    { id: 'who', words: words('业主', 'Owner'), kind: 'text' },
    { id: 'text', words: words('承诺内容', 'What was promised'), kind: 'text', width: 50 },
    { id: 'dueAt', words: words('兑现期限', 'To be kept by'), kind: 'time' },
    { id: 'state', words: words('状态', 'State'), kind: 'text', width: 12 },
    { id: 'approver', words: words('批准人', 'Approved by'), kind: 'text' },
    { id: 'madeBy', words: words('经手人', 'Made by'), kind: 'text', screenOnly: true },
    { id: 'madeAt', words: words('承诺时间', 'Made'), kind: 'time', screenOnly: true },
    { id: 'moved', words: words('改期次数', 'Times moved'), kind: 'number', width: 10, screenOnly: true },
    { id: 'endedAt', words: words('完结时间', 'Ended'), kind: 'time' },
    { id: 'assignee', words: words('负责人', 'Responsible'), kind: 'text', screenOnly: true },
  ],
  filters: ['building', 'state'],
  states: [
    ...promiseStates.map(state => ({ id: state, words: promiseStateWords[state] })),
    { id: 'overdue', words: overdueWords },
  ],
  page({ read, now, language }, { filter, since, to, before, limit }) {
    const overdue = filter.state === 'overdue'
    const known = PromiseState.safeParse(filter.state)
    const page = promiseLedgerPage(read, {
      state: overdue ? 'open' : known.success ? known.data : undefined,
      buildingId: filter.building,
      dueFrom: since,
      dueBefore: overdue ? Math.min(to ?? now, now) : to,
      before,
      limit,
    })
    return {
      rows: page.rows.map(row => {
        const late = row.state === 'open' && row.dueAt < now
        return {
          id: row.id,
          path: `/cases/${row.caseId}`,
          values: [
            row.caseNumber,
            row.unitNumber,
            row.personName,
            row.text,
            row.dueAt,
            (late ? overdueWords : promiseStateWords[row.state])[language],
            row.approver,
            row.madeByName,
            row.madeAt,
            row.moved,
            row.endedAt,
            row.assigneeName,
          ],
        }
      }),
      next: page.next,
    }
  },
}
