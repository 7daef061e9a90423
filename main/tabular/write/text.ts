/** Text on its way into a workbook. */

/** Control characters that XML 1.0 cannot hold; tab, line feed and carriage return are not among them. */
function isIllegal(code: number): boolean {
  return (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff
}

/** Without illegal characters and lone surrogates, and no longer than a cell may be. */
export function legalText(text: string, maxChars: number): { text: string; cut: boolean } {
  let legal = text
  for (let index = 0; index < text.length; index += 1) {
    if (isIllegal(text.charCodeAt(index))) {
      legal = [...text].filter(one => !isIllegal(one.charCodeAt(0))).join('')
      break
    }
  }
  legal = legal.toWellFormed()
  if (legal.length <= maxChars) return { text: legal, cut: false }
  return { text: `${legal.slice(0, maxChars - 1).replace(/[\uD800-\uDBFF]$/, '')}…`, cut: true }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser turns a bare carriage return into a line feed; this is how workbooks keep it.
  '\r': '_x000D_',
}

/** Escaped for an element's text. Text that looks like a workbook's own escape is escaped itself. */
export function xmlText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[&<>"\r]/g, one => entities[one] ?? one)
}

/** Escaped for an attribute's value. */
export function xmlAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, one =>
    one < ' ' ? `&#${one.charCodeAt(0)};` : (entities[one] ?? one),
  )
}

/**
 * Text that some spreadsheet program would evaluate, or offer to, if it ever lost its type as text: the sheet is
 * saved as CSV, or the cell is edited and left again. Full-width signs count, as East Asian programs accept them.
 */
export function looksLikeFormula(text: string): boolean {
  return /^[\s'"]*[=+\-@＝＋－＠]|^[\t\r\n]|^DDE\b/i.test(text)
}
