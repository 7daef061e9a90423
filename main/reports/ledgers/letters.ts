import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import {
  type LetterDirection,
  letterDirections,
  type LetterRow,
  LetterState,
  letterStates,
} from '../../contract/letters.ts'
import {
  authorityWords,
  filingKindWords,
  letterDirectionWords,
  letterKindWords,
  letterStateWords,
  postingWords,
} from '../../contract/register-words.ts'
import type { Words } from '../../contract/words.ts'
import { filingList } from '../../filing/queries.ts'
import { letterDetail, listLetters } from '../../letters/queries.ts'
import { dayStamp } from '../../site/time.ts'
import type { Ledger, LedgerContext } from '../ledger.ts'
import { text, time, todayAt, words } from './columns.ts'

/** Columns of a list of letters; of notices to owners with where they hang. */
export const letterColumns = (posted: boolean): LedgerColumn[] => [
  text('number', '编号', 'Number', 20),
  text('direction', '收发', 'In/out', 10),
  text('kind', '类别', 'Kind', 16),
  text('party', '收/发文单位', 'To or from'),
  text('unit', '房屋', 'Home', 14),
  text('subject', '事由', 'Subject', 40),
  time('at', '登记时间', 'Registered'),
  time('issuedAt', '发出时间', 'Issued'),
  text('replyBy', '复函期限', 'Reply by', 12),
  { ...text('authority', '审批要求', 'Authority', 16), screenOnly: true },
  text('read', '传阅', 'Read', 8),
  ...(posted ? [text('postings', '张贴发布', 'Posted', 40), text('reached', '触达户数', 'Reached', 10)] : []),
  text('shelf', '归档位置', 'Shelf', 14),
  text('state', '状态', 'State', 14),
]

/** A letter in the order of those columns. */
export function letterValues(context: LedgerContext, row: LetterRow, posted: boolean): LedgerRow['values'] {
  const { read, language } = context
  const { postings, shelf } = letterDetail(read, row.id, todayAt(context))
  return [
    row.number,
    letterDirectionWords[row.direction][language],
    letterKindWords[row.kind][language],
    row.party,
    row.unitNumber,
    row.subject,
    row.at,
    row.issuedAt,
    row.replyBy,
    authorityWords[row.authority][language],
    row.readers === 0 ? null : `${row.read}/${row.readers}`,
    ...(posted
      ? [
          postings
            .map(one => `${one.on} ${postingWords[one.way][language]} ${one.place ?? ''}`.trim())
            .join('; '),
          String(row.reached),
        ]
      : []),
    shelf,
    letterStateWords[row.state][language],
  ]
}

const letterLedgerOf = (
  name: string,
  title: Words,
  directions: readonly LetterDirection[],
  posted: boolean,
): Ledger => ({
  name,
  words: title,
  columns: letterColumns(posted),
  filters: posted ? ['state'] : ['state', 'recipient'],
  states: letterStates.map(state => ({ id: state, words: letterStateWords[state] })),
  recipients: () => directions.map(direction => ({ id: direction, words: letterDirectionWords[direction] })),
  page(context, { filter, since, to, before, limit }) {
    const { read } = context
    const state = LetterState.safeParse(filter.state)
    const today = todayAt(context)
    const direction = posted ? 'owners' : directions.find(one => one === filter.recipient)
    const page = listLetters(
      read,
      { view: 'all', direction, state: state.data, text: '', since, to, before, limit },
      { today, staffId: null },
    )
    const rows = page.rows.map(row => ({
      id: row.id,
      path: `/more/letters?letter=${row.id}`,
      values: letterValues(context, row, posted),
    }))
    return { rows, next: page.next }
  },
})

/** The filing list of the week or month of papers that holds the last day of the filter, or today. */
const filingLedgerOf = (name: string, title: Words, period: 'week' | 'month'): Ledger => ({
  name,
  words: title,
  columns: [
    text('kind', '种类', 'Kind', 16),
    text('number', '编号', 'Number', 22),
    text('what', '内容', 'What', 40),
    time('at', '日期', 'Date'),
    text('lacks', '缺', 'Lacks', 16),
    text('shelf', '归档位置', 'Shelf', 14),
    text('by', '归档人', 'Filed by'),
  ],
  filters: ['state', 'recipient'],
  states: [{ id: 'open', words: words('未归档', 'Not filed') }],
  recipients: () =>
    (['letter', 'sheet', 'loan', 'document'] as const).map(kind => ({
      id: kind,
      words: filingKindWords[kind],
    })),
  page(context, { filter, to, before }) {
    if (before !== undefined) return { rows: [], next: null }
    const { read, language, timeZone } = context
    const day = to === undefined ? todayAt(context) : dayStamp(to - 1, timeZone)
    const rows = filingList(read, period, day)
      .items.filter(
        item =>
          (filter.state !== 'open' || item.lacksShelf || item.lacksOriginal) &&
          (filter.recipient === undefined || item.kind === filter.recipient),
      )
      .map(item => ({
        id: `${item.kind}/${item.id}`,
        path: item.path,
        values: [
          item.kindWords[language],
          item.number,
          item.what,
          item.at,
          [
            item.lacksOriginal ? (language === 'zh' ? '原件' : 'original') : '',
            item.lacksShelf ? (language === 'zh' ? '位置' : 'shelf') : '',
          ]
            .filter(word => word !== '')
            .join(language === 'zh' ? '、' : ', '),
          item.shelf,
          item.filedByName,
        ],
      }))
    return { rows, next: null }
  },
})

export const letterLedgers: readonly Ledger[] = [
  letterLedgerOf('letters', words('收发文台账', 'Letters and notices'), letterDirections, false),
  letterLedgerOf('owner-notices', words('业主公告台账', 'Notices to owners'), ['owners'], true),
]

export const filingLedgers: readonly Ledger[] = [
  filingLedgerOf('filing-week', words('每周归档清单', 'Weekly filing list'), 'week'),
  filingLedgerOf('filing-month', words('每月纸质资料归集清单', 'Monthly paper consolidation list'), 'month'),
]
