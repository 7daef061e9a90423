import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { errorText, isErrorCode } from '../contract/errors.ts'
import { LanguageCode } from '../contract/site.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { type JobFile, storeResult, workbookType } from '../jobs/results.ts'
import type { WriteSheet } from '../tabular/write/sheet.ts'
import { writeWorkbook } from '../tabular/write/write.ts'
import { RefusedHead, RefusedRow } from './staged.ts'
import { readStaging, stagingFileKey, stagingFilePath } from './staging.ts'

const words = {
  zh: { reason: '未导入的原因', row: '原行号', name: '未导入的行' },
  en: { reason: 'Why it was not imported', row: 'Row in the file', name: 'Refused rows' },
} as const

/** Headings of the columns that the workbook adds; no case or owner is in them when it comes back. */
export const refusedHeadings: ReadonlySet<string> = new Set(
  Object.values(words).flatMap(({ reason, row }) => [reason, row]),
)

const Line = z.union([RefusedRow, RefusedHead])

/** The sheets of a workbook of refused rows: the rows as they stand in the file, each with its reasons. */
export function refusedSheets(
  place: { readonly stagingFolder: string; readonly stagingKey: Uint8Array },
  refusedId: string,
  language: 'zh' | 'en',
): WriteSheet[] {
  const path = stagingFilePath(place.stagingFolder, refusedId)
  const key = stagingFileKey(place.stagingKey, refusedId)
  const lines = () => readStaging(path, key)
  const heads: RefusedHead[] = []
  for (const line of lines()) {
    const parsed = Line.parse(line)
    if ('headings' in parsed) heads.push(parsed)
  }
  return heads.map(({ sheet, name, headings }) => ({
    name,
    columns: [
      ...headings.map(({ heading }) => ({ header: heading, kind: 'text' as const, width: 16 })),
      { header: words[language].reason, kind: 'text', width: 60 },
      { header: words[language].row, kind: 'number', width: 12 },
    ],
    rows: rowsOf(lines(), sheet, headings, language),
  }))
}

function* rowsOf(
  lines: Iterable<unknown>,
  sheet: number,
  headings: RefusedHead['headings'],
  language: 'zh' | 'en',
): Generator<(string | number)[]> {
  for (const line of lines) {
    const parsed = Line.parse(line)
    if (!('cells' in parsed) || parsed.sheet !== sheet) continue
    const reasons = parsed.reasons.map(reason => reasonText(reason, language)).join('\n')
    yield [...headings.map(({ index }) => parsed.cells[index] ?? ''), reasons, parsed.row]
  }
}

/** `联系电话：…`, the heading in front of what is wrong with it. */
function reasonText({ code, column }: { code: string; column: string }, language: 'zh' | 'en'): string {
  const text = isErrorCode(code) ? errorText(code, {}, language) : code
  const heading = column.split('\n')[0] ?? ''
  return heading === '' ? text : `${heading}${language === 'zh' ? '：' : ': '}${text}`
}

/** Makes the workbook of the refused rows of a dry run, for the person who ran it. */
export const refusedFileJob = defineJob({
  name: 'import.refusedFile',
  input: z.object({ refusedId: z.uuid(), language: LanguageCode, name: z.string().max(1000) }),
  async run(context: JobContext, { refusedId, language, name }): Promise<{ file: JobFile }> {
    const sheets = refusedSheets(context, refusedId, language)
    const stream = new PassThrough()
    const base = name.replace(/\.[^.]*$/, '').slice(0, 80)
    const stored = storeResult(
      context,
      { name: `${base}-${words[language].name}.xlsx`, mediaType: workbookType },
      stream,
    )
    const [file] = await Promise.all([
      stored,
      writeWorkbook(stream, { sheets }, { signal: context.signal }).catch((error: unknown) => {
        stream.destroy(error instanceof Error ? error : new Error(String(error)))
        throw error
      }),
    ])
    return { file }
  },
})
