import type { Language } from '../../contract/errors.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import { BoardOutcome, boardOutcomes, type ContractRow, type PartnerRow } from '../../contract/notices.ts'
import {
  boardKindWords,
  boardOutcomeWords,
  conditionWords,
  contractKindWords,
  contractStateWords,
  partnerKindWords,
  signedWords,
  thingKindWords,
  thingStateWords,
} from '../../contract/register-words.ts'
import { ThingKind, thingKinds, type ThingRow, ThingState, thingStates } from '../../contract/lending.ts'
import { listLoans, listThings } from '../../lending/queries.ts'
import { deskContracts, listBoardRounds, noticeBoards, partners } from '../../notices/queries.ts'
import type { Ledger } from '../ledger.ts'
import { filingLedgers, letterLedgers } from './letters.ts'
import { text, time, todayAt, words } from './columns.ts'

/** A thing as lists of files show it. */
export const thingColumns: readonly LedgerColumn[] = [
  text('number', '编号', 'Number', 18),
  text('kind', '种类', 'Kind', 10),
  text('name', '名称', 'Name', 30),
  text('place', '存放位置', 'Kept at'),
  text('unit', '房屋', 'Unit'),
  text('condition', '状况', 'Condition', 12),
  text('state', '状态', 'State', 12),
  text('borrower', '借用人', 'With'),
  text('due', '应还', 'Due', 12),
]

export const thingValues = (row: ThingRow, language: Language): LedgerRow['values'] => [
  row.number,
  thingKindWords[row.kind][language],
  row.name,
  row.place,
  row.unitNumber,
  conditionWords[row.condition][language],
  thingStateWords[row.state][language],
  row.loan?.borrowerName ?? null,
  row.loan?.due ?? null,
]

/** Things that can be lent, by number. */
const thingLedger: Ledger = {
  name: 'things',
  words: words('借用物品台账', 'Things to lend'),
  columns: thingColumns,
  filters: ['state', 'recipient'],
  states: thingStates.map(state => ({ id: state, words: thingStateWords[state] })),
  recipients: () => thingKinds.map(kind => ({ id: kind, words: thingKindWords[kind] })),
  page(context, { filter, before, limit }) {
    const { read, language } = context
    const state = ThingState.safeParse(filter.state)
    const kind = ThingKind.safeParse(filter.recipient)
    const page = listThings(
      read,
      { state: state.data, kind: kind.data, text: '', after: before, limit },
      todayAt(context),
    )
    const rows = page.rows.map(row => ({
      id: row.id,
      path: `/more/lending?thing=${row.id}`,
      values: thingValues(row, language),
    }))
    return { rows, next: page.next }
  },
}

/** Loans, newest first. */
const loanLedger: Ledger = {
  name: 'loans',
  words: words('借用归还台账', 'Loans'),
  columns: [
    time('lentAt', '借出时间', 'Lent'),
    text('number', '编号', 'Number', 18),
    text('name', '名称', 'Name', 28),
    text('borrower', '借用人', 'Borrower'),
    text('phone', '电话', 'Phone'),
    { ...text('purpose', '用途', 'Purpose', 30), screenOnly: true },
    text('due', '应还', 'Due', 12),
    text('signed', '签名', 'Signed', 14),
    { ...text('lentBy', '经办人', 'Lent by'), screenOnly: true },
    time('returnedAt', '归还时间', 'Returned'),
    text('conditionIn', '归还状况', 'Came back', 12),
    { id: 'chases', words: words('催还', 'Chased'), kind: 'number', width: 8 },
  ],
  filters: ['state'],
  states: [
    { id: 'lent', words: thingStateWords.lent },
    { id: 'late', words: thingStateWords.late },
  ],
  page(context, { filter, since, to, before, limit }) {
    const { read, language } = context
    const page = listLoans(read, {
      today: todayAt(context),
      open: filter.state === 'lent',
      late: filter.state === 'late',
      since,
      to,
      before,
      limit,
    })
    const rows = page.rows.map(row => ({
      id: row.id,
      path: `/more/lending?thing=${row.thingId}`,
      values: [
        row.lentAt,
        row.number,
        row.thingName,
        row.borrowerName,
        row.phone,
        row.purpose,
        row.due,
        signedWords[row.signed][language],
        row.lentByName,
        row.returnedAt,
        row.conditionIn === null ? null : conditionWords[row.conditionIn][language],
        row.chases,
      ],
    }))
    return { rows, next: page.next }
  },
}

/** Rounds of notice boards and suggestion boxes. */
const boardLedger: Ledger = {
  name: 'board-rounds',
  words: words('公告栏、意见箱巡查台账', 'Rounds of boards and boxes'),
  columns: [
    time('at', '查看时间', 'Looked at'),
    text('kind', '种类', 'Kind', 10),
    text('board', '名称', 'Name', 30),
    text('day', '应查日期', 'Due day', 12),
    text('by', '查看人', 'By'),
    text('outcome', '结果', 'Outcome', 12),
    text('case', '转为案件', 'Case', 24),
  ],
  filters: ['state', 'recipient'],
  states: boardOutcomes.map(outcome => ({ id: outcome, words: boardOutcomeWords[outcome] })),
  recipients: ({ read }) =>
    noticeBoards(read, '9999-12-31').map(({ id, name }) => ({ id, words: words(name, name) })),
  page({ read, language }, { filter, since, to, before, limit }) {
    const page = listBoardRounds(read, {
      boardId: filter.recipient,
      outcome: BoardOutcome.safeParse(filter.state).data,
      since,
      to,
      before,
      limit,
    })
    const rows = page.rows.map(row => ({
      id: row.id,
      path: row.caseId === null ? null : `/cases/${row.caseId}`,
      values: [
        row.at,
        boardKindWords[row.kind][language],
        row.boardName,
        row.day,
        row.byName,
        boardOutcomeWords[row.outcome][language],
        row.caseNumber,
      ],
    }))
    return { rows, next: page.next }
  },
}

/** A contract of the desk as lists of files show it. */
export const deskContractColumns: readonly LedgerColumn[] = [
  text('number', '合同编号', 'Number'),
  text('kind', '类别', 'Kind', 10),
  text('title', '名称', 'Title', 36),
  text('party', '对方', 'With', 24),
  text('from', '起', 'From', 12),
  text('until', '止', 'Until', 12),
  { id: 'amount', words: words('金额（元）', 'Amount (yuan)'), kind: 'number', width: 14 },
  text('state', '状态', 'State', 12),
]

export const deskContractValues = (row: ContractRow, language: Language): LedgerRow['values'] => [
  row.number,
  contractKindWords[row.kind][language],
  row.title,
  row.party,
  row.from,
  row.until,
  row.amount === null ? null : row.amount / 100,
  contractStateWords[row.state][language],
]

/** Contracts of the desk; they come whole, for a desk has some dozens. */
const contractLedger: Ledger = {
  name: 'desk-contracts',
  words: words('服务台合同台账', 'Contracts of the desk'),
  columns: deskContractColumns,
  filters: [],
  page(context, { before }) {
    if (before !== undefined) return { rows: [], next: null }
    const rows = deskContracts(context.read, todayAt(context)).map(row => ({
      id: row.id,
      path: `/more/desk-contracts?contract=${row.id}`,
      values: deskContractValues(row, context.language),
    }))
    return { rows, next: null }
  },
}

/** An organisation as lists of files show it. */
export const partnerColumns: readonly LedgerColumn[] = [
  text('kind', '类别', 'Kind', 12),
  text('name', '名称', 'Name', 36),
  text('contact', '联系人', 'Contact'),
  text('phone', '电话', 'Phone'),
  text('address', '地址', 'Address', 36),
  { ...text('note', '备注', 'Note', 36), screenOnly: true },
]

export const partnerValues = (row: PartnerRow, language: Language): LedgerRow['values'] => [
  partnerKindWords[row.kind][language],
  row.name,
  row.contact,
  row.phone,
  row.address,
  row.note,
]

/** The directory of organisations. */
const partnerLedger: Ledger = {
  name: 'partners',
  words: words('合作单位通讯录', 'Directory of organisations'),
  columns: partnerColumns,
  filters: [],
  page({ read, language }, { before }) {
    if (before !== undefined) return { rows: [], next: null }
    const rows = partners(read).map(row => ({
      id: row.id,
      path: `/more/partners?partner=${row.id}`,
      values: partnerValues(row, language),
    }))
    return { rows, next: null }
  },
}

export const registerLedgers: readonly Ledger[] = [
  thingLedger,
  loanLedger,
  ...letterLedgers,
  boardLedger,
  contractLedger,
  partnerLedger,
  ...filingLedgers,
]
