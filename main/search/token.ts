/**
 * The tokens that stand in the full-text table. Every token begins with a character for the kind of its
 * document, so that a search for one kind never walks through documents of another; the index stores
 * common beginnings of tokens once, so this costs no space.
 */

/** Marks a token that stands for a tag; cannot begin a gram, see `encodeCharacter` in text.ts. */
const TAG_MARK = '\ue0fd'
/** The token every document has. */
const ALL_MARK = '\ue0fc'
const ESCAPE_START = '\ue0fe'
const ESCAPE_END = '\ue0ff'

/** First code point for kinds. C1 control characters: never in a text, two bytes, token characters. */
const FIRST_KIND = 0x80

/** Encodes one gram of a document kind, given by its number in `search_kind`. */
export function gramToken(kind: number, gram: string): string {
  return kindCharacter(kind) + gram
}

/** Encodes a tag. Different tags give different tokens whatever characters they have. */
export function tagToken(kind: number, tag: string): string {
  let escaped = escapedTags.get(tag)
  if (escaped === undefined) {
    escaped = tag.replace(
      /[^a-z0-9]/gu,
      character => ESCAPE_START + (character.codePointAt(0) ?? 0).toString(36) + ESCAPE_END,
    )
    if (escapedTags.size >= mostEscapedTags) escapedTags.clear()
    escapedTags.set(tag, escaped)
  }
  return kindCharacter(kind) + TAG_MARK + escaped
}

/** The same few thousand states, categories and buildings come back with every document. */
const escapedTags = new Map<string, string>()
const mostEscapedTags = 5_000

/** The token that all documents of a kind have. */
export function allToken(kind: number): string {
  return kindCharacter(kind) + ALL_MARK
}

function kindCharacter(kind: number): string {
  return String.fromCodePoint(FIRST_KIND + kind)
}
