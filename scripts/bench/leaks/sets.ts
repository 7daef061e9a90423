import type { Shape } from './estates.ts'
import { type ScenarioName, scenarioOf } from './scenarios.ts'
import { noPairs, type Pairs, score } from './score.ts'

/** Shapes and seeds. The numbers of the model were chosen on `tuned` alone; `heldOut` shares no shape and no seed. */
export const sets = {
  tuned: { shapes: ['slab', 'tower', 'low', 'deep'], firstSeed: 1 },
  heldOut: { shapes: ['corridor', 'stepped', 'point'], firstSeed: 900_001 },
  /** The shapes the model was tuned on with seeds it was not. */
  newSeeds: { shapes: ['slab', 'tower', 'low', 'deep'], firstSeed: 1_000_001 },
} as const satisfies Record<string, { readonly shapes: readonly Shape[]; readonly firstSeed: number }>
export type SetName = keyof typeof sets

/** Pairs of a scenario over so many seeds of each shape of a set. */
export function pairsOf(name: ScenarioName, set: SetName, seeds: number): Pairs {
  const { shapes, firstSeed } = sets[set]
  const pairs = noPairs()
  for (const shape of shapes)
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) score(scenarioOf(name, shape, seed), pairs)
  return pairs
}
