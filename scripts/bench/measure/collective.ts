/** What the desk decides about a new case by itself: whether many homes have the same matter, and how grave it is. */
import { levelsReaction } from '../../../main/levels/reaction.ts'
import type { CommandContext } from '../../../main/log/command.ts'
import type { Reaction } from '../../../main/log/reaction.ts'
import { collectiveReaction } from '../../../main/warnings/reaction.ts'
import { openBenchDesk } from '../data/place.ts'
import { type Figure, report } from './figure.ts'
import { givenPlace } from './place.ts'

const looked = 300
const wanted = 5

const desk = await openBenchDesk(givenPlace())
const { read, environment } = desk.requireCore()
// Each judged as it was when it came: with all that came before it, and at its own time.
const newest = read.all<{ id: string; at: number }>(
  `select id, received_at as at from "case"
   where unit_id is not null and building_id is not null and category like '%/%'
   order by received_at desc limit ${looked}`,
)
const run = (reaction: Reaction, { id, at }: { readonly id: string; readonly at: number }) => {
  const context = { read, now: at, newId: environment.newId, emit() {} } as unknown as CommandContext
  const start = performance.now()
  reaction.run(context, id)
  return performance.now() - start
}
const [warm] = newest
if (warm) for (const reaction of [collectiveReaction, levelsReaction]) run(reaction, warm)
const collective = newest.map(one => run(collectiveReaction, one))
const both = newest.map((one, index) => (collective[index] ?? 0) + run(levelsReaction, one))
await desk.close()

function shares(what: string, times: readonly number[]): Figure[] {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return (
    [
      ['median', 0.5],
      ['nine of ten', 0.9],
    ] as const
  ).map(([name, share]) => ({
    what: `${what}, ${name}`,
    unit: 'ms',
    measured: at(share),
    wanted: `≤ ${wanted} ms`,
    good: at(share) <= wanted,
  }))
}
report([
  ...shares('collective detection for a new case, building and project', collective),
  ...shares('collective detection and level of a new case', both),
])
