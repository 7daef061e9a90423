import { type CaseKind, closesAtOnce } from './cases.ts'
import { type Category, isOffered, type PlacedCategory, placedIn, type Profile } from './profile.ts'
import { usualWordsIn } from './propose.ts'

/** One node of the tree of causes, at most three levels deep. */
export interface Cause extends Category {
  /** Ids of categories whose cases usually have it. */
  readonly categories?: readonly string[] | undefined
  readonly children?: readonly Cause[] | undefined
}

/** What knows causes: a profile, or the part of one that holds them. */
type WithCauses = Pick<Profile, 'causes'>

/** Every cause with its path, parents before children; retired ones too. */
export const allCauses = ({ causes }: WithCauses): PlacedCategory<Cause>[] => placedIn<Cause>(causes)

/** A cause with what stands above it; undefined where the profile has none of that id. */
export const placedCause = (profile: WithCauses, id: string): PlacedCategory<Cause> | undefined =>
  allCauses(profile).find(({ path }) => path.at(-1) === id)

/** Ids from the top down to a cause; only its own where the profile knows it no more. */
export const causePath = (profile: WithCauses, id: string): readonly string[] =>
  placedCause(profile, id)?.path ?? [id]

/** What a cause is called, most general first; its id where the profile knows it no more. */
export const causeNames = (profile: WithCauses, id: string, language: 'zh' | 'en'): readonly string[] =>
  placedCause(profile, id)?.nodes.map(({ name }) => name[language]) ?? [id]

/** Whether a cause is usual for a kind: its own list of kinds says so, else that of what is above it. */
export function isUsualFor({ nodes }: PlacedCategory, kind: CaseKind): boolean {
  const kinds = nodes.findLast(node => node.kinds)?.kinds
  return kinds === undefined || kinds.includes(kind)
}

/** What is known of a case before anybody says what caused it. */
export interface CauseQuestion {
  readonly kind: CaseKind
  readonly category: readonly string[]
  readonly text: string
}

/**
 * The cause of a case where it is plain: by words in the text, else by the category, else by the kind alone. Kinds that
 * are closed at once go by the kind first: who asks a question about quality complains of nothing. Pure; it proposes
 * only, a person confirms by sending.
 * @returns the id of a cause that is offered; null where nothing says so
 */
export function proposeCause(profile: WithCauses, { kind, category, text }: CauseQuestion): string | null {
  const usual = allCauses(profile).filter(one => isOffered(one) && isUsualFor(one, kind))
  const byKind = usual.find(({ nodes }) => nodes.at(-1)?.kinds?.includes(kind))
  const found = closesAtOnce(kind) ? byKind : (byWords(usual, text) ?? byCategory(usual, category) ?? byKind)
  return found?.path.at(-1) ?? null
}

/**
 * The cause of what is recorded and closed in one step, where whoever took it names none: nobody is kept at the
 * counter by it.
 */
export function causeAtOnce(profile: WithCauses, matter: CauseQuestion): string | null {
  const offered = allCauses(profile).filter(isOffered)
  const usual = offered.find(one => isUsualFor(one, matter.kind)) ?? offered[0]
  return proposeCause(profile, matter) ?? usual?.path.at(-1) ?? null
}

/** The cause with the longest words in the text. */
function byWords(usual: readonly PlacedCategory<Cause>[], text: string) {
  let best: { readonly one: PlacedCategory<Cause>; readonly score: number } | undefined
  for (const one of usual) {
    const words = usualWordsIn(text, one.nodes.at(-1)?.words ?? [])
    const score = words.reduce((sum, word) => sum + word.length, 0)
    if (score > (best?.score ?? 0)) best = { one, score }
  }
  return best?.one
}

/** The cause of the category itself, or of the nearest one above it. */
function byCategory(usual: readonly PlacedCategory<Cause>[], category: readonly string[]) {
  for (const id of category.toReversed()) {
    const found = usual.find(({ nodes }) => nodes.at(-1)?.categories?.includes(id))
    if (found) return found
  }
  return undefined
}
