/**
 * Room for slices on their way to the disk, used again and again: a fresh 4 MB for each of the five hundred slices of
 * a video lets memory grow by hundreds of megabytes before anything is collected.
 */
export interface SliceRooms {
  /** Runs `use` with a room of its own; what is in it is nobody's afterwards. */
  lend<T>(use: (room: Buffer) => Promise<T>): Promise<T>
}

/** Kept while nobody uploads; more are made for more people at once and dropped behind them. */
const mostSpare = 2

/**
 * @param size bytes of each room
 * @param most rooms that are lent at once; whoever comes then waits, in order
 */
export function sliceRooms(size: number, most: number = Number.POSITIVE_INFINITY): SliceRooms {
  const spare: Buffer[] = []
  const waiting: (() => void)[] = []
  let lent = 0
  return {
    async lend(use) {
      // A room that is given back goes to the first who waits without being counted anew.
      if (lent < most) lent += 1
      else await new Promise<void>(resolve => waiting.push(resolve))
      const room = spare.pop() ?? Buffer.allocUnsafeSlow(size)
      try {
        return await use(room)
      } finally {
        if (spare.length < mostSpare) spare.push(room)
        const next = waiting.shift()
        if (next) next()
        else lent -= 1
      }
    },
  }
}
