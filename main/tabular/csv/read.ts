import iconv from 'iconv-lite'
import { DeskError } from '../../contract/errors.ts'
import { emptyCell, textCell, trimRow } from '../cells.ts'
import { Watch } from '../limits.ts'
import type { TabularLimits } from '../limits.ts'
import { asBuffer, type ByteSource } from '../source.ts'
import type { Cell, MergedRange, RowsOptions, TableNotice, TableRow, Workbook } from '../types.ts'
import { detectEncoding } from './encoding.ts'
import type { TextEncodingName } from './encoding.ts'
import { CsvParser, guessDelimiter } from './parser.ts'

type Context = { limits: TabularLimits; signal: AbortSignal | undefined; now: () => number }

/** Decodes the file chunk by chunk, without its byte order mark. */
async function* decoded(
  source: ByteSource,
  encoding: TextEncodingName,
  watch: Watch,
): AsyncGenerator<{ text: string; bytes: number }, void> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  let first = true
  for await (const chunk of source.read()) {
    watch.check()
    let text = decoder.write(asBuffer(chunk))
    if (first && text !== '') {
      text = text.replace(/^\uFEFF/, '')
      first = false
    }
    yield { text, bytes: chunk.length }
  }
  const rest = decoder.end() ?? ''
  if (rest !== '') yield { text: rest, bytes: 0 }
}

/** `="00123"` is how programs keep Excel from eating leading zeros; the person means the text inside. */
function csvCell(field: string): Cell {
  if (field === '') return emptyCell
  const inside = field.startsWith('="') ? /^="([^"]*)"$/.exec(field)?.[1] : undefined
  return textCell(inside ?? field)
}

class CsvWorkbook implements Workbook {
  readonly format = 'csv'
  readonly notices: TableNotice[] = []
  readonly sheets: Workbook['sheets']
  readonly encoding: TextEncodingName
  readonly delimiter: string
  readonly #source: ByteSource
  readonly #size: number
  readonly #context: Context

  constructor(
    source: ByteSource,
    size: number,
    encoding: TextEncodingName,
    delimiter: string,
    context: Context,
  ) {
    this.#source = source
    this.#size = size
    this.encoding = encoding
    this.delimiter = delimiter
    this.#context = context
    this.sheets = [{ index: 0, name: source.name.replace(/\.[^.]*$/, ''), hidden: false }]
  }

  async *rows(sheet: number, options: RowsOptions = {}): AsyncGenerator<TableRow, void, undefined> {
    if (sheet !== 0) throw new DeskError('tabular.noSheet', { sheet: sheet + 1 })
    const { limits, signal, now } = this.#context
    const watch = new Watch('CSV', limits.timeMs, now, [signal, options.signal])
    const parser = new CsvParser(this.delimiter, 'CSV', limits)
    let replaced = 0
    let read = 0
    let first = true
    for await (const { text, bytes } of decoded(this.#source, this.encoding, watch)) {
      read += bytes
      if (text.includes('\uFFFD')) replaced += text.split('\uFFFD').length - 1
      parser.write(first ? text.replace(/^sep=.\r?\n/i, '') : text)
      first = false
      yield* this.#ready(parser)
      options.onProgress?.(Math.min(1, read / this.#size))
    }
    parser.end()
    yield* this.#ready(parser)
    if (replaced > 0) this.notices.push({ kind: 'charactersReplaced', sheet, count: replaced })
  }

  merges(): Promise<readonly MergedRange[]> {
    return Promise.resolve([])
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  *#ready(parser: CsvParser): Generator<TableRow, void, undefined> {
    const { limits } = this.#context
    for (const { rowNumber, fields, dropped } of parser.take()) {
      if (rowNumber > limits.rows)
        throw new DeskError('tabular.tooManyRows', { where: 'CSV', limit: limits.rows })
      if (dropped && !this.notices.some(notice => notice.kind === 'columnsDropped')) {
        this.notices.push({ kind: 'columnsDropped', sheet: 0, row: rowNumber, limit: limits.columns })
      }
      const cells = fields.map(csvCell)
      if (trimRow(cells)) yield { rowNumber, cells }
    }
  }
}

/** Opens delimited text of any usual encoding and delimiter. Throws `tabular.*`. */
export async function openCsv(source: ByteSource, size: number, context: Context): Promise<Workbook> {
  const { limits, signal, now } = context
  const watch = new Watch('CSV', limits.timeMs, now, [signal])
  watch.check()
  const encoding = await detectEncoding(source, watch)
  let head = ''
  for await (const { text } of decoded(source, encoding, watch)) {
    head += text
    if (head.length >= 64 * 1024) break
  }
  return new CsvWorkbook(source, size, encoding, guessDelimiter(head.slice(0, 64 * 1024)), context)
}
