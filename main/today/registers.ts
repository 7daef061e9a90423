import { countLimit } from '../contract/case-views.ts'
import { roleMay } from '../contract/permissions.ts'
import { boardKindWords, letterDirectionWords } from '../contract/register-words.ts'
import type { LetterRow } from '../contract/letters.ts'
import { filingList } from '../filing/queries.ts'
import { consolidationDay, weekdayOf } from '../filing/rules.ts'
import { openLoans } from '../lending/queries.ts'
import { lateLetters, listLetters } from '../letters/queries.ts'
import { boardsDue, contractsEnding } from '../notices/queries.ts'
import { dayStamp, dayStart, zoneOffset } from '../site/time.ts'
import { nameOf, scopeOf } from './cases.ts'
import { firstRows, type TodayContext, type TodayFinding, type TodaySourceDefinition } from './source.ts'

type Row = TodayFinding['rows'][number]

const plain = { caseId: null, unitNumber: null, kind: null, state: null, waitingOn: null } as const
/** A row about no case, with what is given. */
export const rowOf = (given: Pick<Row, 'key' | 'path' | 'at'> & Partial<Row>): Row => ({
  ...plain,
  number: null,
  who: null,
  what: null,
  emergency: false,
  level: null,
  due: null,
  responsible: null,
  action: 'see',
  ...given,
})

const counted = (rows: readonly unknown[]) => ({
  count: Math.min(rows.length, countLimit),
  more: rows.length > countLimit,
})

/** The end of a day at the site, UTC milliseconds. */
export function endOf(day: string, timeZone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`) + 86_400_000
  return dayStart(noon - zoneOffset(noon, timeZone), timeZone)
}

const letterRow =
  ({ timeZone }: TodayContext) =>
  (letter: LetterRow): Row =>
    rowOf({
      key: `letter/${letter.id}`,
      path: `/more/letters?letter=${letter.id}`,
      number: letter.number,
      who:
        letter.party === null || letter.party === ''
          ? letterDirectionWords[letter.direction]
          : nameOf(letter.party),
      what: nameOf(letter.subject),
      due: letter.replyBy === null ? null : endOf(letter.replyBy, timeZone),
      at: letter.at,
      responsible: letter.writtenByName,
    })

const today = ({ now, timeZone }: TodayContext) => dayStamp(now, timeZone)
const lettersOf = (context: TodayContext, view: 'approve' | 'unread') =>
  listLetters(
    context.read,
    { view, text: '', limit: countLimit },
    { today: today(context), staffId: context.staffId },
  )

/** Documents that wait for approval. */
const toApprove: TodaySourceDefinition = {
  name: 'lettersToApprove',
  group: 'today',
  find(context) {
    if (!roleMay(context.role, 'letter.approve')) return undefined
    const { rows, next } = lettersOf(context, 'approve')
    return {
      total: { count: rows.length, more: next !== null },
      target: { path: '/more/letters?view=approve' },
      rows: rows.slice(0, firstRows).map(letterRow(context)),
    }
  },
}

/** Documents circulated to whoever asks. */
const toRead: TodaySourceDefinition = {
  name: 'lettersToRead',
  group: 'today',
  find(context) {
    const { rows, next } = lettersOf(context, 'unread')
    return {
      total: { count: rows.length, more: next !== null },
      target: { path: '/more/letters?view=unread' },
      rows: rows.slice(0, firstRows).map(letterRow(context)),
    }
  },
}

/** Letters whose reply is due today or late, theirs and ours. */
const late: TodaySourceDefinition = {
  name: 'lettersLate',
  group: 'today',
  find(context) {
    const rows = lateLetters(context.read, today(context), countLimit + 1)
    return {
      total: counted(rows),
      target: { path: '/more/letters?view=late' },
      rows: rows.slice(0, firstRows).map(letterRow(context)),
    }
  },
}

/** Rounds of boards and boxes: one's own and those anybody may do; for managers everybody's. */
const boards: TodaySourceDefinition = {
  name: 'boardRounds',
  group: 'today',
  find(context) {
    const { read, now, timeZone } = context
    const keeper = scopeOf(context)
    const rows = boardsDue(read, today(context), keeper ?? null)
    return {
      total: counted(rows),
      target: { path: `/more/boards?view=due${keeper === undefined ? '' : `&by=${keeper}`}` },
      rows: rows.slice(0, firstRows).map(board =>
        rowOf({
          key: `board/${board.id}`,
          path: `/more/boards?board=${board.id}`,
          who: nameOf(board.name),
          what: {
            zh: `${boardKindWords[board.kind].zh} ${board.place}`,
            en: `${boardKindWords[board.kind].en} ${board.place}`,
          },
          at: dayStart(now, timeZone),
          responsible: board.keeperName,
        }),
      ),
    }
  },
}

/** Things that should be back. */
const loans: TodaySourceDefinition = {
  name: 'loansLate',
  group: 'today',
  find(context) {
    const rows = openLoans(context.read, today(context), today(context))
    return {
      total: counted(rows),
      target: { path: '/more/lending?state=late' },
      rows: rows.slice(0, firstRows).map(loan =>
        rowOf({
          key: `loan/${loan.id}`,
          path: `/more/lending?thing=${loan.thingId}`,
          number: loan.number,
          who: nameOf(loan.borrowerName),
          what: nameOf(loan.thingName),
          due: endOf(loan.due, context.timeZone),
          at: loan.lentAt,
          responsible: loan.lentByName,
        }),
      ),
    }
  },
}

/** Contracts of the desk that end soon or ended without a word, for those who may change them. */
const contracts: TodaySourceDefinition = {
  name: 'contractsEnding',
  group: 'today',
  find(context) {
    if (!roleMay(context.role, 'register.edit')) return undefined
    const rows = contractsEnding(context.read, today(context))
    return {
      total: counted(rows),
      target: { path: '/more/desk-contracts?view=ending' },
      rows: rows.slice(0, firstRows).map(contract =>
        rowOf({
          key: `deskContract/${contract.id}`,
          path: `/more/desk-contracts?contract=${contract.id}`,
          number: contract.number,
          who: nameOf(contract.party),
          what: nameOf(contract.title),
          due: endOf(contract.until, context.timeZone),
          at: context.now,
        }),
      ),
    }
  },
}

const friday = 5

/** Papers to file: those of the week from Friday on, those of the month of papers on and after the 25th. */
const filing: TodaySourceDefinition = {
  name: 'filing',
  group: 'today',
  find(context) {
    const { read, role } = context
    if (!roleMay(role, 'register.work')) return undefined
    const day = today(context)
    const date = Number(day.slice(8))
    const period = date === consolidationDay ? 'month' : weekdayOf(day) >= friday ? 'week' : undefined
    if (period === undefined) return undefined
    const { items, open } = filingList(read, period, day)
    return {
      total: { count: Math.min(open, countLimit), more: open > countLimit },
      target: { path: `/more/filing?period=${period}` },
      rows: items.slice(0, Math.min(open, firstRows)).map(item =>
        rowOf({
          key: `filing/${item.kind}/${item.id}`,
          path: `/more/filing?period=${period}`,
          number: item.number,
          who: item.kindWords,
          what: nameOf(item.what),
          at: item.at,
        }),
      ),
    }
  },
}

export const registerSources = { toApprove, toRead, late, boards, loans, contracts, filing } as const
