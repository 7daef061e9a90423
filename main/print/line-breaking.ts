/** One character with its advance in points. */
export interface Cluster {
  readonly character: string
  readonly width: number
}

/** Characters `start`..`end` (excluded) of a paragraph, blanks at the end left out of `width`. */
export interface BrokenLine {
  readonly start: number
  readonly end: number
  readonly width: number
}

/** May not begin a line: closing punctuation, small marks and units that belong to what precedes them. */
const NOT_AT_START = new Set('、。，．：；？！）】》〉」』〕〗〙〛｝］’”…—～·・％‰℃°〞々ー,.:;?!)]}%>»›，｡､･')
/** May not end a line: opening punctuation and signs that belong to what follows them. */
const NOT_AT_END = new Set('（【《〈「『〔〖〘〚｛［‘“〝([{<«‹￥¥＄$€£#＃№@')
/** Pairs that make one mark together. */
const INSEPARABLE = new Set('…—～')
/** Closing marks whose right half is blank: at the end of a line that half may stand outside. */
const HALF_BLANK_RIGHT = new Set('、。，．：；？！）】》〉」』〕〗')
/** Where a word too long for a line is broken first. */
const WORD_JOINTS = new Set('-/\\_.?&=:@+~,;')
const MARK = /^\p{M}$/u
const BLANK = /^[ \u1680\u2000-\u200a\u205f\u3000]$/u
/** Lines may break before and after these: Han, kana, full-width forms, symbols, emoji. */
const SOLID =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}\p{So}\u2e80-\u303f\u31c0-\u31ef\uff00-\uff60\uffe0-\uffe6〓]$/u

/**
 * Breaks one paragraph (without line ends) into lines of at most `limit` points by the rules of Chinese print
 * (GB/T 15834, kinsoku): between ideographs anywhere, no closing mark at the start and no opening mark at the
 * end of a line, dashes and ellipses kept whole, Latin words and numbers unbroken. Only where a run without
 * any permitted break is wider than a line is it broken inside. Always at least one line; never loses a
 * character.
 */
export function breakLines(paragraph: readonly Cluster[], limit: number): BrokenLine[] {
  const lines: BrokenLine[] = []
  let start = 0
  while (start < paragraph.length) {
    const end = lineEnd(paragraph, start, limit)
    lines.push({ start, end, width: widthOf(paragraph, start, end) })
    start = end
  }
  return lines.length === 0 ? [{ start: 0, end: 0, width: 0 }] : lines
}

/** True where the rules permit a line to end between these two characters. */
function mayBreakBetween(before: string, after: string): boolean {
  if (BLANK.test(after) || MARK.test(after)) return false
  if (NOT_AT_START.has(after) || NOT_AT_END.has(before)) return false
  if (BLANK.test(before)) return true
  if (INSEPARABLE.has(before) && before === after) return false
  return isSolid(before) || isSolid(after)
}

/** True for a character of the square grid: ideographs, kana, full-width marks, pictures. */
export function isSolid(character: string): boolean {
  return SOLID.test(character)
}

function lineEnd(paragraph: readonly Cluster[], start: number, limit: number): number {
  let width = 0
  let permitted = -1
  let joint = -1
  for (let i = start; i < paragraph.length; i++) {
    const cluster = paragraph[i]
    if (cluster === undefined) break
    const previous = paragraph[i - 1]
    if (i > start && previous !== undefined) {
      if (mayBreakBetween(previous.character, cluster.character)) permitted = i
      if (WORD_JOINTS.has(previous.character) && !BLANK.test(cluster.character)) joint = i
    }
    width += cluster.width
    // Blanks hang outside the line; half of a closing mark may.
    if (BLANK.test(cluster.character)) continue
    const needed = HALF_BLANK_RIGHT.has(cluster.character) ? width - cluster.width / 2 : width
    if (needed <= limit || i === start) continue
    if (permitted > start) return permitted
    return joint > start ? joint : i
  }
  return paragraph.length
}

function widthOf(paragraph: readonly Cluster[], start: number, end: number): number {
  let last = end
  while (last > start && BLANK.test(paragraph[last - 1]?.character ?? '')) last--
  let width = 0
  for (let i = start; i < last; i++) width += paragraph[i]?.width ?? 0
  return width
}
