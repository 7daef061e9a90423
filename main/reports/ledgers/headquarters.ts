import { callbackStateWords, callbackWhenWords, satisfactionWords } from '../../contract/callback-words.ts'
import { CallbackState, callbackStates } from '../../contract/callbacks.ts'
import { type CaseKind, CaseLevel, CaseState, caseStates } from '../../contract/cases.ts'
import { emergencyKindWords } from '../../contract/emergency-words.ts'
import { leakStateWords, severityWord } from '../../contract/leak-words.ts'
import type { LedgerColumn, LedgerPage, LedgerRow } from '../../contract/ledgers.ts'
import { kindName } from '../../contract/profile.ts'
import { directionWords, sheetStateWords } from '../../contract/sheet-words.ts'
import { SheetState, sheetStates } from '../../contract/sheets.ts'
import {
  channelWords,
  levelWords,
  staffRoleWords,
  stateWords,
  waitingWords,
  type Words,
} from '../../contract/words.ts'
import {
  type ListPage,
  listHqCallbacks,
  listHqCases,
  listHqLeaks,
  listHqSheets,
} from '../../hq/consolidated/lists.ts'
import type { RowOf } from '../../database/table.ts'
import type { hqCallbackTable, hqCaseTable, hqSheetTable } from '../../hq/consolidated/tables.ts'
import type { Ledger, LedgerContext, LedgerQuestion } from '../ledger.ts'

/*
 * Ledgers of headquarters, over all its sites. They hold no name, no phone and no words of anybody: those are read
 * out of the site's own data where a person opens a row.
 */

const words = (zh: string, en: string): Words => ({ zh, en })

const siteWords = words('驻场点', 'Site')
const openWords = words('未结', 'Open')
const overdueWords = words('逾期', 'Overdue')
const number: LedgerColumn = { id: 'number', words: words('编号', 'Number'), kind: 'text', width: 22 }
const site: LedgerColumn = { id: 'site', words: siteWords, kind: 'text', width: 20 }
const state: LedgerColumn = { id: 'state', words: words('状态', 'State'), kind: 'text', width: 14 }
const unit: LedgerColumn = { id: 'unit', words: words('房屋', 'Unit'), kind: 'text' }
const dueAt: LedgerColumn = { id: 'dueAt', words: words('期限', 'Due'), kind: 'time' }
const caseColumn: LedgerColumn = { id: 'case', words: words('案件', 'Case'), kind: 'text', width: 22 }

/** The address of a case of a site, whose code and id make up the key. */
/** An address with a dot in its last part would be that of a file. */
const pathOfCase = (key: string): string => `/hq/cases/${key.replace('.', '/')}`
const pathBeside = (row: { readonly site: string; readonly case_id: string | null }): string | null =>
  row.case_id === null ? null : pathOfCase(`${row.site}.${row.case_id}`)

const homeOf = (row: { readonly building: string | null; readonly unit: string | null }): string =>
  [row.building, row.unit].filter(part => part !== null).join(' ')

/** What all of them are narrowed by: one site. */
const bySite = {
  recipientWords: siteWords,
  recipients: ({ read }) =>
    read
      .all<{ code: string; name: string }>('select code, name from hq_site order by code')
      .map(({ code, name }) => ({ id: code, words: words(name, name) })),
} satisfies Partial<Ledger>

const questionOf = ({ filter, since, to, before, limit }: LedgerQuestion) => ({
  site: filter.recipient,
  since,
  to,
  before,
  limit,
})

function presented<Row extends { readonly id: string }>(
  page: ListPage<Row>,
  pathOf: (row: Row) => string | null,
  valuesOf: (row: Row & { readonly siteName: string }) => LedgerRow['values'],
): LedgerPage {
  return {
    rows: page.rows.map(row => ({ id: row.id, path: pathOf(row), values: valuesOf(row) })),
    next: page.next,
  }
}

type CaseRow = RowOf<typeof hqCaseTable> & { readonly siteName: string }

const caseColumns: readonly LedgerColumn[] = [
  number,
  site,
  { id: 'receivedAt', words: words('受理时间', 'Received'), kind: 'time' },
  { id: 'kind', words: words('类型', 'Kind'), kind: 'text', width: 10 },
  { id: 'level', words: words('等级', 'Level'), kind: 'text', width: 10 },
  state,
  unit,
  { id: 'category', words: words('类别', 'Category'), kind: 'text', width: 24 },
  { id: 'channel', words: words('渠道', 'Channel'), kind: 'text', width: 12, screenOnly: true },
  { id: 'owner', words: words('负责岗位', 'Held by'), kind: 'text', width: 14 },
  dueAt,
  { id: 'resolvedAt', words: words('解决时间', 'Resolved'), kind: 'time', screenOnly: true },
  { id: 'closedAt', words: words('关闭时间', 'Closed'), kind: 'time', screenOnly: true },
  { id: 'satisfaction', words: words('满意度', 'Satisfaction'), kind: 'text', width: 12, screenOnly: true },
]

/** A level of a newer program stands for itself. */
function levelOf(level: number | null, { language }: LedgerContext): string | null {
  if (level === null) return null
  const known = CaseLevel.safeParse(level)
  return known.success ? levelWords[known.data][language] : String(level)
}

function stateOf(row: CaseRow, { language, now }: LedgerContext): string {
  const late = row.closed_at === null && row.due_at !== null && row.due_at < now
  const waiting = row.waiting_on === null ? undefined : waitingWords[row.waiting_on]
  return [
    stateWords[row.state][language],
    ...(waiting ? [waiting[language]] : []),
    ...(late ? [overdueWords[language]] : []),
  ].join(' · ')
}

const caseValues =
  (context: LedgerContext) =>
  (row: CaseRow): LedgerRow['values'] => {
    const { profile, language } = context
    const category = language === 'zh' ? row.category_zh : row.category_en
    return [
      row.number,
      row.siteName,
      row.received_at,
      kindName(profile, row.kind)[language],
      levelOf(row.level, context),
      stateOf(row, context),
      homeOf(row),
      category === '' ? null : category,
      channelWords[row.channel][language],
      row.owner_role === null ? null : staffRoleWords[row.owner_role][language],
      row.due_at,
      row.resolved_at,
      row.closed_at,
      row.satisfaction === null ? null : satisfactionWords[row.satisfaction][language],
    ]
  }

/** A state the ledger does not know narrows nothing away: an old address still opens. */
function caseState(asked: string | undefined, now: number) {
  if (asked === 'open') return 'open'
  if (asked === 'overdue') return { overdueAt: now }
  return CaseState.safeParse(asked).data
}

function caseLedger(name: string, zh: string, en: string, kind?: CaseKind): Ledger {
  return {
    name,
    words: words(zh, en),
    columns: caseColumns,
    filters: ['state', 'recipient'],
    states: [
      { id: 'open', words: openWords },
      { id: 'overdue', words: overdueWords },
      ...caseStates.map(one => ({ id: one, words: stateWords[one] })),
    ],
    ...bySite,
    page: (context, question) =>
      presented(
        listHqCases(context.read, {
          ...questionOf(question),
          ...(kind === undefined ? {} : { kind }),
          state: caseState(question.filter.state, context.now),
        }),
        row => pathOfCase(row.id),
        caseValues(context),
      ),
  }
}

const leakLedger: Ledger = {
  name: 'hq-leaks',
  words: words('漏雨与应急', 'Leaks and emergencies'),
  columns: [
    number,
    site,
    { id: 'reportedAt', words: words('报告时间', 'Reported'), kind: 'time' },
    { id: 'kind', words: words('应急类型', 'Emergency'), kind: 'text', width: 12 },
    { id: 'severity', words: words('严重程度', 'Severity'), kind: 'text', width: 12 },
    state,
    unit,
    dueAt,
  ],
  filters: ['state', 'recipient'],
  states: [
    { id: 'open', words: openWords },
    { id: 'over', words: words('已结束', 'Over') },
  ],
  ...bySite,
  page(context, question) {
    const { language } = context
    const asked = question.filter.state
    const over = asked === 'open' ? 0 : asked === 'over' ? 1 : undefined
    return presented(
      listHqLeaks(context.read, { ...questionOf(question), over }),
      row => pathOfCase(row.id),
      row => [
        row.number,
        row.siteName,
        row.leak_reported_at,
        emergencyKindWords[row.leak_kind ?? 'storm'][language],
        row.leak_severity === null
          ? null
          : severityWord(row.leak_kind ?? 'storm', row.leak_severity)[language],
        row.leak_state === null ? null : leakStateWords[row.leak_state][language],
        homeOf(row),
        row.due_at,
      ],
    )
  },
}

type SheetRow = RowOf<typeof hqSheetTable> & { readonly siteName: string }

const sheetLedger: Ledger = {
  name: 'hq-sheets',
  words: words('工作联系单', 'Contact sheets'),
  columns: [
    number,
    site,
    { id: 'direction', words: words('收发', 'In/out'), kind: 'text', width: 8 },
    { id: 'party', words: words('单位', 'Recipient or sender'), kind: 'text' },
    caseColumn,
    { id: 'at', words: words('发出/收到', 'Issued or received'), kind: 'time' },
    dueAt,
    { id: 'repliedAt', words: words('回复', 'Replied'), kind: 'time' },
    { id: 'chases', words: words('催办', 'Chased'), kind: 'number', width: 8 },
    { id: 'sentBack', words: words('退回', 'Sent back'), kind: 'number', width: 8, screenOnly: true },
    state,
  ],
  filters: ['state', 'recipient'],
  states: [
    { id: 'overdue', words: overdueWords },
    ...sheetStates.map(one => ({ id: one, words: sheetStateWords[one] })),
  ],
  ...bySite,
  page(context, question) {
    const { read, language, now } = context
    const asked = question.filter.state
    const known = asked === 'overdue' ? { overdueAt: now } : SheetState.safeParse(asked).data
    const stateOfSheet = (row: SheetRow) => {
      const said = sheetStateWords[row.state][language]
      return row.due_at !== null && row.due_at < now ? `${said} · ${overdueWords[language]}` : said
    }
    return presented(listHqSheets(read, { ...questionOf(question), state: known }), pathBeside, row => [
      row.number,
      row.siteName,
      directionWords[row.direction][language],
      language === 'zh' ? row.party_zh : row.party_en,
      row.case_number,
      row.at,
      row.due_at,
      row.replied_at,
      row.chases,
      row.sent_back,
      stateOfSheet(row),
    ])
  },
}

type CallbackRow = RowOf<typeof hqCallbackTable> & { readonly siteName: string }

const yes = words('是', 'yes')

const callbackLedger: Ledger = {
  name: 'hq-callbacks',
  words: words('回访', 'Callbacks'),
  columns: [
    caseColumn,
    site,
    unit,
    { id: 'due', words: words('回访截止', 'Until'), kind: 'time' },
    state,
    { id: 'attempts', words: words('次数', 'Attempts'), kind: 'number', width: 8 },
    { id: 'endedAt', words: words('回访时间', 'Called'), kind: 'time' },
    { id: 'satisfaction', words: words('满意度', 'Satisfaction'), kind: 'text', width: 12 },
    { id: 'reopened', words: words('重新打开', 'Reopened'), kind: 'text', width: 10 },
  ],
  filters: ['state', 'recipient'],
  states: [
    { id: 'overdue', words: callbackWhenWords.overdue },
    ...callbackStates.map(one => ({ id: one, words: callbackStateWords[one] })),
  ],
  ...bySite,
  page(context, question) {
    const { read, language, now } = context
    const asked = question.filter.state
    const known = asked === 'overdue' ? { overdueAt: now } : CallbackState.safeParse(asked).data
    const stateOfCall = (row: CallbackRow) =>
      row.state === 'open' && row.due_at <= now
        ? callbackWhenWords.overdue[language]
        : callbackStateWords[row.state][language]
    return presented(listHqCallbacks(read, { ...questionOf(question), state: known }), pathBeside, row => [
      row.case_number,
      row.siteName,
      homeOf(row),
      // The end of a day reads as the day that ends.
      row.due_at - 60_000,
      stateOfCall(row),
      row.attempts,
      row.ended_at,
      row.satisfaction === null ? null : satisfactionWords[row.satisfaction][language],
      row.reopened ? yes[language] : null,
    ])
  },
}

/** What a headquarters keeps, in the order people see them. */
export const headquartersLedgers: readonly Ledger[] = [
  caseLedger('hq-cases', '全部案件', 'All cases'),
  caseLedger('hq-complaints', '投诉', 'Complaints', 'complaint'),
  caseLedger('hq-repairs', '报修', 'Repairs', 'repair'),
  caseLedger('hq-consultations', '咨询', 'Consultations', 'consultation'),
  caseLedger('hq-suggestions', '建议', 'Suggestions', 'suggestion'),
  caseLedger('hq-disputes', '纠纷', 'Disputes', 'dispute'),
  caseLedger('hq-praises', '表扬', 'Praise', 'praise'),
  leakLedger,
  sheetLedger,
  callbackLedger,
]
