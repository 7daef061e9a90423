/** Who brought a matter, as far as it is known. */
export interface Bringer {
  readonly personId: string | null
  readonly unitId: string | null
  /** Names the person goes by, or the caller's; empty where nobody gave one. */
  readonly names: readonly string[]
  /** Digits of phone numbers, without the country. */
  readonly phones: readonly string[]
}

/**
 * Whether two cases may be of the same owner. Only then may one be void as the duplicate of the other: everybody else
 * keeps an answer and a callback of their own. What is not known speaks for neither; a home has several owners, so
 * the same home alone does not make two names one.
 */
export function maybeSameOwner(one: Bringer, other: Bringer): boolean {
  if (one.personId !== null && other.personId !== null) return one.personId === other.personId
  if (shares(one.phones, other.phones)) return true
  if (one.unitId !== null && other.unitId !== null && one.unitId !== other.unitId) return false
  if (one.names.length > 0 && other.names.length > 0) return shares(one.names, other.names)
  return one.phones.length === 0 || other.phones.length === 0
}

const shares = (some: readonly string[], others: readonly string[]): boolean =>
  some.some(value => others.includes(value))
