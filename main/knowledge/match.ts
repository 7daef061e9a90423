import type { CaseKind } from '../contract/cases.ts'
import type { AnswerVersion } from '../contract/knowledge.ts'
import { addGrams, normalise } from '../search/text.ts'

/** What is known of a matter while somebody types. */
export interface Matter {
  readonly text: string
  readonly kind: CaseKind | null
  /** Category ids, most general first. */
  readonly category: readonly string[]
}

/** Longer texts are judged by their beginning: people say first what it is about. */
const longestJudged = 2_000
/** Pairs of characters that a question must share with a text where none of its words stands in it. */
const fewestShared = 3

/**
 * The answers that fit a matter best. A desk has some hundreds of answers, so they are compared one by one instead
 * of being indexed: the index finds what holds all words of a query, newest first, while here the text is long, the
 * answers short, and the best of a partial match is wanted.
 *
 * An answer's own words count by their length; pairs of characters its question shares with the text count more the
 * fewer questions have them; the category decides between equals and stands alone where nothing was typed yet.
 */
export function bestAnswers(
  versions: readonly AnswerVersion[],
  matter: Matter,
  limit: number,
): AnswerVersion[] {
  const text = normalise(matter.text.slice(0, longestJudged))
  const pairs = pairsOf(text)
  const questions = versions.map(version => pairsOf(version.question))
  const frequency = new Map<string, number>()
  for (const question of questions)
    for (const pair of question) if (pairs.has(pair)) frequency.set(pair, (frequency.get(pair) ?? 0) + 1)

  const scored = versions.map((version, index) => {
    let score = 0
    for (const word of version.words) if (text.includes(normalise(word))) score += 3 * word.length
    const shared = [...(questions[index] ?? [])].filter(pair => pairs.has(pair))
    if (score > 0 || shared.length >= fewestShared)
      for (const pair of shared) score += 1 + Math.log(versions.length / (frequency.get(pair) ?? 1))
    score += categoryScore(version, matter.category)
    const fits = matter.kind === null || version.kinds.length === 0 || version.kinds.includes(matter.kind)
    return { version, score: fits ? score : score / 2 }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.version.id < b.version.id ? -1 : 1))
    .slice(0, limit)
    .map(({ version }) => version)
}

/** The nearer the category, the more. */
function categoryScore({ categories }: AnswerVersion, path: readonly string[]): number {
  const depth = path.findLastIndex(id => categories.includes(id))
  return depth === -1 ? 0 : 1 + depth
}

function pairsOf(text: string): Set<string> {
  const grams = new Set<string>()
  addGrams(text, grams)
  for (const gram of grams) if ([...gram].length < 2) grams.delete(gram)
  return grams
}
