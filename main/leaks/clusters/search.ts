import type { Choice } from './choices.ts'

/** Steps of reading one gain that a search may take beyond the first good answer; bounds the time, not by a clock. */
const budget = 60_000
/** Choices kept for each item beside the ones that explain most. */
const perItem = 60
const least = 1e-9

/**
 * Which sources to suppose so that prices and gains together are the most, each item with the source it gains most by
 * or with none. Exact unless a component is so large that the budget ends first; then the best found by adding,
 * dropping and exchanging. The answer depends on the choices and their order alone.
 */
export function bestSources(all: readonly Choice[]): Map<number, Choice> {
  const answer = new Map<number, Choice>()
  for (const component of components(all)) {
    const choices = shortened(component)
    const picked = new Set(exact(choices, climbed(choices)))
    const open = choices.filter(choice => picked.has(choice))
    for (const [item, choice] of assigned(open)) answer.set(item, choice)
  }
  return answer
}

/** Each item's source among the open ones: what it gains most by, the first of equal ones. */
function assigned(open: readonly Choice[]): Map<number, Choice> {
  const most = new Map<number, { gain: number; choice: Choice }>()
  for (const choice of open)
    for (const [item, gain] of choice.gains)
      if (gain > (most.get(item)?.gain ?? 0) + least) most.set(item, { gain, choice })
  return new Map([...most].map(([item, { choice }]) => [item, choice]))
}

/** Choices that share no item have nothing to do with each other. */
function components(choices: readonly Choice[]): Choice[][] {
  const parent = new Map<number, number>()
  const root = (item: number): number => {
    let at = item
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  for (const choice of choices) {
    const [first] = choice.gains.keys()
    if (first === undefined) continue
    for (const item of choice.gains.keys()) parent.set(root(item), root(first))
  }
  const groups = new Map<number, Choice[]>()
  for (const choice of choices) {
    const [first] = choice.gains.keys()
    if (first === undefined) continue
    const group = groups.get(root(first))
    if (group) group.push(choice)
    else groups.set(root(first), [choice])
  }
  return [...groups.values()]
}

const potential = (choice: Choice) =>
  [...choice.gains.values()].reduce((sum, gain) => sum + gain, choice.open)

/** The best for each item, without what another choice does as well for less. */
function shortened(choices: readonly Choice[]): Choice[] {
  const ranked = choices
    .map((choice, index) => ({ choice, index, potential: potential(choice) }))
    .sort((one, other) => other.potential - one.potential || one.index - other.index)
  const counts = new Map<number, number>()
  const kept: Choice[] = []
  for (const { choice } of ranked) {
    if (![...choice.gains.keys()].some(item => (counts.get(item) ?? 0) < perItem)) continue
    if (kept.some(other => dominates(other, choice))) continue
    for (const item of choice.gains.keys()) counts.set(item, (counts.get(item) ?? 0) + 1)
    kept.push(choice)
  }
  return kept
}

function dominates(one: Choice, other: Choice): boolean {
  if (one.block !== other.block || one.open < other.open) return false
  for (const [item, gain] of other.gains) if ((one.gains.get(item) ?? 0) < gain) return false
  return true
}

function worth(picked: Iterable<Choice>): number {
  const most = new Map<number, number>()
  let total = 0
  for (const choice of picked) {
    total += choice.open
    for (const [item, gain] of choice.gains) {
      const known = most.get(item) ?? 0
      if (gain <= known) continue
      most.set(item, gain)
      total += gain - known
    }
  }
  return total
}

/** Adds as long as that is better, then drops and exchanges, each time what is best. */
function climbed(choices: readonly Choice[]): readonly Choice[] {
  let picked: readonly Choice[] = []
  for (;;) {
    const more = bestAddition(choices, picked)
    if (more) {
      picked = [...picked, more.choice]
      continue
    }
    let best: { picked: readonly Choice[]; by: number } | undefined
    const value = worth(picked)
    for (const out of picked) {
      const rest = picked.filter(one => one !== out)
      const lost = worth(rest) - value
      const instead = bestAddition(choices, rest, out)
      const by = lost + (instead?.by ?? 0)
      if (by > (best?.by ?? 0) + least) best = { picked: instead ? [...rest, instead.choice] : rest, by }
    }
    if (!best) return picked
    picked = best.picked
  }
}

function bestAddition(
  choices: readonly Choice[],
  picked: readonly Choice[],
  except?: Choice,
): { readonly choice: Choice; readonly by: number } | undefined {
  const most = new Map<number, number>()
  for (const { gains } of picked)
    for (const [item, gain] of gains) most.set(item, Math.max(gain, most.get(item) ?? 0))
  let best: { choice: Choice; by: number } | undefined
  for (const choice of choices) {
    if (choice === except) continue
    let by = choice.open
    for (const [item, gain] of choice.gains) by += Math.max(0, gain - (most.get(item) ?? 0))
    if (by > (best?.by ?? 0) + least) best = { choice, by }
  }
  return best
}

/** Branch and bound: with or without each choice, as long as what is left could still be better. */
function exact(choices: readonly Choice[], known: readonly Choice[]): readonly Choice[] {
  let best = known
  let value = worth(known)
  let left = budget
  const most = new Map<number, number>()

  const adds = (choice: Choice): number => {
    left -= choice.gains.size
    let more = choice.open
    for (const [item, gain] of choice.gains) more += Math.max(0, gain - (most.get(item) ?? 0))
    return more
  }

  const walk = (picked: readonly Choice[], sum: number, rest: readonly Choice[]): void => {
    if (sum > value + least) {
      value = sum
      best = picked
    }
    if (left <= 0) return
    // What a choice adds now is the most it can ever add. The sort keeps the order of equal ones.
    const useful = rest
      .map(choice => ({ choice, more: adds(choice) }))
      .filter(({ more }) => more > least)
      .sort((one, other) => other.more - one.more)
    let could = useful.reduce((all, { more }) => all + more, 0)
    for (const [at, { choice, more }] of useful.entries()) {
      if (left <= 0 || sum + could <= value + least) return
      const before = [...choice.gains.keys()].map(item => [item, most.get(item)] as const)
      for (const [item, gain] of choice.gains) most.set(item, Math.max(gain, most.get(item) ?? 0))
      walk(
        [...picked, choice],
        sum + more,
        useful.slice(at + 1).map(one => one.choice),
      )
      for (const [item, gain] of before) {
        if (gain === undefined) most.delete(item)
        else most.set(item, gain)
      }
      could -= more
    }
  }
  walk([], 0, choices)
  return best
}
