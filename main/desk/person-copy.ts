import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { z } from 'zod'
import { sanitiseFileName } from '../archive/safe-name.ts'
import { DeskError } from '../contract/errors.ts'
import { copyWords } from '../contract/privacy-words.ts'
import { Id, Millis } from '../contract/values.ts'
import { unitNumbers } from '../estate/names.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { type JobFile, storeResult } from '../jobs/results.ts'
import { formatTime } from '../print/format.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp } from '../site/time.ts'
import { writeWorkbook } from '../tabular/write/write.ts'
import { tables } from './domains.ts'
import { copyColumns, type CopyNames, copyRows } from './person-copy-rows.ts'
import { type PersonRecord, personRecord } from './person-record.ts'

const Input = z.object({ personId: Id, withFiles: z.boolean(), printedBy: z.string(), printedAt: Millis })

const languages = ['zh', 'en'] as const

/**
 * All that is stored about one person as one ZIP (PIPL art. 45): to read in both languages as PDF and workbook, for
 * machines as JSON, and the files. Kept encrypted until fetched. Errors: `person.notFound`.
 */
export const personCopyJob = defineJob({
  name: 'privacy.personCopy',
  input: Input,
  async run(context, input): Promise<{ file: JobFile; rows: number; files: number; missing: number }> {
    const { read } = context
    if (read.get('select 1 from person where id=?', [input.personId]) === undefined)
      throw new DeskError('person.notFound')
    const record = personRecord(read, tables, input.personId)
    const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
    const zip = new ZipFile()
    const mtime = new Date(input.printedAt)
    const put = (bytes: Uint8Array, name: string) => zip.addBuffer(Buffer.from(bytes), name, { mtime })
    const files = input.withFiles ? await presentFiles(context, record) : { present: [], missing: 0 }
    put(Buffer.from(JSON.stringify(asJson(record, input.printedAt, files.present), null, 1)), 'data.json')
    put(await workbookOf(context, record, timeZone), 'personal-information.xlsx')
    for (const language of languages)
      put(await pdfOf(context, record, timeZone, language, input), `personal-information.${language}.pdf`)
    let failure: unknown
    for (const { hash, path } of files.present) {
      zip.addReadStreamLazy(path, { compress: false, mtime }, give => {
        const source = Readable.from(context.archive.read(hash))
        source.on('error', error => {
          failure ??= error
          output.destroy(error)
        })
        give(null, source)
      })
    }
    const output = new PassThrough()
    zip.outputStream.pipe(output)
    zip.end()
    // The name of a file lies in the list of downloads: it says what, not who.
    const name = `personal-information-${dayStamp(input.printedAt, timeZone).replaceAll('-', '')}.zip`
    try {
      const file = await storeResult(context, { name, mediaType: 'application/zip' }, output)
      return { file, rows: record.rows.length, files: files.present.length, missing: files.missing }
    } catch (error) {
      throw failure ?? error
    }
  },
})

interface CopiedFile {
  readonly hash: string
  readonly path: string
}

/** Files that rows of the record name, each once; those the archive has lost are counted, not passed over. */
async function presentFiles(
  context: JobContext,
  { rows }: PersonRecord,
): Promise<{ present: CopiedFile[]; missing: number }> {
  const present = new Map<string, CopiedFile>()
  let missing = 0
  for (const { row } of rows) {
    const { hash } = row
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash) || present.has(hash)) continue
    if (!(await context.archive.has(hash))) {
      missing += 1
      continue
    }
    const name = sanitiseFileName(typeof row['name'] === 'string' ? row['name'] : 'file')
    present.set(hash, { hash, path: `files/${String(present.size + 1).padStart(4, '0')}-${name}` })
    context.progress(present.size, 0)
  }
  return { present: [...present.values()], missing }
}

/** Everything as stored. Salts and hashes of the chain are no information about the person. */
function asJson({ personIds, rows, history }: PersonRecord, madeAt: number, files: readonly CopiedFile[]) {
  const byTable: Record<string, unknown[]> = {}
  for (const { table, row } of rows) (byTable[table.name] ??= []).push(row)
  return { format: 'clubhouse-person-copy/1', madeAt, personIds, tables: byTable, history, files }
}

function namesFor(
  { read }: JobContext,
  { rows }: PersonRecord,
  timeZone: string,
  language: 'zh' | 'en',
): CopyNames {
  const ids = rows.flatMap(({ row }) => (typeof row['unit_id'] === 'string' ? [row['unit_id']] : []))
  const numbers = unitNumbers(read, ids)
  const papers = new Map(profileOf(read).documents.types.map(({ id, name }) => [id, name[language]]))
  return {
    unit: id => numbers.get(id),
    paper: type => papers.get(type),
    time: at => formatTime(at, timeZone, language),
  }
}

async function workbookOf(context: JobContext, record: PersonRecord, timeZone: string): Promise<Buffer> {
  const stream = new PassThrough()
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  await writeWorkbook(
    stream,
    {
      sheets: languages.map(language => ({
        name: copyWords.title[language],
        columns: copyColumns(language).map(({ header, width = 20 }) => ({
          header,
          width,
          kind: 'text' as const,
        })),
        rows: copyRows(record, namesFor(context, record, timeZone, language), language),
      })),
    },
    { signal: context.signal },
  )
  return Buffer.concat(parts)
}

async function pdfOf(
  context: JobContext,
  record: PersonRecord,
  timeZone: string,
  language: 'zh' | 'en',
  { printedBy, printedAt }: z.output<typeof Input>,
): Promise<Uint8Array> {
  // Loaded here: only the job's own thread makes PDFs.
  const { renderListSheet } = await import('../print/list-sheet.ts')
  const site = readSite(context.read)
  const rows = [...copyRows(record, namesFor(context, record, timeZone, language), language)]
  return await renderListSheet(
    {
      title: copyWords.title[language],
      filters: [copyWords.law[language]],
      columns: copyColumns(language).map(({ header }) => ({ title: header })),
      rows: rows.map(row => row.map(value => String(value ?? ''))),
      ...(site ? { site: { ...site.card, hotlines: site.card.hotlines ?? [] } } : {}),
      timeZone,
      printedAt,
      printedBy,
    },
    { language, checkpoint: () => context.progress(0, 0) },
  )
}
