/**
 * The words last searched for. They may be a name or a phone, so they stand neither in the address nor in any
 * storage; while the page lives, coming back to the list finds them.
 */
let words = ''

/** The filters last seen, for the way back from a case. */
let query = ''

export const lastQuery = (): string => query
export function rememberQuery(next: string): void {
  query = next
}

export const searchedFor = (): string => words
export function rememberSearch(text: string): void {
  words = text
}
