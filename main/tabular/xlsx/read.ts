import { DeskError } from '../../contract/errors.ts'
import { Watch } from '../limits.ts'
import type { TabularLimits } from '../limits.ts'
import { MergeFiller } from '../merges.ts'
import type { ByteSource } from '../source.ts'
import type { MergedRange, RowsOptions, TableNotice, TableRow, Workbook } from '../types.ts'
import { Package } from './package.ts'
import type { Budget } from './package.ts'
import { sheetParser } from './plain-rows.ts'
import { SheetHandler, columnOfReference } from './sheet.ts'
import { readSharedStrings } from './strings.ts'
import type { SharedStrings } from './strings.ts'
import { readWorkbookParts } from './workbook.ts'
import type { WorkbookParts } from './workbook.ts'

type Context = { limits: TabularLimits; signal: AbortSignal | undefined; now: () => number }

const mergePattern = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,4})([0-9]{1,8}):([A-Z]{1,4})([0-9]{1,8})"/g

class XlsxWorkbook implements Workbook {
  readonly format = 'xlsx'
  readonly notices: TableNotice[] = []
  readonly sheets: Workbook['sheets']
  readonly #pack: Package
  readonly #parts: WorkbookParts
  readonly #context: Context
  #strings: SharedStrings | undefined
  readonly #merges = new Map<number, readonly MergedRange[]>()

  constructor(pack: Package, parts: WorkbookParts, context: Context) {
    this.#pack = pack
    this.#parts = parts
    this.#context = context
    this.sheets = parts.sheets.map(({ name, hidden }, index) => ({ index, name, hidden }))
  }

  async *rows(sheet: number, options: RowsOptions = {}): AsyncGenerator<TableRow, void, undefined> {
    const { name, part } = this.#sheet(sheet)
    const { limits, signal, now } = this.#context
    const watch = new Watch(name, limits.timeMs, now, [signal, options.signal])
    const merges = options.fillMerged ? await this.merges(sheet, options) : []
    const filler = merges.length > 0 ? new MergeFiller(merges, limits.columns) : undefined
    const budget: Budget = { left: limits.unzippedBytes }
    const strings = await this.#sharedStrings(budget, watch)
    const handler = new SheetHandler({
      index: sheet,
      name,
      parts: this.#parts,
      strings,
      limits,
      notices: this.notices,
    })
    const parser = sheetParser(part, handler)
    for await (const { text, share } of this.#pack.text(part, budget, watch)) {
      parser.write(text)
      for (const row of handler.take()) {
        filler?.fill(row)
        yield row
      }
      options.onProgress?.(share)
    }
    parser.end()
    watch.check()
  }

  async merges(sheet: number, options: { signal?: AbortSignal } = {}): Promise<readonly MergedRange[]> {
    const known = this.#merges.get(sheet)
    if (known) return known
    const { name, part } = this.#sheet(sheet)
    const { limits, signal, now } = this.#context
    const watch = new Watch(name, limits.timeMs, now, [signal, options.signal])
    const found: MergedRange[] = []
    let tail: Buffer = Buffer.alloc(0)
    // Merged ranges stand behind the cells, so the cells are passed over: neither parsed nor even made text of.
    for await (const { bytes } of this.#pack.bytes(part, { left: limits.unzippedBytes }, watch)) {
      const window = tail.length === 0 ? bytes : Buffer.concat([tail, bytes])
      if (window.includes('mergeCell')) {
        for (const [, left, top, right, bottom] of window.toString('latin1').matchAll(mergePattern)) {
          if (found.length >= limits.merges) break
          found.push({
            top: Number(top),
            left: columnOfReference(left ?? ''),
            bottom: Number(bottom),
            right: columnOfReference(right ?? ''),
          })
        }
      }
      const open = window.lastIndexOf('<')
      tail = open >= 0 && window.length - open < 200 ? window.subarray(open) : Buffer.alloc(0)
    }
    if (found.length >= limits.merges)
      this.notices.push({ kind: 'mergesIgnored', sheet, limit: limits.merges })
    this.#merges.set(sheet, found)
    return found
  }

  close(): Promise<void> {
    this.#pack.close()
    this.#strings = undefined
    return Promise.resolve()
  }

  #sheet(sheet: number): WorkbookParts['sheets'][number] {
    const found = this.#parts.sheets[sheet]
    if (!found) throw new DeskError('tabular.noSheet', { sheet: sheet + 1 })
    return found
  }

  async #sharedStrings(budget: Budget, watch: Watch): Promise<SharedStrings | undefined> {
    const part = this.#parts.sharedStrings
    if (part === undefined) return undefined
    this.#strings ??= await readSharedStrings(this.#pack, part, budget, watch, this.#context.limits)
    return this.#strings
  }
}

/** Opens an `.xlsx` or `.xlsm`. Throws `tabular.*`. */
export async function openXlsx(source: ByteSource, size: number, context: Context): Promise<Workbook> {
  const { limits, signal, now } = context
  const watch = new Watch('XLSX', limits.timeMs, now, [signal])
  const pack = await Package.open(source, size, limits, watch)
  try {
    const parts = await readWorkbookParts(pack, { left: limits.unzippedBytes }, watch)
    return new XlsxWorkbook(pack, parts, context)
  } catch (error) {
    pack.close()
    throw error
  }
}
