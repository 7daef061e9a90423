import { partWords } from '../../contract/contractor-words.ts'
import { defectKindWords, defectStateWords, severityWords } from '../../contract/inspection-words.ts'
import type { DefectRow } from '../../contract/inspections.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { checklistWords } from '../../inspection/defect-figures.ts'
import { number, text, time } from './columns.ts'

/** A defect as lists of files show it. */
export const defectColumns: readonly LedgerColumn[] = [
  text('building', '楼栋', 'Building', 12),
  text('unit', '房屋', 'Home', 14),
  text('room', '房间', 'Room', 12),
  text('item', '检查项', 'Item', 22),
  text('kind', '类别', 'Kind', 10),
  text('severity', '程度', 'Severity', 8),
  text('words', '描述', 'Words', 36),
  text('part', '部位', 'Part', 14),
  text('party', '责任单位', 'Responsible', 22),
  text('order', '整改单', 'Order', 16),
  text('due', '期限', 'Due', 12),
  text('state', '状态', 'State', 12),
  { ...number('sentBack', '退回次数', 'Sent back'), screenOnly: true },
  { ...text('answer', '整改说明', 'About the repair', 30), screenOnly: true },
  { ...time('found', '发现时间', 'Found'), screenOnly: true },
]

/** The values of a defect, with what its item is called. */
export function defectValues(
  read: ReadDatabase,
  language: 'zh' | 'en',
): (row: DefectRow) => LedgerRow['values'] {
  const items = new Map(checklistWords(read).map(item => [item.id, item]))
  return row => {
    const item = items.get(row.itemId ?? '')
    const finding = item?.findings.find(({ id }) => id === row.findingId)
    return [
      row.buildingName,
      row.unitNumber,
      row.roomName,
      [item?.name[language], finding?.name[language]].filter(Boolean).join(' · ') || null,
      defectKindWords[row.kind][language],
      severityWords[row.severity][language],
      row.text,
      partWords[row.part][language],
      row.contractorName,
      row.orderNumber,
      row.dueOn,
      defectStateWords[row.state][language],
      row.sentBack,
      row.answer,
      row.foundAt,
    ]
  }
}
