/** Files of which so many are on their way at once; more only take the line from each other. */
const atOnce = 2

/** How the files fare that were dropped. */
export interface QueueState {
  readonly total: number
  readonly done: number
  readonly failed: readonly { readonly file: File; readonly error: unknown }[]
  readonly running: boolean
  /** What arrived of all of them, from 0 to 1, by their sizes: one film is as long on its way as a thousand letters. */
  readonly share: number
}

const idle: QueueState = { total: 0, done: 0, failed: [], running: false, share: 0 }

/** Many small files take their time too. */
const weightOf = ({ size }: File) => Math.max(size, 100_000)

export type UploadQueue = ReturnType<typeof createUploadQueue>

/**
 * Takes any number of files one after the other, in the order they were dropped, whatever page is shown. What failed
 * is kept for another try, what arrived stays.
 * @param take brings one file into the inbox, and says how many of its bytes arrived
 */
export function createUploadQueue(
  take: (file: File, signal: AbortSignal, onProgress: (bytes: number) => void) => Promise<void>,
) {
  let waiting: File[] = []
  let state = idle
  let busy = 0
  let stop = new AbortController()
  /** Bytes of all files since the queue last stood still: those that arrived, and all. */
  let arrived = 0
  let expected = 0
  const listeners = new Set<() => void>()
  const tell = (change: Partial<QueueState>) => {
    const share = expected === 0 ? 0 : Math.min(1, arrived / expected)
    state = { ...state, ...change, share, running: busy > 0 || waiting.length > 0 }
    for (const listener of listeners) listener()
  }

  function pump(): void {
    while (busy < atOnce) {
      const file = waiting.shift()
      if (!file) break
      busy += 1
      const { signal } = stop
      let mine = 0
      const reach = (bytes: number) => {
        arrived += bytes - mine
        mine = bytes
      }
      const ended = (change: () => Partial<QueueState>) => {
        busy -= 1
        reach(weightOf(file))
        tell(change())
        pump()
      }
      const onProgress = (bytes: number) => {
        if (signal.aborted) return
        reach(bytes)
        tell({})
      }
      take(file, signal, onProgress).then(
        () => ended(() => ({ done: state.done + 1 })),
        (error: unknown) =>
          ended(() => (signal.aborted ? {} : { failed: [...state.failed, { file, error }] })),
      )
    }
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: (): QueueState => state,
    add(files: readonly File[]): void {
      if (files.length === 0) return
      if (!state.running) {
        state = { ...idle, failed: state.failed }
        arrived = 0
        expected = 0
      }
      for (const file of files) expected += weightOf(file)
      waiting = [...waiting, ...files]
      tell({ total: state.total + files.length })
      pump()
    },
    /** Gives up what is on its way and what waits. */
    cancel(): void {
      waiting = []
      stop.abort()
      stop = new AbortController()
      tell({ total: state.done })
    },
    retry(): void {
      const files = state.failed.map(({ file }) => file)
      tell({ failed: [] })
      this.add(files)
    },
    /** Forgets what failed. */
    clear(): void {
      state = state.running ? { ...state, failed: [] } : idle
      tell({})
    },
  }
}
