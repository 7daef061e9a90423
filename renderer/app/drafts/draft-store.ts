import type { z } from 'zod'

/** Where a draft stands: being fetched, nothing kept, being typed, kept by the desk, brought back, not storable. */
export type DraftState = 'loading' | 'empty' | 'typing' | 'kept' | 'restored' | 'failed'

export interface DraftShape<Value> {
  readonly schema: z.ZodType<Value>
  initial(): Value
  /** Nothing anybody would miss: not worth keeping. */
  isEmpty(value: Value): boolean
  /** What was kept, where somebody chose something before it came, but wrote nothing yet; by default what was kept. */
  adopt?(kept: Value, begun: Value): Value
}

/** Where drafts lie; the desk, or a double in tests. */
export interface DraftKeeper {
  get(): Promise<string | null>
  keep(body: string): Promise<unknown>
  drop(): Promise<unknown>
}

export interface DraftSnapshot<Value> {
  readonly value: Value
  readonly state: DraftState
}

export type DraftStore<Value> = ReturnType<typeof createDraftStore<Value>>

/** Typing pauses this long before the draft is written, in milliseconds. */
const pause = 600
/** Who types without a pause is written down at least this often, in milliseconds. */
const longest = 4_000
/** Nobody waits longer for a desk that does not say whether it kept anything, in milliseconds. */
const patience = 4_000

/** One unfinished entry: lives as long as the page, is written to the desk as somebody types, and comes back from it. */
export function createDraftStore<Value>(shape: DraftShape<Value>, keeper: DraftKeeper) {
  let snapshot: DraftSnapshot<Value> = { value: shape.initial(), state: 'loading' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsavedSince = 0
  /** Whether it is known what the desk kept. */
  let known = false
  let turn: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()

  function show(next: Partial<DraftSnapshot<Value>>): void {
    snapshot = { ...snapshot, ...next }
    for (const listener of listeners) listener()
  }

  /** One call after the other, so that an older text never overwrites a newer one. */
  async function inTurn(call: () => Promise<unknown>, then: DraftState, of: Value): Promise<void> {
    const before = turn
    const mine = before.then(call, call)
    turn = mine.catch(() => undefined)
    let state = then
    try {
      await mine
    } catch {
      // Typing goes on; the note beside the form says that the draft could not be kept.
      state = 'failed'
    }
    if (snapshot.value === of) show({ state })
  }

  async function write(): Promise<void> {
    timer = undefined
    const { value } = snapshot
    // A step chosen before the answer came must not take away what was written yesterday.
    if (!known && shape.isEmpty(value)) return
    if (shape.isEmpty(value)) await inTurn(() => keeper.drop(), 'empty', value)
    else await inTurn(() => keeper.keep(JSON.stringify(value)), 'kept', value)
  }

  async function load(): Promise<void> {
    let body: string | null = null
    const waiting = setTimeout(() => snapshot.state === 'loading' && show({ state: 'empty' }), patience)
    try {
      body = await keeper.get()
    } catch {
      // Without its old draft the form begins empty, which it says by being empty.
    }
    clearTimeout(waiting)
    const parsed = body === null ? undefined : shape.schema.safeParse(parseJson(body))
    // Whoever typed before the answer came goes on with what they typed; what was sent by then is over.
    if (!known && parsed?.success && shape.isEmpty(snapshot.value)) {
      clearTimeout(timer)
      timer = undefined
      const begun = snapshot.state === 'typing' ? snapshot.value : undefined
      const value = begun && shape.adopt ? shape.adopt(parsed.data, begun) : parsed.data
      show({ value, state: 'restored' })
    } else if (snapshot.state === 'loading') show({ state: 'empty' })
    known = true
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: (): DraftSnapshot<Value> => snapshot,
    load,
    change(update: (value: Value) => Value): void {
      show({ value: update(snapshot.value), state: 'typing' })
      if (timer === undefined) unsavedSince = Date.now()
      else if (Date.now() - unsavedSince < longest) clearTimeout(timer)
      else return
      timer = setTimeout(write, pause)
    },
    /** Done or given up: what was kept goes, and the form begins with this. */
    restart(value: Value): void {
      known = true
      clearTimeout(timer)
      timer = undefined
      show({ value, state: 'empty' })
      inTurn(() => keeper.drop(), 'empty', value).catch(reportError)
    },
    /**
     * This is sent. What was written since stays, as `rest` tells it from what is sent; else the form begins anew.
     * @returns whether nothing was written since
     */
    sent(value: Value, rest: (now: Value) => Value): boolean {
      const untouched = snapshot.value === value
      const left = rest(snapshot.value)
      if (untouched || shape.isEmpty(left)) this.restart(shape.initial())
      else this.change(() => left)
      return untouched
    },
    /** Writes at once what still waits for a pause in typing: the page is left. */
    flush(): void {
      if (timer === undefined) return
      clearTimeout(timer)
      write().catch(reportError)
    },
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // A draft of another version of the program is no draft for this one.
    return undefined
  }
}
