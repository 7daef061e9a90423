import { z } from 'zod'
import { caseDetail } from '../cases/detail.ts'
import { askedNow } from '../cases/due-lists.ts'
import { listCases } from '../cases/list.ts'
import { caseSearch } from '../cases/search.ts'
import { type CaseColumn, caseColumns, caseColumnWords } from '../contract/case-columns.ts'
import { CaseListInput, type CasePage, type CaseRow, CaseSearchInput } from '../contract/case-views.ts'
import { categoryPath, kindName, type Profile } from '../contract/profile.ts'
import { channelWords, levelWords, responsibleWords, stateWords, waitingWords } from '../contract/words.ts'
import { maskPhone } from '../contract/masking.ts'
import type { ReadDatabase } from '../database/read.ts'
import { phonesOf } from '../people/queries.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { profileOf } from '../profiles/profiles.ts'
import {
  makeTableFile,
  type TableColumn,
  type TableFile,
  tableFileInput,
  type TableValue,
} from './table-file.ts'
import { causeOrNone } from './cause-words.ts'

/** A list of cases as it stands on the screen: the same filter, search, order and columns. */
const Input = z.object({
  ...tableFileInput,
  filter: CaseListInput.shape.filter,
  sort: CaseListInput.shape.sort,
  /** Full-text search instead of the plain list. */
  search: CaseSearchInput.shape.text.optional(),
  columns: z.array(z.enum(caseColumns)).min(1).max(caseColumns.length),
})
type Input = z.output<typeof Input>

export const CaseListExport = Input.omit({ printedBy: true, printedAt: true })

const pageSize = 200

export const caseListJob = defineJob({
  name: 'report.caseList',
  input: Input,
  run: async (context, input): Promise<TableFile> =>
    await makeTableFile(
      context,
      input,
      input.columns.map(column => columnOf(column, input)),
      rowsOf(context, input),
    ),
})

function columnOf(column: CaseColumn, { language }: Input): TableColumn {
  const isTime = column === 'receivedAt' || column === 'activeAt' || column === 'waitingSince'
  const isText = column === 'text' || column === 'summary'
  return {
    header: caseColumnWords[column][language],
    kind: isTime ? 'time' : column === 'files' ? 'number' : 'text',
    width: isText ? 60 : 18,
  }
}

function* rowsOf(context: JobContext, input: Input): Generator<TableValue[]> {
  const { read } = context
  const profile = profileOf(read)
  for (const row of eachCase(context, profile, input)) {
    yield input.columns.map(column => valueOf(column, row, read, profile, input.language))
  }
}

function* eachCase(context: JobContext, profile: Profile, input: Input): Generator<CaseRow> {
  const { read } = context
  const search = caseSearch(context.readConnection, read)
  // The list as it stands when it is written, from the first page to the last.
  const asked = askedNow(read, input.printedAt)
  let before: string | undefined
  do {
    const paging = { limit: pageSize, before }
    const page: CasePage =
      input.search === undefined || input.search.trim() === ''
        ? listCases(read, profile, { filter: input.filter, sort: input.sort, ...paging }, asked)
        : search.find({ text: input.search, filter: input.filter, ...paging }, asked)
    yield* page.rows
    before = page.next ?? undefined
  } while (before !== undefined)
}

function valueOf(
  column: CaseColumn,
  row: CaseRow,
  read: ReadDatabase,
  profile: Profile,
  language: 'zh' | 'en',
): TableValue {
  switch (column) {
    case 'kind':
      return kindName(profile, row.kind)[language]
    case 'state':
      return row.waitingOn === null
        ? stateWords[row.state][language]
        : `${stateWords[row.state][language]}（${waitingWords[row.waitingOn]?.[language] ?? row.waitingOn}）`
    case 'level':
      return row.level === null ? null : `${levelWords[row.level][language]}${row.levelConfirmed ? '' : '?'}`
    case 'cause': {
      const { cause } = caseDetail(read, row.id)
      return causeOrNone({ cause, state: row.state }, profile, language)
    }
    case 'responsible': {
      const { responsible } = caseDetail(read, row.id)
      return (
        responsible && `${responsibleWords[responsible.kind][language]} ${responsible.party ?? ''}`.trim()
      )
    }
    case 'channel':
      return channelWords[row.channel][language]
    case 'category':
      return (categoryPath(profile, row.category) ?? []).map(node => node.name[language]).join(' / ')
    case 'unit':
      return [row.buildingName, row.unitNumber].filter(part => part !== null).join(' ')
    case 'who':
      return row.personName ?? row.callerName
    case 'phone':
      return row.callerPhone ?? phoneOf(read, row.personId)
    case 'text':
      return caseDetail(read, row.id).text
    case 'assignee':
      return row.assigneeName
    default:
      return row[column]
  }
}

/** Whoever is on file is called on the first of their phones; masked like any other. */
function phoneOf(read: ReadDatabase, personId: string | null): string | null {
  const [phone] = personId === null ? [] : phonesOf(read, personId)
  return phone === undefined ? null : maskPhone(phone.number)
}
