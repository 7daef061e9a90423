import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import { deliveryWayWords, directionWords, sheetStateWords } from '../../contract/sheet-words.ts'
import { awaitingStates, SheetState, sheetStates } from '../../contract/sheets.ts'
import type { Words } from '../../contract/words.ts'
import { type SheetLedgerRow, sheetLedgerPage } from '../../sheets/ledger.ts'
import { recipientsOf } from '../../sheets/recipients.ts'
import type { Ledger, LedgerContext } from '../ledger.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

const columns: readonly LedgerColumn[] = [
  { id: 'number', words: words('编号', 'Number'), kind: 'text', width: 22 },
  { id: 'direction', words: words('收发', 'In/out'), kind: 'text', width: 8 },
  { id: 'party', words: words('单位', 'Recipient or sender'), kind: 'text' },
  { id: 'subject', words: words('事由', 'Subject'), kind: 'text', width: 40 },
  { id: 'text', words: words('内容', 'Text'), kind: 'text', width: 60, screenOnly: true },
  { id: 'case', words: words('案件', 'Case'), kind: 'text', width: 22 },
  { id: 'unit', words: words('房屋', 'Unit'), kind: 'text' },
  { id: 'at', words: words('发出/收到', 'Issued or received'), kind: 'time' },
  { id: 'dueAt', words: words('期限', 'Due'), kind: 'time' },
  { id: 'deliveredAt', words: words('送达', 'Delivered'), kind: 'time' },
  { id: 'receivedBy', words: words('签收人', 'Received by'), kind: 'text', screenOnly: true },
  { id: 'way', words: words('送达方式', 'How'), kind: 'text', screenOnly: true },
  { id: 'repliedAt', words: words('回复', 'Replied'), kind: 'time' },
  { id: 'reply', words: words('回复内容', 'Reply'), kind: 'text', width: 60, screenOnly: true },
  { id: 'chases', words: words('催办', 'Chased'), kind: 'number', width: 8 },
  { id: 'sentBack', words: words('退回', 'Sent back'), kind: 'number', width: 8, screenOnly: true },
  { id: 'state', words: words('状态', 'State'), kind: 'text', width: 14 },
  { id: 'writtenBy', words: words('经办人', 'Written by'), kind: 'text', screenOnly: true },
]

const overdue = words('逾期', 'overdue')

function valuesOf(row: SheetLedgerRow, { language, now }: LedgerContext): LedgerRow['values'] {
  const state = sheetStateWords[row.state][language]
  const late = row.nextDueAt !== null && row.nextDueAt < now
  return [
    row.number,
    directionWords[row.direction][language],
    row.partyName[language],
    row.subject,
    row.text,
    row.caseNumber,
    row.unitNumber,
    row.issuedAt ?? row.at,
    row.dueAt,
    row.deliveredAt,
    row.receivedBy,
    row.deliveryWay === null ? null : deliveryWayWords[row.deliveryWay][language],
    row.repliedAt,
    row.reply,
    row.chases,
    row.sentBack,
    late ? `${state} · ${overdue[language]}` : state,
    row.writtenByName,
  ]
}

/** The register of contact sheets, in and out, by recipient. */
export const sheetLedger: Ledger = {
  name: 'sheets',
  words: words('工作联系单台账', 'Contact sheets'),
  columns,
  filters: ['state', 'recipient'],
  states: [
    { id: 'open', words: words('未回复', 'Not answered') },
    { id: 'late', words: words('逾期', 'Overdue') },
    ...sheetStates.map(state => ({ id: state, words: sheetStateWords[state] })),
  ],
  recipients: ({ read, profile }) => recipientsOf(read, profile).map(({ id, name }) => ({ id, words: name })),
  page(context, { filter, since, to, before, limit }) {
    const { rows, next } = sheetLedgerPage(context.read, context.profile, {
      party: filter.recipient,
      states: statesOf(filter.state),
      overdueAt: filter.state === 'late' ? context.now : undefined,
      since,
      to,
      before,
      limit,
    })
    return {
      rows: rows.map(row => ({ id: row.id, path: `/sheets/${row.id}`, values: valuesOf(row, context) })),
      next,
    }
  },
}

/** A state the ledger does not know narrows nothing away: an old address still opens. */
function statesOf(state: string | undefined): readonly SheetState[] | undefined {
  if (state === 'open') return awaitingStates
  const known = SheetState.safeParse(state)
  return known.success ? [known.data] : undefined
}
