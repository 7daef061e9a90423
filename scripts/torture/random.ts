/** A seeded stream of random numbers: the same seed is the same torture. */
export interface Dice {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number
  /** A whole number from 0 to `below` (excluded). */
  below(below: number): number
  chance(probability: number): boolean
  /** A stream of its own, so that one more draw here changes nothing there. */
  fork(name: string): Dice
}

/** mulberry32 over a hash of the seed. */
export function diceOf(seed: string): Dice {
  let state = 2_166_136_261
  for (const unit of Buffer.from(seed)) state = Math.imul(state ^ unit, 16_777_619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: below => Math.floor(next() * below),
    chance: probability => next() < probability,
    fork: name => diceOf(`${seed}/${name}`),
  }
}
