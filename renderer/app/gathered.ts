export interface Gathered {
  /** At once where nothing is under way and nothing was just done, otherwise with what is gathered. */
  now(): void
  /** With what is gathered, never at once. */
  soon(): void
  stop(): void
}

/**
 * Does something the first time it is wanted at once, and gathers what is wanted from then on: it is done again when
 * `every` milliseconds are over and the time before has ended, which is waited for `longest` milliseconds at most.
 * @param work tells its failures itself and never rejects
 */
export function gathered(
  work: () => Promise<unknown>,
  { every, longest }: { readonly every: number; readonly longest: number },
): Gathered {
  let stopped = false
  let wanted = false
  let turning = false
  const timers = new Set<ReturnType<typeof setTimeout>>()

  const pause = (milliseconds: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        resolve()
      }, milliseconds)
      timers.add(timer)
    })

  const turn = async (atOnce: boolean) => {
    turning = true
    if (!atOnce) await pause(every)
    while (wanted) {
      wanted = false
      // What is still under way then holds up nothing any more.
      await Promise.all([Promise.race([work(), pause(longest)]), pause(every)])
    }
    turning = false
  }
  const want = (atOnce: boolean) => {
    if (stopped) return
    wanted = true
    if (!turning) void turn(atOnce)
  }

  return {
    now: () => want(true),
    soon: () => want(false),
    stop() {
      stopped = true
      wanted = false
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
