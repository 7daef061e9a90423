import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { DeskError } from '../../contract/errors.ts'
import { defaultLimits } from '../limits.ts'
import { chartParts, chartTypes } from './chart.ts'
import { contentTypesXml, rootRelationsXml, stylesXml, workbookRelationsXml, workbookXml } from './parts.ts'
import { sheetXml } from './sheet.ts'
import type { WriteCounts, WriteSheet } from './sheet.ts'
import { legalText } from './text.ts'

export type WriteOptions = {
  /** Offset from UTC of the wall clock shown for dates, in minutes; 480 for China. Default 480. */
  offsetMinutes?: number
  /** Cancels with `job.cancelled`; nothing is left at a target path. */
  signal?: AbortSignal
  /** Rows written so far, called about every 64 KB of XML. */
  onProgress?: (rows: number) => void
}

export type WriteResult = {
  /** Data rows, headers not counted. */
  rows: number
  /** Cells cut at the 32,767 characters a workbook allows. */
  cutCells: number
}

/** A name every program accepts: at most 31 characters, none of `[]:*?/\`, not empty, unique without case. */
function sheetNames(sheets: readonly WriteSheet[]): string[] {
  const used = new Set<string>()
  return sheets.map(({ name }, index) => {
    const clean = legalText(name, 1000)
      .text.replace(/[[\]:*?/\\\r\n\t]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    const base = [...clean].slice(0, 26).join('') || `Sheet${index + 1}`
    let unique =
      [...clean].slice(0, 31).join('').length <= 31 && clean !== '' ? [...clean].slice(0, 31).join('') : base
    for (let suffix = 2; used.has(unique.toLowerCase()); suffix += 1) unique = `${base} (${suffix})`
    used.add(unique.toLowerCase())
    return unique
  })
}

function check(sheets: readonly WriteSheet[]): void {
  if (sheets.length === 0) throw new DeskError('tabular.badTable', { why: '0 sheets' })
  for (const { columns } of sheets) {
    if (columns.length === 0 || columns.length > defaultLimits.columns) {
      throw new DeskError('tabular.badTable', { why: `${columns.length} columns` })
    }
  }
}

/**
 * Writes an `.xlsx` with a styled, frozen, filterable header, streaming with constant memory. Text that looks like
 * a formula is stored as text with the quote prefix, so no program evaluates it and it reads back unchanged.
 * A target path appears only when it is complete.
 *
 * @throws DeskError `tabular.*`, `job.cancelled`; what `rows` throws comes through unchanged
 */
export async function writeWorkbook(
  target: string | Writable,
  table: { sheets: readonly WriteSheet[] },
  options: WriteOptions = {},
): Promise<WriteResult> {
  const { sheets } = table
  check(sheets)
  if (typeof target !== 'string') return writeTo(target, sheets, options)
  const partial = `${target}.part`
  try {
    const result = await writeTo(createWriteStream(partial), sheets, options)
    await rename(partial, target)
    return result
  } catch (error) {
    await rm(partial, { force: true })
    if (error instanceof Error && 'code' in error && 'syscall' in error) {
      throw new DeskError('tabular.badTarget', { why: String(error.code) }, { cause: error })
    }
    throw error
  }
}

async function writeTo(
  output: Writable,
  sheets: readonly WriteSheet[],
  options: WriteOptions,
): Promise<WriteResult> {
  const { signal, onProgress, offsetMinutes = 480 } = options
  const counts: WriteCounts = { rows: 0, cutCells: 0 }
  const tick = (): void => {
    if (signal?.aborted) throw new DeskError('job.cancelled')
    onProgress?.(counts.rows)
  }
  tick()
  const names = sheetNames(sheets)
  const zip = new ZipFile()
  // A failing source must end the pipeline, which would otherwise wait for the archive for ever.
  let failure: { error: unknown } | undefined
  const stop = new AbortController()
  const sources: Readable[] = []
  const charts = sheets.flatMap(({ chart, columns }, index) => {
    const headers = columns.map(({ header }) => header)
    const sheet = names[index] ?? ''
    return chart ? [{ sheet, headers, columns: columns.length, chart, sheetNumber: index + 1 }] : []
  })
  zip.addBuffer(Buffer.from(contentTypesXml(sheets.length, chartTypes(charts.length))), '[Content_Types].xml')
  zip.addBuffer(Buffer.from(rootRelationsXml), '_rels/.rels')
  zip.addBuffer(Buffer.from(workbookRelationsXml(sheets.length)), 'xl/_rels/workbook.xml.rels')
  zip.addBuffer(Buffer.from(stylesXml), 'xl/styles.xml')
  sheets.forEach((sheet, index) => {
    const source = Readable.from(sheetXml(sheet, { offsetMinutes, counts, tick }), { objectMode: false })
    sources.push(source)
    source.on('error', error => {
      failure ??= { error }
      stop.abort()
    })
    zip.addReadStream(source, `xl/worksheets/sheet${index + 1}.xml`, { compressionLevel: 4 })
  })
  for (const [index, chart] of charts.entries())
    for (const [place, xml] of chartParts(chart, index + 1)) zip.addBuffer(Buffer.from(xml), place)
  zip.addBuffer(Buffer.from(workbookXml(names)), 'xl/workbook.xml')
  zip.end()
  try {
    await pipeline(zip.outputStream, output, { signal: stop.signal })
  } catch (error) {
    throw failure ? failure.error : error
  } finally {
    // Ends the generators of rows that were not used up, so that they can release what they hold.
    for (const source of sources) source.destroy()
  }
  return { rows: counts.rows, cutCells: counts.cutCells }
}
