import type { CaseKind } from '../contract/cases.ts'
import { allCategories, type Category, categoryPath, isOffered, type Profile } from '../contract/profile.ts'
import { proposeMatter, type MatterProposal } from '../contract/propose.ts'
import { kindOfText } from './case-values.ts'

/** What a case of a register is about, in the words of the profile. */
export interface FoundMatter {
  readonly kind: CaseKind
  readonly category: readonly string[]
  /** The register's own words for the category say exactly this. */
  readonly categoryKnown: boolean
  /** The register's own word for the kind says exactly this. */
  readonly kindKnown: boolean
}

/** What a row says about its matter, as written; empty where nothing. */
export interface WrittenMatter {
  readonly kind: string
  /** Most general first. */
  readonly categories: readonly string[]
  /** Title and text. */
  readonly text: string
}

/** Registers repeat short words; long texts come once. */
const longestRemembered = 120
const mostRemembered = 4_000

/** Matches the words of a register to kinds and categories of the profile. */
export class MatterMatcher {
  readonly #profile: Profile
  readonly #byName = new Map<string, readonly string[]>()
  readonly #kindsByName = new Map<string, CaseKind>()
  readonly #proposals = new Map<string, MatterProposal>()
  #last: { readonly text: string; readonly proposal: MatterProposal } | undefined

  constructor(profile: Profile) {
    this.#profile = profile
    const placed = allCategories(profile)
    // A category that took the name of a retired one is meant.
    for (const { path, nodes } of [...placed.filter(isOffered), ...placed.filter(one => !isOffered(one))]) {
      const node = nodes.at(-1)
      if (!node) continue
      for (const name of namesOf(node)) if (!this.#byName.has(name)) this.#byName.set(name, path)
    }
    for (const { id, name } of profile.kinds)
      for (const word of [id, name.zh, name.en]) this.#kindsByName.set(plain(word), id)
  }

  find(written: WrittenMatter): FoundMatter {
    const exact = this.#exact(written.categories)
    // Words the profile does not have stay words: a guess from the text would put something else in their place.
    const path = exact ?? this.#propose(written.categories.join(' ') || written.text).category
    const namedKind =
      this.#kindsByName.get(plain(written.kind)) ??
      kindOfText(written.kind) ??
      written.categories.map(one => kindOfText(one)).find(Boolean)
    const kind = namedKind ?? this.#propose(written.text).kind ?? this.#kindOf(path) ?? 'consultation'
    return {
      kind,
      category: path,
      categoryKnown: exact !== undefined,
      kindKnown: this.#kindsByName.get(plain(written.kind)) === kind,
    }
  }

  /** The deepest level whose name the profile has. */
  #exact(words: readonly string[]): readonly string[] | undefined {
    const parts = words.flatMap(word => (this.#byName.has(plain(word)) ? [word] : word.split(/[/>\\、|-]+/)))
    for (const word of parts.reverse()) {
      const path = this.#byName.get(plain(word))
      if (path) return path
    }
    return undefined
  }

  #kindOf(path: readonly string[]): CaseKind | undefined {
    return categoryPath(this.#profile, path)?.findLast(node => node.kinds)?.kinds?.[0]
  }

  #propose(text: string): MatterProposal {
    if (text.length > longestRemembered) {
      if (this.#last?.text !== text) this.#last = { text, proposal: proposeMatter(this.#profile, text) }
      return this.#last.proposal
    }
    const known = this.#proposals.get(text)
    if (known) return known
    const proposal = proposeMatter(this.#profile, text)
    if (this.#proposals.size >= mostRemembered) this.#proposals.clear()
    this.#proposals.set(text, proposal)
    return proposal
  }
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()（）]+/g, '')

const namesOf = ({ id, name }: Category) => [plain(name.zh), plain(name.en), plain(id)]
