import { describe, expect, it } from 'vitest'
import { scenarioNames } from '../../scripts/bench/leaks/scenarios.ts'
import { noPairs, precisionOf, recallOf } from '../../scripts/bench/leaks/score.ts'
import { pairsOf, type SetName } from '../../scripts/bench/leaks/sets.ts'

/** Houses of each shape and scenario, as `npm run bench -- --only clusters` takes them. */
const seeds = 60

describe('leak clusters on houses with known sources', () => {
  it.each(['heldOut', 'newSeeds'] satisfies SetName[])(
    'find them in %s, which the model was not tuned on',
    set => {
      const sum = noPairs()
      for (const name of scenarioNames) {
        const { right, joined, parted } = pairsOf(name, set, seeds)
        sum.right += right
        sum.joined += joined
        sum.parted += parted
      }
      expect(sum.right).toBeGreaterThan(1_000)
      expect(precisionOf(sum)).toBeGreaterThanOrEqual(0.95)
      expect(recallOf(sum)).toBeGreaterThanOrEqual(0.95)
    },
  )
})
