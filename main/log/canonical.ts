/**
 * Canonical JSON: keys sorted, no blanks, absent members left out. Two equal values give the same text on every
 * machine, so its hash can stand in the chain. Only finite numbers are allowed.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON holds finite numbers only')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members: string[] = []
    for (const name of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[name]
      if (member !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(member)}`)
    }
    return `{${members.join(',')}}`
  }
  throw new TypeError(`canonical JSON cannot hold a ${typeof value}`)
}
