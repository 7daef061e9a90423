import type { SheetHandler } from './sheet.ts'
import { xmlParser } from './xml.ts'

/** A row that is longer goes through the parser, which holds no text back. */
const longestRow = 256 * 1024

const rowEnd = '</row>'
/** What stands between rows or begins them, as far as the parser would take it without a word. */
const blanks = /[ \t\n]*/y
const rowStart = /<row r="([0-9]{1,7})"(?: (?!r=)[A-Za-z][A-Za-z0-9:]*="[\w. :-]*")*>/y
/** Text without entities, line ends to be changed, and characters that XML forbids. */
const text = String.raw`([^<>&\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]*)`
const cell = new RegExp(
  String.raw`<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="([0-9]{1,6})")?(?: t="(n|s|b|str|inlineStr)")?(?:/>|>(?:<v>${text}</v>|<is><t(?: xml:space="preserve")?>${text}</t></is>)?</c>)`,
  'y',
)
/** Where the letters of a cell's reference begin within its tag. */
const referenceAt = '<c r="'.length

/** One row as far as it was understood; handed over only when it is whole. */
interface PlainCell {
  column: number
  style: string | undefined
  type: string | undefined
  text: string
}

/**
 * The parser of a sheet. Rows of a large sheet all look alike, `<row r="2"><c r="A2" t="s"><v>5</v></c>…</row>`, and
 * such rows are read here, several times quicker. Whatever looks otherwise by a single character goes through the
 * parser of XML, and nothing is read here before that parser stands right between two rows.
 */
export function sheetParser(
  where: string,
  handler: SheetHandler,
): { write(text: string): void; end(): void } {
  const parser = xmlParser(where, handler)
  let held = ''
  let between = false
  const cells: PlainCell[] = []

  /**
   * Hands text to the parser. Its last character ends a tag that may leave us between rows; only what the parser makes
   * of that one character counts, for the same text may stand in a comment.
   */
  const parse = (piece: string): void => {
    parser.write(piece.slice(0, -1))
    handler.betweenRows = false
    parser.write(piece.slice(-1))
    between = handler.betweenRows
  }

  /** The end of the text up to which the parser must be asked before rows can be plain again; -1 where none is in sight. */
  const nextStop = (all: string, from: number): number => {
    const end = all.indexOf(rowEnd, from)
    if (end >= 0) return end + rowEnd.length
    const start = all.indexOf('<sheetData>', from)
    return start < 0 ? -1 : start + '<sheetData>'.length
  }

  const plainRow = (all: string, from: number, end: number): boolean => {
    rowStart.lastIndex = from
    const row = rowStart.exec(all)
    if (!row) return false
    let at = rowStart.lastIndex
    let count = 0
    while (at < end) {
      cell.lastIndex = at
      const found = cell.exec(all)
      if (!found) return false
      let column = 0
      for (let index = at + referenceAt; ; index += 1) {
        const code = all.charCodeAt(index)
        if (code < 65) break
        column = column * 26 + code - 64
      }
      const plain = (cells[count] ??= { column: 0, style: undefined, type: undefined, text: '' })
      plain.column = column
      plain.style = found[1]
      plain.type = found[2]
      plain.text = found[3] ?? found[4] ?? ''
      count += 1
      at = cell.lastIndex
    }
    if (at !== end) return false
    handler.openRow(row[1])
    for (let index = 0; index < count; index += 1) {
      const plain = cells[index]
      if (plain) handler.plainCell(plain.column, plain.style, plain.type, plain.text)
    }
    handler.closeRow()
    return true
  }

  return {
    write(more) {
      const all = held === '' ? more : held + more
      held = ''
      let at = 0
      while (at < all.length) {
        if (!between) {
          const stop = nextStop(all, at)
          parse(stop < 0 ? all.slice(at) : all.slice(at, stop))
          if (stop < 0) return
          at = stop
          continue
        }
        const end = all.indexOf(rowEnd, at)
        if (end < 0 && all.length - at <= longestRow) {
          held = all.slice(at)
          return
        }
        blanks.lastIndex = at
        blanks.exec(all)
        if (end >= 0 && plainRow(all, blanks.lastIndex, end)) at = end + rowEnd.length
        else {
          between = false
          // Up to the end of this row; what stands behind it is looked at anew.
          parse(end < 0 ? all.slice(at) : all.slice(at, end + rowEnd.length))
          at = end < 0 ? all.length : end + rowEnd.length
        }
      }
    },
    end() {
      if (held !== '') parser.write(held)
      held = ''
      parser.end()
    },
  }
}
