import { packWords } from '../contract/both-words.ts'
import { DeskError } from '../contract/errors.ts'
import { faultsOfSection } from '../contract/profile-faults.ts'
import { Profile } from '../contract/profile.ts'
import { type EditableSection, longestSection, sectionWords } from '../contract/profile-sections.ts'

/**
 * A section as it may be recorded: read by its schema beside the rest of the profile. Errors: `profile.tooLong`,
 * `profile.sectionWrong` with the first fault and how many there are.
 */
export function checkedSection(profile: Profile, section: EditableSection, content: unknown): unknown {
  const text = JSON.stringify(content ?? null)
  if (text.length > longestSection)
    throw new DeskError('profile.tooLong', {
      thing: packWords(sectionWords[section]),
      most: longestSection / 1000,
    })
  const plain: unknown = JSON.parse(text)
  const parsed = Profile.safeParse({ ...profile, [section]: plain })
  if (parsed.success) return parsed.data[section]
  const faults = faultsOfSection(profile, section, plain)
  const [fault] = faults
  throw new DeskError(
    'profile.sectionWrong',
    {
      faultPlace: packWords(fault?.place ?? sectionWords[section]),
      faultReason: packWords(fault?.why ?? { zh: '内容有误', en: 'it is wrong' }),
      count: faults.length,
    },
    { cause: parsed.error },
  )
}

/** One thing of a section that stands in the log by its id. */
export interface Named {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** Ids from the top down to it; for categories that is what cases hold. */
  readonly path: readonly string[]
}

/** Something with an id and a name, and others below it. */
export interface NamedNode {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly children?: readonly NamedNode[] | undefined
}

/** Things of a list with everything below them, by id. */
export function byId(nodes: readonly NamedNode[]): Map<string, Named> {
  const found = new Map<string, Named>()
  const visit = (list: readonly NamedNode[], above: readonly string[]) => {
    for (const { id, name, children } of list) {
      const path = [...above, id]
      found.set(id, { id, name, path })
      visit(children ?? [], path)
    }
  }
  visit(nodes, [])
  return found
}

/** What is gone, or stands elsewhere, between two states of a section: cases that hold it would lose its name. */
export function lostPaths(before: readonly NamedNode[], after: readonly NamedNode[]): Named[] {
  const now = byId(after)
  return [...byId(before).values()].filter(({ id, path }) => now.get(id)?.path.join('/') !== path.join('/'))
}

/**
 * Counts up the versions that stand in the log beside a rule: a rule that differs from what holds now gets a version
 * that no other state of it ever had.
 * @param changeNumber counted over all changes of the profile, so never given twice
 */
export function withRuleVersions(
  now: Profile,
  shipped: Profile,
  section: EditableSection,
  content: Profile[EditableSection],
  changeNumber: number,
): unknown {
  if (section === 'levels') {
    const levels = content as Profile['levels']
    return { ...levels, version: shipped.levels.version + changeNumber }
  }
  if (section === 'deadlines') {
    const { rules } = content as Profile['deadlines']
    return { rules: counted(rules, now.deadlines.rules, shipped.deadlines.rules, changeNumber) }
  }
  if (section === 'callbacks') {
    const callbacks = content as Profile['callbacks']
    const plans = counted(callbacks.plans, now.callbacks.plans, shipped.callbacks.plans, changeNumber)
    return { ...callbacks, plans }
  }
  return content
}

interface Versioned {
  readonly id: string
  readonly version: number
}

function counted<Rule extends Versioned>(
  rules: readonly Rule[],
  now: readonly Rule[],
  shipped: readonly Rule[],
  changeNumber: number,
): Rule[] {
  return rules.map(rule => {
    const current = now.find(({ id }) => id === rule.id)
    if (current && sameRule(current, rule)) return { ...rule, version: current.version }
    const first = shipped.find(({ id }) => id === rule.id)?.version ?? 0
    return { ...rule, version: first + changeNumber }
  })
}

/** Compared by what they say, whatever the order of members and the version. */
function sameRule(one: object, other: object): boolean {
  return inOrder({ ...one, version: 0 }) === inOrder({ ...other, version: 0 })
}

/** JSON with the members of every object in the order of their names. */
export function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
