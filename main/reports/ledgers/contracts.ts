import { contractEndReasonWords } from '../../contract/contract-words.ts'
import { ContractListName, type ContractRow } from '../../contract/contracts.ts'
import type { Language } from '../../contract/errors.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import type { Words } from '../../contract/words.ts'
import { contractLedgerPage } from '../../contracts/views.ts'
import { dayStamp } from '../../site/time.ts'
import type { Ledger } from '../ledger.ts'

const words = (zh: string, en: string): Words => ({ zh, en })
const signed = words('有效', 'Stands')
const missing = words('待核实', 'To be asked about')

/** A contract as lists of files show it. */
export const contractColumns: readonly LedgerColumn[] = [
  { id: 'unit', words: words('房屋', 'Unit'), kind: 'text' },
  { id: 'number', words: words('合同编号', 'Contract number'), kind: 'text', width: 22 },
  { id: 'buyers', words: words('买受人', 'Buyers'), kind: 'text', width: 22 },
  { id: 'signedOn', words: words('签约日期', 'Signed on'), kind: 'text', width: 12 },
  { id: 'price', words: words('总价（元）', 'Price (¥)'), kind: 'number', width: 14 },
  { id: 'paid', words: words('已付（元）', 'Paid (¥)'), kind: 'number', width: 14 },
  { id: 'outstanding', words: words('欠付（元）', 'Outstanding (¥)'), kind: 'number', width: 14 },
  { id: 'method', words: words('付款方式', 'Payment method'), kind: 'text', screenOnly: true },
  { id: 'promisedOn', words: words('约定交付', 'Promised delivery'), kind: 'text', width: 12 },
  {
    id: 'requests',
    words: words('特殊要求或承诺', 'Requests, commitments'),
    kind: 'text',
    screenOnly: true,
  },
  { id: 'state', words: words('状态', 'State'), kind: 'text', width: 14 },
  { id: 'endedOn', words: words('结束日期', 'Ended on'), kind: 'text', width: 12, screenOnly: true },
]

export function contractValues(row: ContractRow, language: Language): LedgerRow['values'] {
  const yuan = (cents: number | null) => (cents === null ? null : cents / 100)
  const flags = {
    zh: { requests: '要求', commitments: '承诺' },
    en: { requests: 'requests', commitments: 'commitments' },
  }
  const state =
    row.state === 'ended'
      ? contractEndReasonWords[row.endReason ?? 'other']
      : row.missingSince === null
        ? signed
        : missing
  return [
    row.unitNumber ?? '—',
    row.number,
    row.buyers.map(one => one.name ?? '—').join('、'),
    row.signedOn,
    yuan(row.price),
    yuan(row.paid),
    yuan(row.outstanding),
    row.paymentMethod,
    row.promisedOn,
    [
      ...(row.hasRequests ? [flags[language].requests] : []),
      ...(row.hasCommitments ? [flags[language].commitments] : []),
    ].join('、') || null,
    state[language],
    row.endedOn,
  ]
}

/** Contracts of homes, the latest signed first. Sums stand there for whom may see them. The days are those of signing. */
export const contractLedger: Ledger = {
  name: 'contracts',
  words: words('销售合同台账', 'Contracts'),
  columns: contractColumns,
  filters: ['building', 'state'],
  states: [
    { id: 'owing', words: words('未按期付清', 'Paid less than due') },
    { id: 'requests', words: words('有特殊要求或承诺', 'With requests or commitments') },
    { id: 'missing', words: missing },
    { id: 'ended', words: words('已结束', 'Ended') },
  ],
  page({ read, now, language, timeZone, sums = false }, { filter, since, to, before, limit }) {
    const list = ContractListName.safeParse(filter.state)
    const page = contractLedgerPage(
      read,
      { sums, today: dayStamp(now, timeZone) },
      {
        list: list.success ? list.data : 'all',
        building: filter.building,
        from: since === undefined ? undefined : dayStamp(since, timeZone),
        until: to === undefined ? undefined : dayStamp(to, timeZone),
        before,
        limit,
      },
    )
    return {
      rows: page.rows.map(row => ({
        id: row.id,
        path: `/units/${row.unitId}?tab=contract`,
        values: contractValues(row, language),
      })),
      next: page.next,
    }
  },
}
