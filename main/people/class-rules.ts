import type { ClassCondition, ClassRule } from '../contract/profile-classes.ts'

/** What classes are counted by. Sums are cents, over the standing contracts somebody signed, alone or with others. */
export interface ClassFacts {
  readonly price: number
  /** What should be paid by now, where that is known. */
  readonly due: number
  /** What of it is paid; more paid on one contract than is due makes up for none of another. */
  readonly paid: number
  /** Homes owned now. */
  readonly homes: number
}

/** The class the rules say: the first in the order of the list whose condition holds. */
export function classByRules(rules: readonly ClassRule[], facts: ClassFacts): ClassRule | undefined {
  return rules.find(({ condition }) => holds(condition, facts))
}

function holds({ by, atLeast }: ClassCondition, { price, due, paid, homes }: ClassFacts): boolean {
  switch (by) {
    case 'price':
      return price >= atLeast * 100
    case 'paid':
      // Without anything due nobody has paid a share of it. Compared whole: 79.99 % are not 80.
      return due > 0 && paid * 100 >= due * atLeast
    case 'homes':
      return homes >= atLeast
  }
}

/** What a condition is measured by: cents, whole percent rounded down, homes. */
export function figureOf({ by }: ClassCondition, { price, due, paid, homes }: ClassFacts): number {
  switch (by) {
    case 'price':
      return price
    case 'paid':
      return due > 0 ? Math.floor((paid * 100) / due) : 0
    case 'homes':
      return homes
  }
}
