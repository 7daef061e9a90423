/** Choices that come out the same for the same seed, so that an example estate can be made again. */
export interface Chance {
  /** From 0 up to, without, 1. */
  next(): number
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True in `share` of all cases, 0 to 1. */
  happens(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight: `[[value, weight], …]`. */
  weighted<const T>(list: readonly (readonly [T, number])[]): T
  /** A UUID of version 7 made at a moment, UTC milliseconds. */
  id(at: number): string
}

/** Mulberry32: small, quick and good enough for examples; never for secrets. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[between(0, list.length - 1)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  return {
    next,
    between,
    pick,
    happens: share => next() < share,
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return pick(list)[0]
    },
    id(at) {
      const time = Math.floor(at).toString(16).padStart(12, '0')
      const hex = (digits: number) =>
        between(0, 16 ** digits - 1)
          .toString(16)
          .padStart(digits, '0')
      const variant = (8 + between(0, 3)).toString(16)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
    },
  }
}
