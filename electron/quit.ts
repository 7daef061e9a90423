/** Seconds of draining after which a person is asked whether to go on waiting. */
export const DRAIN_SECONDS = 20

export interface QuitOptions {
  /** Writes the last operations and closes the desk. */
  drain(): Promise<void>
  /** Ends the program normally; windows get their `close`. */
  quit(): void
  /** Ends the program at once. */
  exit(code: number): void
  /** Asks whether to force the exit. At most one question is open at a time. */
  askToForce(secondsWaited: number): Promise<boolean>
  /** Shown while draining, once a second. */
  showProgress(secondsLeft: number): void
  noteFailure(error: unknown): void
  noteForced(secondsWaited: number): void
  /** Calls back every second until the answer is called. */
  everySecond(tick: () => void): () => void
}

export interface SafeQuit {
  /** To be called on `before-quit`. Holds the program back until the desk is closed. */
  beforeQuit(event: { preventDefault(): void }): void
  readonly state: 'running' | 'draining' | 'done'
}

/**
 * Quitting without losing a write: the first request drains the writer, with the time left shown; after
 * `DRAIN_SECONDS`, or on a second request, a person may force the exit after a warning.
 */
export function createSafeQuit(options: QuitOptions): SafeQuit {
  let state: SafeQuit['state'] = 'running'
  let waited = 0
  let asking = false

  const offerForce = async (): Promise<void> => {
    if (asking) return
    asking = true
    try {
      const force = await options.askToForce(waited)
      if (force && state === 'draining') {
        options.noteForced(waited)
        options.exit(1)
      }
    } finally {
      asking = false
    }
  }
  const askNow = (): void => {
    offerForce().catch(options.noteFailure)
  }

  const drain = async (): Promise<void> => {
    options.showProgress(DRAIN_SECONDS)
    const stop = options.everySecond(() => {
      waited += 1
      options.showProgress(Math.max(0, DRAIN_SECONDS - waited))
      if (waited > 0 && waited % DRAIN_SECONDS === 0) askNow()
    })
    let failed = false
    try {
      await options.drain()
    } catch (error) {
      failed = true
      options.noteFailure(error)
    } finally {
      stop()
    }
    state = 'done'
    // Closing failed: what was committed is on disk, but the exit code tells whoever started the program.
    if (failed) options.exit(1)
    else options.quit()
  }

  return {
    get state() {
      return state
    },
    beforeQuit(event) {
      if (state === 'done') return
      event.preventDefault()
      if (state === 'draining') {
        askNow()
        return
      }
      state = 'draining'
      drain().catch(options.noteFailure)
    },
  }
}
