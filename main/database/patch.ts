/** A patch holds only what changes: members without a value are left out. */
export function patch<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/** How a yes or no is stored. */
export const flagOf = (yes: boolean): 0 | 1 => (yes ? 1 : 0)
