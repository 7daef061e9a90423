import type { HeldEnd } from '../contract/sync.ts'
import type { ReadDatabase } from '../database/read.ts'
import { incarnationStarted } from '../log/incarnation.ts'
import { originOf, type Replica } from './replica.ts'

/**
 * Points of a site's log up to which headquarters holds it, for its receipt: where each incarnation ends, where copies
 * that went on by themselves end, and where an incarnation was left for the next one. A site that is one of several
 * copies finds the point that is on its own way by the hash.
 */
export function vouchedEnds(replica: Replica): readonly HeldEnd[] {
  const { read } = replica
  const all = read.all<{ incarnation: string; sequence: number }>(
    'select incarnation, max(sequence) as sequence from operation group by incarnation order by incarnation',
  )
  const ends = all.map(({ incarnation, sequence }) => pointAt(replica, incarnation, sequence))
  const left = all.flatMap(({ incarnation }) => {
    const previous = previousOf(read, incarnation)
    if (!previous) return []
    const names = [previous.incarnation, ...replica.children(previous.incarnation)]
    const name = names.find(one => replica.hashAt(one, previous.sequence) === previous.hash)
    return name === undefined ? [] : [pointAt(replica, name, previous.sequence)]
  })
  const known = new Set(ends.map(({ hash }) => hash))
  return [...ends, ...left.filter(({ hash }) => !known.has(hash))]
}

/** Where the incarnation before one was left; undefined for the first one, and for a channel of headquarters' own. */
function previousOf(read: ReadDatabase, incarnation: string) {
  const first = read.get<{ facts: string }>(
    'select facts from operation where incarnation=? and sequence=1 and type=?',
    [incarnation, incarnationStarted.type],
  )
  return first ? incarnationStarted.facts.parse(JSON.parse(first.facts)).previous : undefined
}

const pointAt = (replica: Replica, name: string, sequence: number): HeldEnd => ({
  incarnation: originOf(name),
  sequence,
  words: Math.min(sequence, replica.wordsOf(name)),
  hash: replica.hashAt(name, sequence),
})
