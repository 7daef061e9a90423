/** Invisible by nature (joiners, direction marks, variation selectors) or without a picture (controls). */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/gu
/** A letter with marks typed after it: composed, since the fonts hold the composed letters. */
const MARKED_LETTER = /\p{L}\p{M}+/gu

/**
 * Text as it can be printed: line ends are `\n`, tabs are spaces, invisible characters are gone and broken
 * surrogates are U+FFFD. Ideographs stay as they are typed: composing whole texts would swap the variant
 * characters of some names for their common forms.
 */
export function printableText(text: string): string {
  let result = text.toWellFormed().replaceAll(LINE_END, '\n').replaceAll('\t', '  ')
  result = result
    .split('\n')
    .map(line => line.replaceAll(INVISIBLE, ''))
    .join('\n')
  return result.replaceAll(MARKED_LETTER, letter => letter.normalize('NFC'))
}

/** The first `limit` code points of a text and how many it has; counts without splitting the whole text. */
export function clipText(text: string, limit: number): { text: string; clipped: boolean; length: number } {
  // A code point is one or two units, so a short text needs no counting.
  if (text.length <= limit) return { text, clipped: false, length: text.length }
  let length = 0
  let cut = text.length
  for (let at = 0; at < text.length; length++) {
    if (length === limit) cut = at
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  }
  return { text: text.slice(0, cut), clipped: length > limit, length }
}
