import type { CaseKind } from './cases.ts'

/** What of a level rule is looked at here; see `ProfileLevels`. */
interface RuleSigns {
  readonly id: string
  readonly level: 1 | 2
  readonly retired?: true | undefined
  readonly kinds?: readonly CaseKind[] | undefined
  readonly words?: readonly string[] | undefined
}

interface RuleFault {
  readonly rule: number
  readonly member: 'id' | 'kinds' | 'words'
  readonly message: string
}

/** What level rules do to each other and to the kinds that have levels: rules and words that would never count. */
export function faultsOfLevelRules(levelled: readonly CaseKind[], rules: readonly RuleSigns[]): RuleFault[] {
  const faults: RuleFault[] = []
  const kindsOf = ({ kinds }: RuleSigns) => kinds?.filter(kind => levelled.includes(kind)) ?? levelled
  for (const [index, rule] of rules.entries()) {
    const { id, kinds } = rule
    if (rules.findIndex(other => other.id === id) < index)
      faults.push({ rule: index, member: 'id', message: `${id} is used twice` })
    if (rule.retired) continue
    if (kinds && kindsOf(rule).length === 0)
      faults.push({ rule: index, member: 'kinds', message: `${id} is for kinds without levels` })
    for (const [place, other] of rules.entries()) {
      if (other.retired || !comesBefore(other, place, rule, index)) continue
      if (!kindsOf(rule).every(kind => kindsOf(other).includes(kind))) continue
      const taken = shared(rule.words, other.words)
      if (taken === undefined) continue
      faults.push({ rule: index, member: 'words', message: `${id} has the word ${taken} of ${other.id}` })
    }
  }
  return faults
}

/** Level 1 is looked at before level 2, and within a level the rules in their order. */
const comesBefore = (one: RuleSigns, place: number, other: RuleSigns, index: number): boolean =>
  one.level < other.level || (one.level === other.level && place < index)

/** The first word of both, without its blanks so that a message can carry it. */
function shared(words: readonly string[] = [], others: readonly string[] = []): string | undefined {
  const theirs = new Set(others.map(word => word.toLowerCase()))
  return words.find(word => theirs.has(word.toLowerCase()))?.replaceAll(/\s/gu, '_')
}
