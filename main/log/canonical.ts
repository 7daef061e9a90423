/** The members of an object in their order, each with its name as it is written. */
interface Order {
  readonly names: readonly string[]
  readonly sorted: readonly { readonly name: string; readonly label: string }[]
}

/** The last order for each first name: nearly all objects of a log are of a few dozen shapes. */
const orders = new Map<string, Order>()
const mostOrders = 1_000

function orderOf(names: readonly string[]): Order['sorted'] {
  const [first] = names
  if (first === undefined) return []
  const known = orders.get(first)
  if (known && same(known.names, names)) return known.sorted
  const sorted = [...names].sort().map(name => ({ name, label: `${JSON.stringify(name)}:` }))
  if (orders.size >= mostOrders) orders.clear()
  orders.set(first, { names, sorted })
  return sorted
}

function same(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false
  return true
}

const mostLevels = 500

/**
 * Canonical JSON: keys sorted, no blanks, absent members left out. Two equal values give the same text on every
 * machine, so its hash can stand in the chain. Only finite numbers are allowed, and no more levels than SQLite reads.
 */
export function canonicalJson(value: unknown, level = 0): string {
  if (level > mostLevels) throw new TypeError(`canonical JSON has at most ${mostLevels} levels`)
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON holds finite numbers only')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item, level + 1)).join(',')}]`
  if (typeof value === 'object') {
    let members = ''
    for (const { name, label } of orderOf(Object.keys(value))) {
      const member = (value as Record<string, unknown>)[name]
      if (member !== undefined)
        members += `${members === '' ? '' : ','}${label}${canonicalJson(member, level + 1)}`
    }
    return `{${members}}`
  }
  throw new TypeError(`canonical JSON cannot hold a ${typeof value}`)
}
