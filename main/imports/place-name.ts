import type { NodeKind } from '../contract/estate.ts'
import { nodeMatchName } from '../estate/matching.ts'

export interface PlaceName {
  /** A name people read, `3栋`. */
  readonly name: string
  /** Its comparable form, `3`. */
  readonly matchName: string
}

const suffixes: Readonly<Record<NodeKind, string>> = {
  project: '',
  phase: '期',
  building: '栋',
  entrance: '单元',
}

function placeName(kind: NodeKind, value: string): PlaceName {
  const matchName = nodeMatchName(kind, value)
  const written = /^[0-9A-Z]+$/.test(value) ? `${value}${suffixes[kind]}` : value
  return { name: nodeMatchName(kind, written) === matchName ? written : value, matchName }
}

const mostKept = 100_000

/** Name and comparable form of what a file calls a place; the two always agree. Answers are kept: rows repeat them. */
export function placeNames(): (kind: NodeKind, value: string) => PlaceName {
  const made = new Map<string, PlaceName>()
  return (kind, value) => {
    const key = `${kind}\n${value}`
    const known = made.get(key)
    if (known) return known
    const name = placeName(kind, value)
    if (made.size > mostKept) made.clear()
    made.set(key, name)
    return name
  }
}
