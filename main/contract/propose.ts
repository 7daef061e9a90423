import type { CaseKind } from './cases.ts'
import { allCategories, isOffered, type PlacedCategory, type Profile } from './profile.ts'

/** What a text seems to be about; `null` and an empty path where nothing in it says so. */
export interface MatterProposal {
  readonly kind: CaseKind | null
  readonly category: readonly string[]
  /** The words of the text that led there, longest first. */
  readonly words: readonly string[]
}

/** Longer texts are judged by their beginning: people say first what it is about. */
const longestJudged = 2_000

/**
 * Proposes kind and category from the usual words of the profile. Pure and quick enough for every key: no index,
 * no network. It proposes only; a person chooses.
 */
export function proposeMatter(profile: Profile, text: string): MatterProposal {
  const { placed, all } = usualOf(profile)
  const words = wordsIn(text, all)
  const kind = kindOf(profile, words)
  const category = categoryOf(placed, kind, words)
  return { kind: kind ?? category?.kinds?.[0] ?? null, category: category?.path ?? [], words }
}

/** Words of the profile's categories that a text has, longest first, none inside another: what it is about. */
export function tellingWords(profile: Profile, text: string): string[] {
  return wordsIn(text, usualOf(profile).ofCategories)
}

interface UsualWord {
  readonly word: string
  readonly lower: string
}
interface UsualWords {
  readonly placed: readonly PlacedCategory[]
  /** Words of kinds and categories, each once, longest first. */
  readonly all: readonly UsualWord[]
  readonly ofCategories: readonly UsualWord[]
}

/** Gathered once for a profile: the rows of a register are judged by the thousand. */
const gathered = new WeakMap<Profile, UsualWords>()

function usualOf(profile: Profile): UsualWords {
  const known = gathered.get(profile)
  if (known) return known
  const placed = allCategories(profile).filter(isOffered)
  const ofCategories = placed.flatMap(({ nodes }) => nodes.at(-1)?.words ?? [])
  const all = [...profile.kinds.flatMap(({ words }) => words ?? []), ...ofCategories]
  const usual = { placed, all: longestFirst(all), ofCategories: longestFirst(ofCategories) }
  gathered.set(profile, usual)
  return usual
}

const longestFirst = (words: readonly string[]): UsualWord[] =>
  [...new Set(words)].sort((a, b) => b.length - a.length).map(word => ({ word, lower: word.toLowerCase() }))

/** Those of some words that a text has, longest first, none inside another. */
export const usualWordsIn = (text: string, words: readonly string[]): string[] =>
  wordsIn(text, longestFirst(words))

/** Chinese words stand anywhere; words in letters begin where a word begins: `leaks` is a leak, a `cleaker` is not. */
function stands(judged: string, word: string): boolean {
  let at = judged.indexOf(word)
  if (at <= 0 || !/^[a-z]/.test(word)) return at >= 0
  while (at > 0 && /[a-z]/.test(judged.charAt(at - 1))) at = judged.indexOf(word, at + 1)
  return at >= 0
}

function wordsIn(text: string, usual: readonly UsualWord[]): string[] {
  const judged = text.slice(0, longestJudged).toLowerCase()
  const found = usual.flatMap(({ word, lower }) => (stands(judged, lower) ? [word] : []))
  return found.filter((word, index) => !found.slice(0, index).some(longer => longer.includes(word)))
}

/** The gravest kind the text speaks of: who asks for damages does not merely report a leak. */
const byGravity: readonly CaseKind[] = [
  'dispute',
  'complaint',
  'praise',
  'suggestion',
  'repair',
  'consultation',
]

function kindOf(profile: Profile, words: readonly string[]): CaseKind | null {
  let best: { kind: CaseKind; score: number } | undefined
  for (const kind of byGravity) {
    const usual = profile.kinds.find(entry => entry.id === kind)?.words ?? []
    const score = weight(words, usual)
    if (score > 0 && (!best || score > best.score * 2)) best = { kind, score }
  }
  return best?.kind ?? null
}

function categoryOf(placed: readonly PlacedCategory[], kind: CaseKind | null, words: readonly string[]) {
  let best: { path: readonly string[]; kinds: readonly CaseKind[] | undefined; score: number } | undefined
  for (const { path, nodes } of placed) {
    const own = weight(words, nodes.at(-1)?.words ?? [])
    if (own === 0) continue
    const above = nodes.slice(0, -1).reduce((sum, node) => sum + weight(words, node.words ?? []), 0)
    const kinds = nodes.findLast(node => node.kinds)?.kinds
    const fits = kind === null || !kinds || kinds.includes(kind)
    const score = (own * 2 + above) * (fits ? 1 : 0.5)
    if (!best || score > best.score || (score === best.score && path.length > best.path.length))
      best = { path, kinds, score }
  }
  return best
}

/**
 * A found word counts where it is one of the usual ones, or has one of them inside: then as much as that one, so that a
 * leaking ceiling is a leak, not a ceiling.
 */
function weight(words: readonly string[], usual: readonly string[]): number {
  let sum = 0
  for (const word of words) {
    let longest = 0
    for (const one of usual) if (one.length > longest && stands(word, one)) longest = one.length
    sum += longest
  }
  return sum
}
