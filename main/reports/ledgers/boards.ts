import type { Language } from '../../contract/errors.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import type { BoardRow } from '../../contract/notices.ts'
import { watchRhythmWords } from '../../contract/knowledge-words.ts'
import { boardKindWords, boardOutcomeWords } from '../../contract/register-words.ts'
import { text, time, words } from './columns.ts'

const stateWords = {
  done: words('已看', 'Done'),
  due: words('待看', 'To do'),
  late: words('已过日子', 'Late'),
} as const
const anybody = words('当班人员', 'Whoever is on duty')

/** A notice board or suggestion box as lists of files show it. */
export const boardColumns: readonly LedgerColumn[] = [
  text('kind', '种类', 'Kind', 10),
  text('name', '名称', 'Name', 30),
  text('place', '地点', 'Place', 30),
  text('rhythm', '多久看一次', 'How often', 12),
  text('keeper', '谁来看', 'Who looks'),
  text('state', '状态', 'State', 12),
  { id: 'missed', words: words('之前漏几轮', 'Missed before'), kind: 'number', width: 12 },
  time('lastAt', '上次查看', 'Last looked at'),
  text('outcome', '上次结果', 'Last outcome', 12),
]

export const boardValues = (row: BoardRow, language: Language): LedgerRow['values'] => [
  boardKindWords[row.kind][language],
  row.name,
  row.place,
  watchRhythmWords[row.rhythm][language],
  row.keeperName ?? anybody[language],
  row.active ? stateWords[row.state][language] : null,
  row.missed,
  row.lastAt,
  row.lastOutcome === null ? null : boardOutcomeWords[row.lastOutcome][language],
]
