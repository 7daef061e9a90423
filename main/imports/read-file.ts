import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { AnyField, type FileReading, type SheetReading } from '../contract/import-readings.ts'
import { ImportKind } from '../contract/imports.ts'
import { estateNodes } from '../estate/queries.ts'
import { defineJob } from '../jobs/job.ts'
import { readSite } from '../site/queries.ts'
import { readWorkbook } from '../tabular/read.ts'
import { estateName } from './estate-name.ts'
import { registerReader } from './case-sheets.ts'
import { contractsReader } from './contract-columns.ts'
import { contractorsReader } from './contractor-columns.ts'
import { ownersReader } from './owner-sheets.ts'
import { importsOfFile, mappingNamed } from './queries.ts'
import { probedRows, readSheet, type SheetReader } from './read-sheet.ts'
import { identify, ImportSource, sourceOf } from './source.ts'
import { firstRows } from './table-rows.ts'

const readers: Readonly<Record<ImportKind, SheetReader>> = {
  owners: ownersReader,
  cases: registerReader,
  contracts: contractsReader,
  contractors: contractorsReader,
}

/** Sheets looked into; more than any real workbook has. */
const mostSheets = 30

/** Reads the first rows of every sheet and says what they seem to hold. */
export const readFileJob = defineJob({
  name: 'import.read',
  input: z.object({
    source: ImportSource,
    kind: ImportKind.default('owners'),
    /** Heading rows a person named, by sheet. */
    headerRows: z.array(z.object({ sheet: z.int(), row: z.int().min(1) })).default([]),
    /** Name of a saved mapping to use instead of guessing. */
    mapping: z.string().nullable().default(null),
    /** Columns somebody named by their headings; they correct the guess or the mapping. */
    columns: z.array(z.object({ field: AnyField, heading: z.string() })).default([]),
  }),
  async run(context, { source, kind, headerRows, mapping, columns }): Promise<FileReading> {
    const { archive, read, signal } = context
    const saved = mapping === null ? undefined : mappingNamed(read, kind, mapping)
    if (mapping !== null && !saved) throw new DeskError('import.mappingUnknown', { name: mapping })
    const file = await identify(archive, source)
    const book = await readWorkbook(sourceOf(archive, source), { signal })
    try {
      const sheets: SheetReading[] = []
      const infos = book.sheets.slice(0, mostSheets)
      for (const info of infos) {
        context.progress(info.index, infos.length)
        const headerRow = headerRows.find(one => one.sheet === info.index)?.row ?? null
        const rows = await firstRows(book, info.index, probedRows, signal)
        sheets.push(readSheet(info, rows, { headerRow, saved, columns }, readers[kind]))
      }
      const projects = estateNodes(read)
        .filter(node => node.kind === 'project')
        .map(node => node.name)
      return {
        kind,
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

/** Sheets that are imported as they are. */
const whole: ReadonlySet<SheetReading['role']> = new Set(['units', 'cases', 'contracts', 'contractors'])

/**
 * Every visible sheet with units or cases, and the sheet of owners that their codes lead to. A list of buildings is
 * taken where there is nothing else: homes bring theirs along.
 */
function suggest(sheets: readonly SheetReading[], project: string): FileReading['suggested'] {
  const visible = sheets.filter(one => !one.hidden)
  const full = visible.filter(one => whole.has(one.role))
  const chosen = full.length > 0 ? full : visible.filter(one => one.role === 'places')
  const needsOwners = chosen.some(
    one =>
      one.fields.some(({ field }) => field === 'ownerCode') &&
      !one.fields.some(({ field }) => field === 'ownerName'),
  )
  const owners = needsOwners ? sheets.find(one => one.role === 'owners' && !one.hidden) : undefined
  return { sheets: chosen.map(one => one.sheet), ownersSheet: owners?.sheet ?? null, project }
}
