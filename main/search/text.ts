/**
 * How texts and queries are brought to one form, and cut into the grams that the search index holds.
 *
 * The index answers substring questions, so every text is cut into all of its single characters, all of
 * its neighbouring pairs and, inside runs of ASCII digits and Latin letters, all of its neighbouring
 * triples: Chinese words are mostly two characters, while pairs of digits occur in every phone number and
 * would select nothing.
 */

/** A word of a query that is cut into the grams which every text containing it must have. */
export interface QueryGrams {
  /** Encoded grams; a text that contains the word has all of them. */
  grams: string[]
  /** True when a text that has all grams certainly contains the word, so that no verification is due. */
  exact: boolean
}

/** More grams than this no longer narrow a search; verification does the rest. */
const MAX_GRAMS_OF_WORD = 24

/** The private-use block into which ASCII punctuation is moved, see {@link encodeCharacter}. */
const PUNCTUATION_BASE = 0xe000
const REPLACEMENT = 0xfffd

/** Han characters and printable ASCII without blanks, as nearly all names and numbers are: only case can differ. */
const PLAIN = /^[\u4e00-\u9fff!-~]*$/
/** With blanks, full-width ASCII and the marks that stay as they are, as nearly all texts are. */
const PLAIN_TEXT = /^[\u4e00-\u9fff -~\n\r\t\uff01-\uff5e、。《》「」【】“”‘’]*$/
const FULL_WIDTH = /[\uff01-\uff5e]/g
/** Those that are not one space already. */
const PLAIN_BLANKS = /[ \n\r\t]{2,}|[\n\r\t]/g
const FORMAT_CHARACTERS = /[\p{Cf}\ufe00-\ufe0f]/gu
const BLANKS = /[\s\u0085]+/gu
const CONTROL_CHARACTERS = /\p{Cc}/gu
const AMBIGUOUS = /[\ue000-\ue0ff\ufffd]/u

/**
 * The one form in which texts are indexed, searched and compared: NFKC (full-width to half-width, composed
 * marks), lower case, blanks collapsed to one space and trimmed, control and invisible format characters
 * (zero-width, direction, byte order, variation) removed, lone surrogates replaced.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  if (PLAIN_TEXT.test(text))
    return text.replace(FULL_WIDTH, toHalfWidth).toLowerCase().replace(PLAIN_BLANKS, ' ').trim()
  const visible = text
    .toWellFormed()
    .replace(FORMAT_CHARACTERS, '')
    .replace(BLANKS, ' ')
    .replace(CONTROL_CHARACTERS, '')
  // Lower case can undo composition and NFKC can bring new blanks, hence the second round.
  return visible
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
    .replace(BLANKS, ' ')
    .trim()
}

const toHalfWidth = (character: string) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)

/** The blank-separated words of a query, normalised, each once. */
export function wordsOf(query: string): string[] {
  return [...new Set(normalise(query).split(' '))].filter(word => word !== '')
}

/** Whether one of the texts (as written by people) contains every word (already normalised). */
export function matchesWords(texts: readonly string[], words: readonly string[]): boolean {
  return texts.some(text => {
    const normal = normalise(text)
    return words.every(word => normal.includes(word))
  })
}

/** Adds the grams of one text, as written by people, to the set. Grams never span a blank. */
export function addGrams(text: string, into: Set<string>): void {
  // Words come again and again in what is written about one thing; each is cut once.
  for (const run of new Set(normalise(text).split(' '))) {
    let previous = ''
    let beforePrevious = ''
    for (const character of run) {
      const gram = encodeCharacter(character)
      into.add(gram)
      if (previous !== '') into.add(previous + gram)
      if (isAlphanumeric(gram) && isAlphanumeric(previous) && isAlphanumeric(beforePrevious)) {
        into.add(beforePrevious + previous + gram)
      }
      beforePrevious = previous
      previous = gram
    }
  }
}

/** Cuts one normalised, non-empty word of a query into the fewest grams that select it. */
export function queryGrams(word: string): QueryGrams {
  const characters = Array.from(word, encodeCharacter)
  const grams: string[] = []
  for (let start = 0; start < characters.length; start++) {
    const length = gramLength(characters, start)
    if (length > 1 || characters.length === 1) grams.push(characters.slice(start, start + length).join(''))
  }
  const distinct = [...new Set(grams)]
  return { grams: thinned(distinct), exact: grams.length === 1 && !AMBIGUOUS.test(word) }
}

/** Length of the gram to ask for at a place: pairs that a triple already covers are left out. */
function gramLength(characters: readonly string[], start: number): 1 | 2 | 3 {
  const [first, second, third] = characters.slice(start, start + 3)
  if (second === undefined) return 1
  const pairIsAlphanumeric = isAlphanumeric(first) && isAlphanumeric(second)
  if (pairIsAlphanumeric && isAlphanumeric(third)) return 3
  return pairIsAlphanumeric && isAlphanumeric(characters[start - 1]) ? 1 : 2
}

function thinned(grams: string[]): string[] {
  if (grams.length <= MAX_GRAMS_OF_WORD) return grams
  const step = grams.length / MAX_GRAMS_OF_WORD
  return grams.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

/**
 * The FTS5 tokenizer `ascii` takes ASCII letters, ASCII digits and everything above ASCII as token
 * characters. Punctuation is moved into the private-use block so that it is searchable and can never be
 * query syntax; what people wrote in that block becomes U+FFFD, and words with either are verified.
 */
export function encodeCode(code: number): number {
  if (code < 0x80) return isAlphanumericCode(code) ? code : PUNCTUATION_BASE + code
  return code >= PUNCTUATION_BASE && code <= PUNCTUATION_BASE + 0xff ? REPLACEMENT : code
}

/** Whether an encoded code point is an ASCII digit or lower-case letter. */
export function isAlphanumericCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
}

const encodeCharacter = (character: string) => String.fromCodePoint(encodeCode(character.codePointAt(0) ?? 0))

/** Whether an encoded gram of one character is an ASCII digit or lower-case letter. */
function isAlphanumeric(character: string | undefined): boolean {
  return character?.length === 1 && isAlphanumericCode(character.charCodeAt(0))
}
