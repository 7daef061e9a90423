import { z } from 'zod'
import type { Page } from '../contract/case-views.ts'
import { RegisterListSeen } from '../contract/register-lists.ts'
import type { LedgerColumn, LedgerRow } from '../contract/ledgers.ts'
import { partnerFits } from '../contract/notices.ts'
import { partnerKindWords } from '../contract/register-words.ts'
import { Id } from '../contract/values.ts'
import { contractors, onCalls, works } from '../contractors/queries.ts'
import { warrantyStatus } from '../contractors/warranty.ts'
import { contractorFits } from '../contract/contractor-words.ts'
import { listContracts } from '../contracts/views.ts'
import { defectPage } from '../inspection/rectification-queries.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { lossesOfLeak, lossesOfSource } from '../leaks/losses/queries.ts'
import { listThings } from '../lending/queries.ts'
import { listLetters } from '../letters/queries.ts'
import { boardsDue, contractsEnding, deskContracts, noticeBoards, partners } from '../notices/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { watchList } from '../season/watch-list-queries.ts'
import { readSite, todayOf } from '../site/queries.ts'
import type { LedgerContext } from './ledger.ts'
import { boardColumns, boardValues } from './ledgers/boards.ts'
import { contractColumns, contractValues } from './ledgers/contracts.ts'
import {
  contractorColumns,
  contractorValues,
  onCallColumns,
  onCallValues,
  warrantyColumns,
  warrantyValues,
  watchColumns,
  watchValues,
  worksColumns,
  worksValues,
} from './ledgers/contractors.ts'
import { defectColumns, defectValues } from './ledgers/defects.ts'
import { costColumns, costValues, damageColumns, damageValues } from './ledgers/leak-losses.ts'
import { seasonList } from './ledgers/season.ts'
import { letterColumns, letterValues } from './ledgers/letters.ts'
import {
  deskContractColumns,
  deskContractValues,
  partnerColumns,
  partnerValues,
  thingColumns,
  thingValues,
} from './ledgers/registers.ts'
import { makeTableFile, type TableFile, tableFileInput } from './table-file.ts'

const Input = z.object({
  ...tableFileInput,
  seen: RegisterListSeen,
  /** Who looks: what one is to read oneself is a list, too. */
  staffId: Id.nullable(),
})
type Input = z.output<typeof Input>

export const RegisterListExport = Input.omit({ printedBy: true, printedAt: true, staffId: true })

interface List {
  readonly columns: readonly LedgerColumn[]
  readonly rows: Iterable<LedgerRow['values']>
}

const pageSize = 200

/** A register as it stands on its screen: the same list, search and order, all of it. */
export const registerListJob = defineJob({
  name: 'report.registerList',
  input: Input,
  async run(context, input): Promise<TableFile> {
    const { columns, rows } = listOf(context, input)
    const shown = columns
      .map((column, at) => ({ column, at }))
      .filter(({ column }) => input.format === 'xlsx' || column.screenOnly !== true)
    const headers = shown.map(({ column: { words, kind, width = 18 } }) => ({
      header: words[input.language],
      kind,
      width,
    }))
    return await makeTableFile(context, input, headers, only(rows, shown))
  },
})

function* only(rows: List['rows'], shown: readonly { readonly at: number }[]) {
  for (const values of rows) yield shown.map(({ at }) => values[at] ?? null)
}

function listOf({ read }: JobContext, { seen, staffId, language, printedAt }: Input): List {
  const today = todayOf(read, printedAt)
  switch (seen.list) {
    case 'letters': {
      const { list: _list, ...question } = seen
      const posted = question.direction === 'owners'
      const context: LedgerContext = {
        read,
        profile: profileOf(read),
        language,
        now: printedAt,
        timeZone: readSite(read)?.timeZone ?? 'Asia/Shanghai',
      }
      return {
        columns: letterColumns(posted),
        rows: each(
          before => listLetters(read, { ...question, before, limit: pageSize }, { today, staffId }),
          row => letterValues(context, row, posted),
        ),
      }
    }
    case 'things': {
      const { list: _list, ...question } = seen
      return {
        columns: thingColumns,
        rows: each(
          after => listThings(read, { ...question, after, limit: pageSize }, today),
          row => thingValues(row, language),
        ),
      }
    }
    case 'contracts': {
      const { among, building, month } = seen
      // Whoever may take lists out of the desk may see sums: see the permissions `export.run` and `contract.sums`.
      const reader = { sums: true, today }
      return {
        columns: contractColumns,
        rows: each(
          before => listContracts(read, reader, { list: among, building, month, before, limit: pageSize }),
          row => contractValues(row, language),
        ),
      }
    }
    case 'boards': {
      const boards =
        seen.view === 'due'
          ? boardsDue(read, today, seen.by ?? null)
          : noticeBoards(read, today, seen.view === 'removed')
      return { columns: boardColumns, rows: boards.map(row => boardValues(row, language)) }
    }
    case 'desk-contracts': {
      const contracts = seen.ending ? contractsEnding(read, today) : deskContracts(read, today)
      return { columns: deskContractColumns, rows: contracts.map(row => deskContractValues(row, language)) }
    }
    case 'partners': {
      const found = partners(read).filter(row =>
        partnerFits(row, partnerKindWords[row.kind][language], seen.text),
      )
      return { columns: partnerColumns, rows: found.map(row => partnerValues(row, language)) }
    }
    case 'contractors': {
      const found = contractors(read, today).filter(row => contractorFits(row, language, seen.text))
      return { columns: contractorColumns, rows: found.map(row => contractorValues(row, language)) }
    }
    case 'works': {
      const found = works(read, { sums: true, today }, null).filter(({ removed }) => !removed)
      return { columns: worksColumns, rows: found.map(row => worksValues(row, language)) }
    }
    case 'leak-damages': {
      const { damages } = lossesOfLeak(read, seen.caseId, true)
      return {
        columns: damageColumns,
        rows: damages.map(row => damageValues({ ...row, photos: row.photos.length }, language)),
      }
    }
    case 'leak-costs': {
      const { costs } = lossesOfSource(read, seen.sourceId, true)
      return {
        columns: costColumns,
        rows: costs.map(row => costValues({ ...row, evidence: row.evidence.length }, language)),
      }
    }
    case 'on-call':
      return {
        columns: onCallColumns,
        rows: onCalls(read, today, null).map(row => onCallValues(row, language)),
      }
    case 'warranty': {
      const { list: _list, ...question } = seen
      const found = warrantyStatus(read, profileOf(read), question, today)
      return { columns: warrantyColumns, rows: found.map(row => warrantyValues(row, language)) }
    }
    case 'defects': {
      const { list: _list, ...filter } = seen
      return {
        columns: defectColumns,
        rows: each(
          after => defectPage(read, { ...filter, after: after ?? null }, today, pageSize),
          defectValues(read, language),
        ),
      }
    }
    case 'season-watch': {
      const { list: _list, ...question } = seen
      const { rows } = watchList(read, question, { now: printedAt, today }, null)
      return { columns: watchColumns, rows: rows.map(row => watchValues(row, language)) }
    }
    case 'duty-roster':
    case 'season-contacts':
    case 'materials':
    case 'patrol-points':
    case 'patrol-round':
    case 'drills':
      return seasonList(read, seen, language, today)
  }
}

/** All rows, page by page: never more than one page in memory. */
function* each<Row>(
  pageOf: (before: string | undefined) => Pick<Page<Row>, 'rows' | 'next'>,
  valuesOf: (row: Row) => LedgerRow['values'],
): Generator<LedgerRow['values']> {
  let before: string | undefined
  do {
    const page = pageOf(before)
    for (const row of page.rows) yield valuesOf(row)
    before = page.next ?? undefined
  } while (before !== undefined)
}
