import { z } from 'zod'
import type { FileReading, SheetReading } from '../contract/imports.ts'
import { DeskError } from '../contract/errors.ts'
import { estateNodes } from '../estate/queries.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { readSite } from '../site/queries.ts'
import { readWorkbook } from '../tabular/read.ts'
import type { TableRow, Workbook } from '../tabular/types.ts'
import { importsOfFile, mappingNamed } from './queries.ts'
import { probedRows, readSheet } from './read-sheet.ts'
import { identify, ImportSource, sourceOf } from './source.ts'

/** Sheets looked into; more than any real workbook of owners has. */
const mostSheets = 30

/** Reads the first rows of every sheet and says what they seem to hold. */
export const readFileJob = defineJob({
  name: 'import.read',
  input: z.object({
    source: ImportSource,
    /** Heading rows a person named, by sheet. */
    headerRows: z.array(z.object({ sheet: z.int(), row: z.int().min(1) })).default([]),
    /** Name of a saved mapping to use instead of guessing. */
    mapping: z.string().nullable().default(null),
  }),
  async run(context, { source, headerRows, mapping }): Promise<FileReading> {
    const { archive, read, signal } = context
    const saved = mapping === null ? undefined : mappingNamed(read, mapping)
    if (mapping !== null && !saved) throw new DeskError('import.mappingUnknown', { name: mapping })
    const file = await identify(archive, source)
    const book = await readWorkbook(sourceOf(archive, source), { signal })
    try {
      const sheets: SheetReading[] = []
      const infos = book.sheets.slice(0, mostSheets)
      for (const info of infos) {
        context.progress(info.index, infos.length)
        const named = headerRows.find(one => one.sheet === info.index)?.row ?? null
        sheets.push(readSheet(info, await firstRows(book, info.index, context), named, saved))
      }
      const projects = estateNodes(read)
        .filter(node => node.kind === 'project')
        .map(node => node.name)
      return {
        file,
        format: book.format,
        encoding: book.encoding ?? null,
        sheets,
        suggested: suggest(sheets, projects[0] ?? estateName(readSite(read)?.name ?? '')),
        projects,
        importedBefore: importsOfFile(read, file.hash),
      }
    } finally {
      await book.close()
    }
  },
})

async function firstRows(book: Workbook, sheet: number, context: JobContext): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of book.rows(sheet, { fillMerged: true, signal: context.signal })) {
    rows.push(row)
    if (rows.length >= probedRows) break
  }
  return rows
}

/** The estate's name in the name of its service centre: 碧水花园客户服务中心 serves 碧水花园. */
function estateName(site: string): string {
  return (
    site.replace(/(?:驻场)?(?:(?:客户|客服|物业)?服务(?:中心|处|部)|客服(?:中心|部|台)|会所)$/, '') || site
  )
}

/** Every visible sheet with units, and the sheet of owners that their codes lead to. */
function suggest(sheets: readonly SheetReading[], project: string): FileReading['suggested'] {
  const units = sheets.filter(one => one.role === 'units' && !one.hidden)
  const needsOwners = units.some(
    one =>
      one.fields.some(({ field }) => field === 'ownerCode') &&
      !one.fields.some(({ field }) => field === 'ownerName'),
  )
  const owners = needsOwners ? sheets.find(one => one.role === 'owners' && !one.hidden) : undefined
  return { sheets: units.map(one => one.sheet), ownersSheet: owners?.sheet ?? null, project }
}
