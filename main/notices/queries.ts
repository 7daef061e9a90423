import type {
  BoardKind,
  BoardOutcome,
  BoardRoundPage,
  BoardRoundRow,
  BoardRow,
  ContractKind,
  ContractRow,
  PartnerRow,
} from '../contract/notices.ts'
import type { WatchRhythm } from '../contract/watch.ts'
import { caseNumbers } from '../cases/detail.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { momentCursor } from '../lending/queries.ts'
import { staffNameOf } from '../staff/names.ts'
import { roundStand } from '../watch/rules.ts'
import { plusDays } from './rules.ts'
import type { deskContractTable, partnerTable } from './tables.ts'

/** A board or box as it is stored. */
export interface StoredBoard {
  readonly id: string
  readonly kind: BoardKind
  readonly name: string
  readonly place: string
  readonly rhythm: WatchRhythm
  readonly weekday: number
  readonly keeper: string | null
  readonly keeperName: string | null
  readonly active: 0 | 1
  readonly since: string
}

const boardColumns = `id, kind, name, place, rhythm, weekday, keeper,
  ${staffNameOf('notice_board.keeper')} as "keeperName", active, since`

export function noticeBoard(read: ReadDatabase, boardId: string): StoredBoard | undefined {
  return read.get<StoredBoard>(`select ${boardColumns} from notice_board where id=?`, [boardId])
}

/** The last round of a board; undefined before the first. */
export function lastBoardRound(read: ReadDatabase, boardId: string) {
  return read.get<{ id: string; day: string; at: number; outcome: BoardOutcome }>(
    'select id, day, at, outcome from board_round where board_id=? order by day desc, at desc limit 1',
    [boardId],
  )
}

export function boardRound(read: ReadDatabase, roundId: string) {
  return read.get<{ id: string; boardId: string; caseId: string | null }>(
    'select id, board_id as "boardId", case_id as "caseId" from board_round where id=?',
    [roundId],
  )
}

/** Boards and boxes with how their round stands: what is due first, then by name. */
export function noticeBoards(read: ReadDatabase, today: string, removed = false): BoardRow[] {
  const stored = read.all<StoredBoard>(
    `select ${boardColumns} from notice_board where active=? order by name, id`,
    [removed ? 0 : 1],
  )
  const order = { late: 0, due: 1, done: 2 } as const
  return stored
    .map(({ since, active, ...board }): BoardRow => {
      const last = lastBoardRound(read, board.id)
      const stand = roundStand(
        { rhythm: board.rhythm, weekday: board.weekday, since },
        last?.day ?? null,
        today,
      )
      return {
        ...board,
        active: active === 1,
        ...stand,
        lastAt: last?.at ?? null,
        lastOutcome: last?.outcome ?? null,
      }
    })
    .sort((a, b) => order[a.state] - order[b.state])
}

/** Rounds nobody has done yet: those of one member of staff and those anybody may do, or everybody's. */
export function boardsDue(read: ReadDatabase, today: string, staffId: string | null): BoardRow[] {
  return noticeBoards(read, today).filter(
    board =>
      board.state !== 'done' && (staffId === null || board.keeper === null || board.keeper === staffId),
  )
}

/** The ledger of rounds, newest first. */
export function listBoardRounds(
  read: ReadDatabase,
  question: {
    readonly boardId?: string | undefined
    readonly outcome?: BoardOutcome | undefined
    readonly since?: number | undefined
    readonly to?: number | undefined
    readonly before?: string | undefined
    readonly limit: number
  },
): BoardRoundPage {
  const { boardId, outcome, since, to, before, limit } = question
  const cursor = before === undefined ? { at: Number.MAX_SAFE_INTEGER, id: '' } : momentCursor(before)
  const twice = (value: string | number | undefined) => [value ?? null, value ?? null]
  const found = read.all<Omit<BoardRoundRow, 'caseNumber'>>(
    `select board_round.id, board_id as "boardId", b.name as "boardName", b.kind, day, at,
       ${staffNameOf('board_round.by')} as "byName", outcome, case_id as "caseId"
     from board_round join notice_board b on b.id=board_round.board_id
     where (at, board_round.id) < (?, ?) and (? is null or board_id=?) and (? is null or outcome=?)
       and (? is null or at>=?) and (? is null or at<?)
     order by at desc, board_round.id desc limit ?`,
    [cursor.at, cursor.id, ...twice(boardId), ...twice(outcome), ...twice(since), ...twice(to), limit + 1],
  )
  const page = found.slice(0, limit)
  const numbers = caseNumbers(
    read,
    page.flatMap(row => row.caseId ?? []),
  )
  const last = page.at(-1)
  return {
    rows: page.map(row => ({
      ...row,
      caseNumber: row.caseId === null ? null : (numbers.get(row.caseId) ?? null),
    })),
    next: found.length > limit && last ? `${last.at}_${last.id}` : null,
  }
}

/** Contracts of the desk that end soon, or ended without a word. */
export const contractsEnding = (read: ReadDatabase, today: string): ContractRow[] =>
  deskContracts(read, today).filter(({ state }) => state === 'ending' || state === 'expired')

/** Contracts of the desk: what ends first stands first, ended ones last. */
export function deskContracts(read: ReadDatabase, today: string): ContractRow[] {
  const rows = read.all<{
    id: string
    number: string
    kind: ContractKind
    title: string | null
    party: string | null
    partnerId: string | null
    from: string
    until: string
    remindDays: number
    amount: number | null
    note: string | null
    ended: 0 | 1
  }>(
    `select id, number, kind, title, party, partner_id as "partnerId", from_day as "from", until_day as "until",
       remind_days as "remindDays", amount, note, ended from desk_contract order by ended, until_day, id limit 2000`,
  )
  const files = read.all<ContractRow['files'][number] & { readonly contractId: string }>(
    `select id, contract_id as "contractId", hash, name, media_type as "mediaType" from desk_contract_file
     where contract_id in (select value from json_each(?)) order by attached_at, id`,
    [JSON.stringify(rows.map(({ id }) => id))],
  )
  return rows.map(({ ended, ...row }) => ({
    ...row,
    ended: ended === 1,
    state:
      ended === 1
        ? 'ended'
        : row.until < today
          ? 'expired'
          : row.until <= plusDays(today, row.remindDays)
            ? 'ending'
            : 'running',
    files: files.filter(file => file.contractId === row.id),
  }))
}

export function deskContractExists(read: ReadDatabase, contractId: string): boolean {
  return read.get('select 1 from desk_contract where id=?', [contractId]) !== undefined
}

/** What stands in the entry of a contract of the desk; words that were erased are empty. */
export function deskContractContent(read: ReadDatabase, contractId: string) {
  const row = read.get<RowOf<typeof deskContractTable>>('select * from desk_contract where id=?', [
    contractId,
  ])
  return (
    row && {
      number: row.number,
      kind: row.kind,
      title: row.title ?? '',
      party: row.party ?? '',
      partnerId: row.partner_id,
      from: row.from_day,
      until: row.until_day,
      remindDays: row.remind_days,
      amount: row.amount,
      note: row.note ?? '',
    }
  )
}

/** What stands in the entry of an organisation; words that were erased are empty. */
export function partnerContent(read: ReadDatabase, partnerId: string) {
  const row = read.get<RowOf<typeof partnerTable>>('select * from partner where id=?', [partnerId])
  return (
    row && {
      kind: row.kind,
      name: row.name,
      contact: row.contact ?? '',
      phone: row.phone,
      address: row.address,
      note: row.note ?? '',
    }
  )
}

/** The directory by name; phones of organisations are there to be called and stand in full. */
export function partners(read: ReadDatabase, retired = false): PartnerRow[] {
  return read
    .all<Omit<PartnerRow, 'active'> & { readonly active: 0 | 1 }>(
      'select id, kind, name, contact, phone, address, note, active from partner where active=? order by name, id limit 5000',
      [retired ? 0 : 1],
    )
    .map(row => ({ ...row, active: row.active === 1 }))
}

export function partnerExists(read: ReadDatabase, partnerId: string): boolean {
  return read.get('select 1 from partner where id=?', [partnerId]) !== undefined
}

/** A file that some contract of the desk refers to. */
export function findContractFile(read: ReadDatabase, hash: string) {
  return read.get<{ name: string | null; mediaType: string; size: number }>(
    `select name, media_type as "mediaType", size from desk_contract_file where hash=? limit 1`,
    [hash],
  )
}
