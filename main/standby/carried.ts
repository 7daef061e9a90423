import { z } from 'zod'
import type { DeskCore } from '../desk/core.ts'
import { meet } from './meeting.ts'
import { lineageOf, proofOf, provesIt, Replacement } from './replaced.ts'

/** How the desk that a device talked to last went on: the device carries it to whichever desk answers by that name. */
export const lineageCookie = '__Host-desk_lineage'

/** So many of its incarnations a desk sends along, the latest. */
const mostCarried = 5
const longest = 4_000

const Carried = z.array(Replacement).max(mostCarried)
const about = (words: string) => `carried\n${words}`

const words = new WeakMap<DeskCore, { readonly incarnation: string; readonly word: string | undefined }>()

/** What devices carry of this desk, with the proof that it holds the data; undefined where it never went on from a copy. */
export function carriedWord(core: DeskCore): string | undefined {
  const incarnation = core.head()?.incarnation ?? ''
  const known = words.get(core)
  if (known?.incarnation === incarnation) return known.word
  const lineage = lineageOf(core.read).slice(0, mostCarried)
  const text = Buffer.from(JSON.stringify(lineage)).toString('base64url')
  const word = lineage.length === 0 ? undefined : `${text}.${proofOf(core, about(text))}`
  words.set(core, { incarnation, word })
  return word
}

/** The desk that went on from a copy of this one, by what a device carries; undefined where it says no such thing. */
export function replacementCarried(core: DeskCore, carried: string): Replacement | undefined {
  if (carried.length > longest || carried === carriedWord(core)) return undefined
  const [text = '', proof = ''] = carried.split('.', 2)
  if (!provesIt(core, about(text), proof)) return undefined
  const lineage = Carried.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  return lineage.data?.find(other => meet(core.read, other).is === 'after')
}
