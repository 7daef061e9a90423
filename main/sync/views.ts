import {
  type ExchangeEntry,
  type ExchangeState,
  lateAfter,
  ReceiptSaid,
  type SyncOverview,
} from '../contract/sync.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { fingerprintOf } from './format/keys.ts'
import { readLink } from './link-row.ts'
import type { syncReceiptTable, syncSentTable } from './tables.ts'
import { readUnsent } from './unsent.ts'

type SentRow = RowOf<typeof syncSentTable>
type ReceiptRow = RowOf<typeof syncReceiptTable>

/** What the status line shows of the exchange with headquarters. */
export function readExchangeState(read: ReadDatabase, now: number): ExchangeState {
  const link = readLink(read)
  if (!link) return { hq: null, unsent: 0, silentFor: 0, late: false }
  const silentFor = Math.max(0, now - (link.receipt_at ?? link.enrolled_at))
  return {
    hq: link.hq_name,
    unsent: readUnsent(read).operations,
    silentFor,
    late: silentFor > lateAfter,
  }
}

/** How a site and its headquarters stand: what is unsent, what was sent last, what was said last. */
export function readOverview(read: ReadDatabase): SyncOverview {
  const link = readLink(read)
  if (!link) return { link: null, unsent: null, lastSent: null, lastReceipt: null }
  const sent = read.get<SentRow>('select * from sync_sent order by at desc, id desc limit 1')
  const receipt = read.get<ReceiptRow>('select * from sync_receipt order by at desc, id desc limit 1')
  return {
    link: {
      name: link.hq_name,
      key: fingerprintOf(link.hq_key),
      enrolledAt: link.enrolled_at,
      confirmedAt: link.confirmed_at,
      receiptAt: link.receipt_at,
    },
    unsent: readUnsent(read),
    lastSent: sent ? sentView(read, sent) : null,
    lastReceipt: receipt ? receiptView(receipt) : null,
  }
}

/** Entries of the history on one page. */
const pageSize = 30

/** Bundles that were written and receipts that were taken in, latest first; `before` goes on behind a page. */
export function readHistory(
  read: ReadDatabase,
  before: number = Number.MAX_SAFE_INTEGER,
): { readonly entries: readonly ExchangeEntry[]; readonly more: boolean } {
  const limit = pageSize + 1
  const sent = read.all<SentRow>('select * from sync_sent where at<? order by at desc, id desc limit ?', [
    before,
    limit,
  ])
  const receipts = read.all<ReceiptRow>(
    'select * from sync_receipt where at<? order by at desc, id desc limit ?',
    [before, limit],
  )
  const all = [...sent.map(row => sentView(read, row)), ...receipts.map(receiptView)].toSorted(
    (one, other) => other.at - one.at,
  )
  return { entries: all.slice(0, pageSize), more: all.length > pageSize }
}

function sentView(read: ReadDatabase, row: SentRow): Extract<ExchangeEntry, { kind: 'sent' }> {
  const end = read.get<{ sequence: number; words: number }>(
    'select sequence, words from sync_end where id=?',
    [row.incarnation],
  )
  const held = row.content === 'figures' ? end?.sequence : end && Math.min(end.sequence, end.words)
  return {
    kind: 'sent',
    id: row.id,
    at: row.at,
    content: row.content === 'figures' || row.content === 'text' ? row.content : 'everything',
    parcels: row.parcels,
    bytes: row.bytes,
    operations: row.operations,
    files: row.files,
    confirmed: held !== undefined && held >= row.sequence,
  }
}

function receiptView({
  id,
  at,
  made_at,
  number,
  said,
}: ReceiptRow): Extract<ExchangeEntry, { kind: 'receipt' }> {
  return { kind: 'receipt', id, at, madeAt: made_at, number, said: ReceiptSaid.parse(JSON.parse(said)) }
}
