/** Work that a service of the desk has under way. */
export interface Rounds {
  /** Goes on as ever; {@link settled} waits for it. */
  run<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing is under way any more, however it ended. */
  settled(): Promise<void>
}

/** Remembers what is under way, so that whoever stops a service can wait before the desk is closed under it. */
export function createRounds(): Rounds {
  const running = new Set<Promise<unknown>>()
  return {
    async run(work) {
      running.add(work)
      try {
        return await work
      } finally {
        running.delete(work)
      }
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}
