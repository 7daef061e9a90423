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

/** @param size bytes of each room */
export function sliceRooms(size: number): SliceRooms {
  const spare: Buffer[] = []
  return {
    async lend(use) {
      const room = spare.pop() ?? Buffer.allocUnsafeSlow(size)
      try {
        return await use(room)
      } finally {
        if (spare.length < mostSpare) spare.push(room)
      }
    },
  }
}
