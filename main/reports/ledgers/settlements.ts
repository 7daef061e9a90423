import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import type { Language } from '../../contract/errors.ts'
import { settlementGapWords } from '../../contract/settlement-words.ts'
import { listSettlements, type SettlementListRow } from '../../settlement/queries.ts'
import { dayStamp } from '../../site/time.ts'
import type { Ledger } from '../ledger.ts'
import { number, text, todayAt, words } from './columns.ts'

const columns: readonly LedgerColumn[] = [
  text('unit', '房屋', 'Unit', 12),
  text('number', '合同编号', 'Contract number', 20),
  text('buyers', '买受人', 'Buyers', 18),
  text('promised', '约定交付', 'Promised', 12),
  text('handedOver', '实际交付', 'Handed over', 12),
  number('days', '逾期天数', 'Days late'),
  number('waived', '扣除天数', 'Days waived'),
  { ...number('delay', '违约金（元）', 'Penalty (¥)'), width: 14 },
  text('delayState', '违约金状态', 'Penalty is', 12),
  number('contractArea', '合同面积', 'Contract m²'),
  number('measuredArea', '实测面积', 'Measured m²'),
  { ...number('area', '面积差款（元）', 'Area difference (¥)'), width: 14 },
  text('areaState', '面积差状态', 'Area sum is', 12),
  { ...text('missing', '还缺', 'Not known', 24), screenOnly: true },
]

const stateWords = {
  fixed: words('已确认', 'fixed'),
  running: words('每天增加', 'growing'),
  open: words('待确认', 'to be fixed'),
  nothing: words('无', 'nothing'),
  unknown: words('资料不全', 'not known'),
}
type State = keyof typeof stateWords

function delayState({ delayFixed, delayed: { figure } }: SettlementListRow): State {
  if (delayFixed !== null) return 'fixed'
  if (!figure) return 'unknown'
  if (figure.sum === 0) return 'nothing'
  return figure.running ? 'running' : 'open'
}

function areaState({ areaFixed, areas: { figure } }: SettlementListRow): State {
  if (areaFixed !== null) return 'fixed'
  if (!figure) return 'unknown'
  return figure.sum === 0 ? 'nothing' : 'open'
}

const yuan = (cents: number | null | undefined) => (cents == null ? null : cents / 100)
const metres = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100)

function valuesOf(row: SettlementListRow, language: Language, sums: boolean): LedgerRow['values'] {
  const { delayed, areas } = row
  const missing = new Set([...(delayed.missing ?? []), ...(areas.missing ?? [])])
  const separator = language === 'zh' ? '、' : ', '
  return [
    row.unitNumber ?? '—',
    row.number,
    row.buyers.map(({ name }) => name ?? '—').join(separator),
    row.promisedOn,
    row.handedOverOn,
    delayed.figure?.days ?? null,
    delayed.figure?.waived ?? null,
    sums ? yuan(row.delayFixed ?? delayed.figure?.sum) : null,
    stateWords[delayState(row)][language],
    metres(row.contractArea),
    metres(row.measuredArea),
    sums ? yuan(row.areaFixed ?? areas.figure?.sum) : null,
    stateWords[areaState(row)][language],
    [...missing].map(gap => settlementGapWords[gap][language]).join(separator) || null,
  ]
}

/** States people choose by; a row is shown where either of its sums is in it. */
const choices: Readonly<Record<string, readonly State[]>> = {
  open: ['open'],
  running: ['running'],
  fixed: ['fixed'],
  missing: ['unknown'],
}
const anySum: readonly State[] = ['open', 'running', 'fixed']

/** What is owed for late handovers and differences of areas: the list for finance. The days are those of signing. */
export const settlementLedger: Ledger = {
  name: 'settlements',
  words: words('交付款项台账', 'Money of handovers'),
  columns,
  filters: ['building', 'state'],
  states: [
    { id: 'open', words: words('待确认', 'To be fixed') },
    { id: 'running', words: words('尚未交付，每天增加', 'Not handed over, growing') },
    { id: 'fixed', words: words('已确认', 'Fixed') },
    { id: 'missing', words: words('资料不全', 'Something not known') },
  ],
  page(context, { filter, since, to, before, limit }) {
    const { read, language, timeZone, sums = false } = context
    const states = choices[filter.state ?? ''] ?? anySum
    const { rows, next } = listSettlements(read, {
      today: todayAt(context),
      building: filter.building,
      from: since === undefined ? undefined : dayStamp(since, timeZone),
      until: to === undefined ? undefined : dayStamp(to, timeZone),
      before,
      limit,
      wanted: row => states.includes(delayState(row)) || states.includes(areaState(row)),
    })
    return {
      rows: rows.map(row => ({
        id: row.id,
        path: `/units/${row.unitId}?tab=contract`,
        values: valuesOf(row, language, sums),
      })),
      next,
    }
  },
}
