/** Lets work on the same thing run one after the other, in the order in which it was asked for. */
export function createTurns() {
  const last = new WeakMap<object, Promise<unknown>>()
  return {
    next<T>(of: object, work: () => Promise<T>): Promise<T> {
      const turn = (last.get(of) ?? Promise.resolve()).then(work, work)
      // Whoever asked hears of a failure; the next one does not.
      last.set(
        of,
        turn.catch(() => undefined),
      )
      return turn
    },
  }
}

/** One parcel is taken in at a time by each headquarters, and no receipt is written meanwhile. */
export const parcelTurns = createTurns()
