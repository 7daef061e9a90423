import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { caseDetail } from '../cases/detail.ts'
import { listCases } from '../cases/list.ts'
import { caseSearch } from '../cases/search.ts'
import type { CasePage, CaseRow } from '../contract/case-views.ts'
import { CaseListInput, CaseSearchInput } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import { categoryPath, type Profile } from '../contract/profile.ts'
import { LanguageCode } from '../contract/site.ts'
import { Millis } from '../contract/values.ts'
import { channelWords, kindWords, stateWords, waitingWords } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { type JobFile, storeResult, workbookType } from '../jobs/results.ts'
import { formatTime } from '../print/format.ts'
import { renderListSheet } from '../print/list-sheet.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp, zoneOffset } from '../site/time.ts'
import { writeWorkbook } from '../tabular/write/write.ts'
import { type CaseColumn, caseColumns, caseColumnWords } from '../contract/case-columns.ts'

/** A list as it stands on the screen: the same filter, search, order and columns. */
export const CaseListExport = z.object({
  filter: CaseListInput.shape.filter,
  sort: CaseListInput.shape.sort,
  /** Full-text search instead of the plain list. */
  search: CaseSearchInput.shape.text.optional(),
  columns: z.array(z.enum(caseColumns)).min(1).max(caseColumns.length),
  format: z.enum(['xlsx', 'pdf']),
  language: LanguageCode,
  title: z.string().max(100),
  /** What is filtered, in words, for the head of a printed list. */
  filterWords: z.array(z.string().max(200)).max(20).default([]),
})

/** Most rows on paper; a workbook takes all there are. */
const mostPrinted = 10_000
const pageSize = 200

export const caseListJob = defineJob({
  name: 'report.caseList',
  input: CaseListExport.extend({ printedBy: z.string(), printedAt: Millis }),
  async run(context, input): Promise<{ file: JobFile; rows: number }> {
    return input.format === 'xlsx' ? await asWorkbook(context, input) : await asPdf(context, input)
  },
})

type ExportInput = z.output<(typeof caseListJob)['input']>

async function asWorkbook(context: JobContext, input: ExportInput): Promise<{ file: JobFile; rows: number }> {
  const { read, signal } = context
  const profile = profileOf(read)
  const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
  let written = 0
  async function* rows() {
    for (const row of eachRow(context, profile, input)) {
      if (written % 100 === 0) context.progress(written, 0)
      written += 1
      yield input.columns.map(column => cellOf(column, row, read, profile, input.language))
    }
  }
  const stream = new PassThrough()
  const name = `${safeTitle(input.title)}-${dayOf(input.printedAt, timeZone)}.xlsx`
  const stored = storeResult(context, { name, mediaType: workbookType }, stream)
  const sheet = {
    name: input.title,
    columns: input.columns.map(column => ({
      header: caseColumnWords[column][input.language],
      kind:
        column === 'receivedAt' || column === 'activeAt'
          ? ('date' as const)
          : column === 'files'
            ? ('number' as const)
            : ('text' as const),
      width: column === 'text' || column === 'summary' ? 60 : 18,
    })),
    rows: rows(),
  }
  const offsetMinutes = zoneOffset(input.printedAt, timeZone) / 60_000
  const [file] = await Promise.all([
    stored,
    writeWorkbook(stream, { sheets: [sheet] }, { offsetMinutes, signal }).catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error(String(error)))
      throw error
    }),
  ])
  return { file, rows: written }
}

async function asPdf(context: JobContext, input: ExportInput): Promise<{ file: JobFile; rows: number }> {
  const { read } = context
  const profile = profileOf(read)
  const site = readSite(read)
  const timeZone = site?.timeZone ?? 'Asia/Shanghai'
  const rows: string[][] = []
  for (const row of eachRow(context, profile, input)) {
    if (rows.length >= mostPrinted) throw new DeskError('report.tooManyToPrint', { most: mostPrinted })
    rows.push(
      input.columns.map(column => {
        const value = cellOf(column, row, read, profile, input.language)
        const isTime = column === 'receivedAt' || column === 'activeAt'
        return isTime && typeof value === 'number'
          ? formatTime(value, timeZone, input.language)
          : String(value ?? '')
      }),
    )
    if (rows.length % 100 === 0) context.progress(rows.length, 0)
  }
  const pdf = await renderListSheet(
    {
      title: input.title,
      filters: input.filterWords,
      columns: input.columns.map(column => ({ title: caseColumnWords[column][input.language] })),
      rows,
      ...(site ? { site: { ...site.card, hotlines: site.card.hotlines ?? [] } } : {}),
      timeZone,
      printedAt: input.printedAt,
      printedBy: input.printedBy,
    },
    { language: input.language, checkpoint: () => context.progress(rows.length, rows.length) },
  )
  const name = `${safeTitle(input.title)}-${dayOf(input.printedAt, timeZone)}.pdf`
  const file = await storeResult(context, { name, mediaType: 'application/pdf' }, once(pdf))
  return { file, rows: rows.length }
}

function* eachRow(context: JobContext, profile: Profile, input: ExportInput): Generator<CaseRow> {
  const { read } = context
  const search = caseSearch(context.readConnection, read)
  let before: string | undefined
  do {
    const paging = { limit: pageSize, before }
    const page: CasePage =
      input.search === undefined || input.search.trim() === ''
        ? listCases(read, profile, { filter: input.filter, sort: input.sort, ...paging })
        : search.find({ text: input.search, filter: input.filter, ...paging })
    yield* page.rows
    before = page.next ?? undefined
  } while (before !== undefined)
}

function cellOf(
  column: CaseColumn,
  row: CaseRow,
  read: ReadDatabase,
  profile: Profile,
  language: 'zh' | 'en',
): string | number | null {
  switch (column) {
    case 'kind':
      return kindWords[row.kind][language]
    case 'state':
      return row.waitingOn === null
        ? stateWords[row.state][language]
        : `${stateWords[row.state][language]}（${waitingWords[row.waitingOn]?.[language] ?? row.waitingOn}）`
    case 'channel':
      return channelWords[row.channel][language]
    case 'category':
      return (categoryPath(profile, row.category) ?? []).map(node => node.name[language]).join(' / ')
    case 'unit':
      return [row.buildingName, row.unitNumber].filter(part => part !== null).join(' ')
    case 'who':
      return row.personName ?? row.callerName
    case 'phone':
      return row.callerPhone
    case 'text':
      return caseDetail(read, row.id).text
    case 'assignee':
      return row.assigneeName
    default:
      return row[column]
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const safeTitle = (title: string) => title.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 60) || 'list'
const dayOf = (at: number, timeZone: string) => dayStamp(at, timeZone).replaceAll('-', '')
