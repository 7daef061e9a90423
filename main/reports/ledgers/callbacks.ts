import { type CallbackLedgerRow, callbackLedgerPage } from '../../callbacks/ledger.ts'
import { startOfDayAfter } from '../../callbacks/rules.ts'
import {
  callbackMethodWords,
  callbackStateWords,
  callbackWhenWords,
  cancelReasonWords,
  careWords,
  satisfactionWords,
} from '../../contract/callback-words.ts'
import { kindName } from '../../contract/profile.ts'
import { CallbackState, callbackStates } from '../../contract/callbacks.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import { type Words } from '../../contract/words.ts'
import type { Ledger, LedgerContext } from '../ledger.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

const columns: readonly LedgerColumn[] = [
  { id: 'case', words: words('案件', 'Case'), kind: 'text', width: 22 },
  { id: 'kind', words: words('类型', 'Kind'), kind: 'text', width: 10, screenOnly: true },
  { id: 'plan', words: words('回访计划', 'Plan'), kind: 'text', width: 24 },
  { id: 'call', words: words('第几次', 'Call'), kind: 'text', width: 8, screenOnly: true },
  { id: 'unit', words: words('房屋', 'Unit'), kind: 'text' },
  { id: 'who', words: words('业主', 'Owner'), kind: 'text' },
  { id: 'phone', words: words('电话', 'Phone'), kind: 'text', width: 14, screenOnly: true },
  { id: 'from', words: words('回访开始', 'From'), kind: 'time', screenOnly: true },
  { id: 'due', words: words('回访截止', 'Until'), kind: 'time' },
  { id: 'state', words: words('状态', 'State'), kind: 'text', width: 16 },
  { id: 'attempts', words: words('次数', 'Attempts'), kind: 'number', width: 8 },
  { id: 'endedAt', words: words('回访时间', 'Called'), kind: 'time' },
  { id: 'endedBy', words: words('回访人', 'Called by'), kind: 'text' },
  { id: 'method', words: words('方式', 'How'), kind: 'text', width: 8, screenOnly: true },
  { id: 'satisfaction', words: words('满意度', 'Satisfaction'), kind: 'text', width: 12 },
  { id: 'score', words: words('平均分', 'Mean score'), kind: 'number', width: 8, screenOnly: true },
  { id: 'words', words: words('业主原话', 'Owner’s words'), kind: 'text', width: 60 },
  { id: 'reopened', words: words('重新打开', 'Reopened'), kind: 'text', width: 10, screenOnly: true },
  { id: 'care', words: words('关怀走访', 'Care visit'), kind: 'text', width: 14, screenOnly: true },
]

const yes = words('是', 'yes')

function valuesOf(row: CallbackLedgerRow, { profile, language }: LedgerContext): LedgerRow['values'] {
  const scores = Object.values(row.scores)
  const state =
    row.when === 'overdue' ? callbackWhenWords.overdue[language] : callbackStateWords[row.state][language]
  return [
    row.caseNumber,
    row.caseKind === null ? null : kindName(profile, row.caseKind)[language],
    row.planName[language],
    row.calls === 1 ? null : `${row.call}/${row.calls}`,
    [row.buildingName, row.unitNumber].filter(part => part !== null).join(' '),
    row.name,
    row.phone,
    row.fromAt,
    // The end of a day reads as the day that ends.
    row.dueAt - 60_000,
    row.cancelReason === null ? state : `${state} · ${cancelReasonWords[row.cancelReason][language]}`,
    row.attempts,
    row.endedAt,
    row.endedByName,
    row.method === null ? null : callbackMethodWords[row.method][language],
    row.satisfaction === null ? null : satisfactionWords[row.satisfaction][language],
    scores.length === 0
      ? null
      : Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10,
    row.words,
    row.reopened ? yes[language] : null,
    row.care === null ? null : careWords[row.care][language],
  ]
}

/** The register of callbacks, the latest planned first. */
export const callbackLedger: Ledger = {
  name: 'callbacks',
  words: words('回访台账', 'Callbacks'),
  columns,
  filters: ['building', 'state'],
  states: callbackStates.map(state => ({ id: state, words: callbackStateWords[state] })),
  page({ read, profile, language, now, timeZone }, { filter, since, to, before, limit }) {
    const tomorrow = startOfDayAfter(now, 1, timeZone)
    const known = CallbackState.safeParse(filter.state)
    const page = callbackLedgerPage(
      { read, profile, now, tomorrow },
      // A state the ledger does not know narrows nothing away: an old address still opens.
      {
        state: known.success ? known.data : undefined,
        buildingId: filter.building,
        since,
        to,
        before,
        limit,
      },
    )
    const context = { read, profile, language, now, timeZone }
    return {
      rows: page.rows.map(row => ({
        id: row.id,
        path: row.caseId === null ? '/callbacks' : `/cases/${row.caseId}`,
        values: valuesOf(row, context),
      })),
      next: page.next,
    }
  },
}
