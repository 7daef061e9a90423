import type { ContractorRow, OnCallRow, WorksRow } from '../../contract/contractors.ts'
import { gapWords, partWords, standWords, tradeWords } from '../../contract/contractor-words.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import { watchReasonText, watchRowName, type WatchRow } from '../../contract/season-watch.ts'
import type { WarrantyStatusRow } from '../../contract/warranty.ts'
import { number, text, time, words } from './columns.ts'

type Language = 'zh' | 'en'
type Values = LedgerRow['values']

const joiner = (language: Language) => (language === 'zh' ? '、' : ', ')
const yesNo = (yes: boolean | null, language: Language) =>
  yes === null ? null : words(yes ? '是' : '否', yes ? 'yes' : 'no')[language]

export const contractorColumns: readonly LedgerColumn[] = [
  text('name', '施工单位', 'Contractor', 28),
  text('trades', '专业', 'Trades', 24),
  text('contacts', '联系人', 'Contacts', 36),
  number('works', '工程合同', 'Contracts'),
  text('onCall', '待命', 'On call', 14),
  text('state', '状态', 'State', 10),
  text('note', '备注', 'Note', 30),
]

/** Phones of people there stay masked. */
export const contractorValues = (row: ContractorRow, language: Language): Values => [
  row.name,
  row.trades.map(trade => tradeWords[trade][language]).join(joiner(language)),
  row.contacts
    .map(({ name, duty, phone }) => [name, duty, phone].filter(Boolean).join(' '))
    .join(joiner(language)),
  row.works,
  row.onCall && words(row.onCall === 'confirmed' ? '已确认' : '未确认', row.onCall)[language],
  row.retired ? words('已停用', 'retired')[language] : null,
  row.note,
]

export const worksColumns: readonly LedgerColumn[] = [
  text('contractor', '施工单位', 'Contractor', 28),
  text('number', '合同编号', 'Number', 18),
  text('title', '工程', 'Works', 26),
  text('trade', '专业', 'Trade', 12),
  text('buildings', '楼栋', 'Buildings', 24),
  text('parts', '部位与保修至', 'Parts and until when', 40),
  text('accepted', '竣工验收', 'Accepted', 14),
  { ...number('price', '合同价（元）', 'Price (yuan)'), screenOnly: true },
  { ...number('settlement', '结算价（元）', 'Settlement (yuan)'), screenOnly: true },
]

const yuan = (cents: number | null) => (cents === null ? null : cents / 100)

export const worksValues = (row: WorksRow, language: Language): Values => [
  row.contractorName,
  row.number,
  row.title,
  tradeWords[row.trade][language],
  row.buildingNames.join(joiner(language)),
  row.parts
    .map(({ part, until, months }) =>
      [
        partWords[part][language],
        until ?? (months === null ? words('设计年限', 'design life')[language] : '?'),
      ].join(' '),
    )
    .join(joiner(language)),
  row.acceptedOn,
  yuan(row.price),
  yuan(row.settlement),
]

export const onCallColumns: readonly LedgerColumn[] = [
  text('contractor', '施工单位', 'Contractor', 28),
  text('trades', '专业', 'Trades', 24),
  text('from', '自', 'From', 12),
  text('until', '至', 'Until', 12),
  text('day', '白天电话', 'By day', 18),
  text('night', '夜间电话', 'By night', 18),
  text('reachable', '能联系上', 'Reachable', 10),
  time('called', '确认时间', 'Called'),
  text('by', '确认人', 'By', 12),
]

export const onCallValues = (row: OnCallRow, language: Language): Values => [
  row.contractorName,
  row.trades.map(trade => tradeWords[trade][language]).join(joiner(language)),
  row.from,
  row.until,
  row.dayPhone,
  row.nightPhone,
  yesNo(row.reachable, language),
  row.calledAt,
  row.calledByName,
]

export const warrantyColumns: readonly LedgerColumn[] = [
  text('building', '楼栋', 'Building', 14),
  text('part', '部位', 'Part', 14),
  text('stand', '保修状态', 'Stands', 16),
  text('contractor', '施工单位', 'Built by', 28),
  text('number', '合同编号', 'Contract', 16),
  text('until', '施工单位保修至', 'Contractor until', 16),
  text('owners', '我方最晚保修至', 'We until at the latest', 16),
  number('owed', '我方在保户数', 'Homes we owe'),
  number('homes', '总户数', 'Homes'),
  text('missing', '缺什么', 'Missing', 30),
]

export const warrantyValues = (row: WarrantyStatusRow, language: Language): Values => [
  row.buildingName,
  partWords[row.part][language],
  standWords[row.stand][language],
  row.cover?.contractorName ?? null,
  row.cover?.number ?? null,
  row.contractor.until,
  row.ownersUntil,
  row.owed,
  row.homes,
  row.missing.map(gap => gapWords[gap][language]).join(joiner(language)) || null,
]

export const watchColumns: readonly LedgerColumn[] = [
  text('building', '楼栋', 'Building', 12),
  text('home', '房屋 / 竖列', 'Home or stack', 18),
  text('reasons', '为什么', 'Why', 50),
  number('weight', '权重', 'Weight'),
  text('decision', '人工增减', 'Decided by people', 34),
  text('look', '巡查记录', 'Seen', 20),
]

/** The last column is empty: it is written in by hand. */
export const watchValues = (row: WatchRow, language: Language): Values => [
  row.buildingName,
  watchRowName(row, language),
  row.reasons.map(reason => watchReasonText(reason, language)).join(joiner(language)) || null,
  row.weight,
  row.decision &&
    [
      words(row.decision.kind === 'added' ? '加入' : '移出', row.decision.kind)[language],
      row.decision.reason,
      row.decision.byName,
    ]
      .filter(Boolean)
      .join(' · '),
  null,
]
