/** What is still to happen, by the clock of a drill. */
export interface Agenda {
  /** Does something at a moment, UTC milliseconds; what lies in the past is done next. */
  at(moment: number, work: () => Promise<void>): void
  /** Lets time pass until a moment. `between` is asked after each round, when nothing is under way. */
  run(until: number, between: () => Promise<void>): Promise<void>
}

/** What happens within so many milliseconds happens at once, as several people work at several computers. */
const atOnce = 15_000

/** An agenda over a clock that stands still while something is done. */
export function createAgenda(clock: { now: number }): Agenda {
  const waiting: { readonly at: number; readonly order: number; readonly work: () => Promise<void> }[] = []
  let order = 0
  return {
    at(moment, work) {
      const entry = { at: Math.max(moment, clock.now), order: (order += 1), work }
      let low = 0
      let high = waiting.length
      while (low < high) {
        const middle = (low + high) >> 1
        const other = waiting[middle]
        if (other && (other.at > entry.at || (other.at === entry.at && other.order > entry.order)))
          low = middle + 1
        else high = middle
      }
      waiting.splice(low, 0, entry)
    },
    async run(until, between) {
      for (let next = waiting.at(-1); next && next.at <= until; next = waiting.at(-1)) {
        const round: (() => Promise<void>)[] = []
        const last = Math.min(next.at + atOnce, until)
        for (let one = waiting.at(-1); one && one.at <= last; one = waiting.at(-1)) {
          clock.now = Math.max(clock.now, one.at)
          round.push(one.work)
          waiting.pop()
        }
        await Promise.all(round.map(work => work()))
        await between()
      }
      clock.now = until
    },
  }
}
