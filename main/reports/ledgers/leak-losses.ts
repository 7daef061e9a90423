import { costBearers, CostBearer, type CostListRow, type DamageListRow } from '../../contract/leak-losses.ts'
import type { Language } from '../../contract/errors.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import { costBearerWords, costKindWords } from '../../contract/loss-words.ts'
import { roomWords } from '../../contract/words.ts'
import { chargedContractors, listCosts, listDamages } from '../../leaks/losses/queries.ts'
import type { Ledger } from '../ledger.ts'
import { text, time, words } from './columns.ts'

type Values = LedgerRow['values']
const number = (id: string, zh: string, en: string, width = 14) => ({
  id,
  words: words(zh, en),
  kind: 'number' as const,
  width,
})
const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
const struckWords = words('作废', 'struck')
const struckColumns = [
  text('struck', '作废、冲销原因', 'Struck because', 24),
  { ...text('by', '登记人', 'Entered by', 12), screenOnly: true },
]
const struckText = ({ struck }: Pick<CostListRow, 'struck'>, language: Language) =>
  struck && [struckWords[language], struck.reason, struck.byName].filter(Boolean).join(' · ')

/** A damaged belonging as lists of files show it. */
export const damageColumns: readonly LedgerColumn[] = [
  time('at', '登记时间', 'Noted'),
  text('number', '单号', 'Case', 18),
  text('unit', '房屋', 'Home', 12),
  text('thing', '受损物品', 'Belonging', 30),
  text('room', '位置', 'Room', 10),
  text('words', '业主的说明', "The owner's words", 36),
  number('photos', '照片', 'Photos', 8),
  number('claimed', '业主要求（元）', 'Claimed (yuan)'),
  number('agreed', '商定（元）', 'Agreed (yuan)'),
  ...struckColumns,
]

export const damageValues = (row: DamageListRow, language: Language): Values => [
  row.at,
  row.number,
  row.unitNumber,
  row.thing,
  row.room && (roomWords[row.room]?.[language] ?? row.room),
  row.words,
  row.photos,
  yuan(row.claimed),
  yuan(row.agreed),
  struckText(row, language),
  row.byName,
]

/** A cost as lists of files show it. What was reversed stands with its amount, and with 0 in what counts. */
export const costColumns: readonly LedgerColumn[] = [
  time('at', '登记时间', 'Noted'),
  text('bearer', '承担方', 'Borne by', 18),
  text('contractor', '施工单位', 'Contractor', 24),
  text('number', '单号', 'Case', 18),
  text('unit', '房屋', 'Home', 12),
  text('source', '范围', 'Spent on', 10),
  text('kind', '类别', 'Kind', 10),
  text('what', '用途', 'What for', 30),
  number('amount', '金额（元）', 'Amount (yuan)'),
  number('counts', '有效金额（元）', 'Counts (yuan)'),
  number('evidence', '凭证', 'Papers', 8),
  ...struckColumns,
]

const spentOn = { source: words('整个源头', 'the source'), home: words('本户', 'the home') } as const

export const costValues = (row: CostListRow, language: Language): Values => [
  row.at,
  costBearerWords[row.bearer][language],
  row.contractorName,
  row.number,
  row.unitNumber,
  spentOn[row.ofSource ? 'source' : 'home'][language],
  costKindWords[row.kind][language],
  row.what,
  yuan(row.amount),
  row.struck && row.amount !== null ? 0 : yuan(row.amount),
  row.evidence,
  struckText(row, language),
  row.byName,
]

/** Rows of losses as those of a ledger; each leads to its case. */
const pageOf = <Row extends { readonly id: string; readonly caseId: string }, Next>(
  { rows, next }: { readonly rows: readonly Row[]; readonly next: Next },
  values: (row: Row) => Values,
) => ({
  rows: rows.map(row => ({ id: row.id, path: `/cases/${row.caseId}`, values: values(row) })),
  next,
})

/** Every damaged belonging; `agreed` and `open` leave out what was struck. */
const damageLedger: Ledger = {
  name: 'leak-damages',
  words: words('受损物品台账', 'Damaged belongings'),
  columns: damageColumns,
  filters: ['state'],
  states: [
    { id: 'open', words: words('尚未商定', 'Nothing agreed yet') },
    { id: 'agreed', words: words('已商定', 'Agreed') },
  ],
  page({ read, language, sums = false }, { filter, ...stretch }) {
    const agreed = filter.state === 'agreed' ? true : filter.state === 'open' ? false : undefined
    return pageOf(listDamages(read, { ...stretch, agreed, sums }), row => damageValues(row, language))
  },
}

/** Every cost of leaks, by who bears it. */
const costLedger: Ledger = {
  name: 'leak-costs',
  words: words('漏水费用台账', 'Costs of leaks'),
  columns: costColumns,
  filters: ['state'],
  states: costBearers.map(bearer => ({ id: bearer, words: costBearerWords[bearer] })),
  page({ read, language, sums = false }, { filter, ...stretch }) {
    const bearer = CostBearer.safeParse(filter.state).data
    return pageOf(listCosts(read, { ...stretch, bearer, sums }), row => costValues(row, language))
  },
}

/** What contractors are to bear under their warranty: where a settlement starts from. */
const chargeLedger: Ledger = {
  name: 'contractor-charges',
  words: words('施工单位漏水费用账', 'Leak costs on contractors’ accounts'),
  columns: costColumns,
  filters: ['recipient'],
  recipients: ({ read }) =>
    chargedContractors(read).map(({ id, name }) => ({ id, words: words(name, name) })),
  recipientWords: words('施工单位', 'Contractor'),
  page({ read, language, sums = false }, { filter, ...stretch }) {
    const borne = { bearer: 'contractor', contractorId: filter.recipient } as const
    return pageOf(listCosts(read, { ...stretch, ...borne, sums }), row => costValues(row, language))
  },
}

export const leakLossLedgers: readonly Ledger[] = [damageLedger, costLedger, chargeLedger]
