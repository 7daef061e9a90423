import { DeskError } from '../../contract/errors.ts'

const quote = 34
const lineFeed = 10
const carriageReturn = 13

export type CsvRecord = { rowNumber: number; fields: string[]; dropped: boolean }

/**
 * A streaming CSV parser: quotes only at the beginning of a field, doubled quotes inside, line breaks inside
 * quotes, any of `\n`, `\r\n`, `\r` as the end of a record. Text after a closing quote is kept as it stands.
 */
export class CsvParser {
  readonly #delimiter: number
  readonly #where: string
  readonly #cellChars: number
  readonly #columns: number
  #records: CsvRecord[] = []
  #fields: string[] = []
  #field = ''
  #rowNumber = 1
  #dropped = false
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start'
  #afterReturn = false

  constructor(delimiter: string, where: string, limits: { cellChars: number; columns: number }) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#where = where
    this.#cellChars = limits.cellChars
    this.#columns = limits.columns
  }

  take(): CsvRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  write(text: string): void {
    let from = 0
    const length = text.length
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at)
      if (this.#afterReturn) {
        this.#afterReturn = false
        if (code === lineFeed) {
          from = at + 1
          continue
        }
      }
      switch (this.#state) {
        case 'quoted':
          if (code === quote) {
            this.#append(text, from, at)
            this.#state = 'closing'
          }
          continue
        case 'closing':
          if (code === quote) {
            this.#field += '"'
            this.#state = 'quoted'
            from = at + 1
            continue
          }
          this.#state = 'plain'
          from = at
          break
        case 'start':
          if (code === quote) {
            this.#state = 'quoted'
            from = at + 1
            continue
          }
          this.#state = 'plain'
          from = at
          break
        default:
      }
      if (code === this.#delimiter) {
        this.#append(text, from, at)
        this.#endField()
        from = at + 1
      } else if (code === lineFeed || code === carriageReturn) {
        this.#append(text, from, at)
        this.#endRecord()
        this.#afterReturn = code === carriageReturn
        from = at + 1
      }
    }
    if (this.#state === 'plain' || this.#state === 'quoted') this.#append(text, from, length)
  }

  /** Throws `tabular.unclosedQuote` where a quote is still open. */
  end(): void {
    if (this.#state === 'quoted') throw new DeskError('tabular.unclosedQuote', { row: this.#rowNumber })
    if (this.#state !== 'start' || this.#fields.length > 0) this.#endRecord()
  }

  #append(text: string, from: number, to: number): void {
    if (to <= from) return
    this.#field += text.slice(from, to)
    if (this.#field.length > this.#cellChars) {
      const params = { where: this.#where, row: this.#rowNumber, limit: this.#cellChars }
      throw new DeskError('tabular.cellTooLong', params)
    }
  }

  #endField(): void {
    if (this.#fields.length < this.#columns) this.#fields.push(this.#field)
    else this.#dropped = true
    this.#field = ''
    this.#state = 'start'
  }

  #endRecord(): void {
    this.#endField()
    this.#records.push({ rowNumber: this.#rowNumber, fields: this.#fields, dropped: this.#dropped })
    this.#fields = []
    this.#dropped = false
    this.#rowNumber += 1
  }
}

const delimiters = [',', '\t', ';', '|'] as const

/** The separator that gives the first records the same number of fields, the more fields the better. */
export function guessDelimiter(head: string): string {
  const spoken = /^sep=(.)\r?\n/i.exec(head)?.[1]
  if (spoken) return spoken
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const parser = new CsvParser(delimiter, '', { cellChars: head.length + 1, columns: 2000 })
    parser.write(head)
    const records = parser.take().slice(0, 40)
    if (records.length === 0) parser.write('\n')
    const counts = [...records, ...parser.take()]
      .map(record => record.fields.length)
      .filter(count => count > 1)
    if (counts.length === 0) continue
    const frequency = new Map<number, number>()
    for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1)
    const [fields, times] = [...frequency].reduce((a, b) => (b[1] * b[0] > a[1] * a[0] ? b : a))
    const score = (times / Math.max(1, records.length)) * Math.log2(fields + 1)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}
