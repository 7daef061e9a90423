import { z } from 'zod'
import type { DeskLine } from './line.ts'
import { type RoundEnd, sendRound } from './sending.ts'
import type { Beside, NewItem, OfflineStore, ReadItem } from './store.ts'

/** How the desk stands to what waits here. */
export type Contact = 'unknown' | 'reached' | 'no-answer' | 'sign-in' | 'revoked'

export interface OutboxView {
  /** Items of this person, in the order they were recorded. */
  readonly items: readonly ReadItem[]
  /** How many things other people recorded here wait for them, by staff id. */
  readonly others: ReadonlyMap<string, number>
  readonly contact: Contact
  /** The file under way. */
  readonly sending: { readonly id: string; readonly sent: number } | undefined
}

export interface OutboxOptions {
  readonly store: OfflineStore
  readonly line: DeskLine
  readonly clockOffset: () => number | null
  readonly now?: () => number
  /** Runs one round in one tab at a time. */
  readonly alone: (work: () => Promise<RoundEnd>) => Promise<RoundEnd>
  /** Tells other tabs that something changed. */
  readonly tell?: () => void
  /** Something failed that nobody foresaw: it is tried again later. */
  readonly onFailure: (failure: unknown) => void
}

/** Waiting times between tries, in milliseconds: a network comes back at any moment, a desk is not to be flooded. */
const firstWait = 1_000
const longestWait = 60_000
/** What sending changed is shown within so many milliseconds. */
const shownWithin = 400
/** Receipts of what reached the desk are shown for two days, in milliseconds. */
const receiptsLast = 48 * 3_600_000

/** What is recorded; who did so and when is added here. */
export type Recording = Omit<NewItem, 'by' | 'clockOffset' | 'recordedAt'>

export type Outbox = ReturnType<typeof createOutbox>

/** What is recorded here and brought to the desk, for whoever uses this device. */
export function createOutbox(options: OutboxOptions) {
  const { store, line, clockOffset, now = Date.now, alone, tell, onFailure } = options
  let view: OutboxView = { items: [], others: new Map(), contact: 'unknown', sending: undefined }
  let by: string | undefined
  let running: Promise<void> | undefined
  let again = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let soon: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const show = (part: Partial<OutboxView>) => {
    view = { ...view, ...part }
    for (const listener of listeners) listener()
  }

  async function refresh(): Promise<void> {
    const all = await store.items(by)
    const others = new Map<string, number>()
    for (const item of all) {
      if (item.by !== by && item.state !== 'delivered') others.set(item.by, (others.get(item.by) ?? 0) + 1)
    }
    show({ items: all.filter(item => item.by === by), others })
  }

  /** Thousands of steps behind each other are shown a few times a second. */
  function refreshSoon(): void {
    soon ??= setTimeout(() => {
      soon = undefined
      refresh().catch(() => undefined)
    }, shownWithin)
  }

  async function round(): Promise<void> {
    const mine = by
    if (mine === undefined) return
    const end = await alone(() =>
      sendRound({
        store,
        line,
        by: mine,
        now,
        clockOffset,
        onChange: sending => {
          show({ contact: 'reached', sending })
          // A failure to read what a step changed shows with the next one.
          if (sending === undefined) refreshSoon()
        },
      }),
    )
    if (by !== mine) return
    const contact = end.end === 'done' ? (view.contact === 'unknown' ? 'unknown' : 'reached') : end.end
    show({ contact, sending: undefined })
    await refresh()
    tell?.()
    if (end.end !== 'no-answer') failures = 0
    else {
      failures += 1
      const backOff = Math.min(longestWait, firstWait * 2 ** (failures - 1))
      later(end.wait ?? backOff * (0.75 + Math.random() / 2))
    }
  }

  function later(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(flush, wait)
  }

  /** Sends what waits, now. */
  function flush(): void {
    clearTimeout(timer)
    again = true
    running ??= (async () => {
      try {
        while (again) {
          again = false
          await round()
        }
      } finally {
        running = undefined
      }
    })()
    running.catch((failure: unknown) => {
      onFailure(failure)
      if (by !== undefined) later(longestWait)
    })
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: (): OutboxView => view,
    refresh,
    flush,
    /** Works for this person from now on; undefined for nobody. */
    async serve(staffId: string | undefined): Promise<void> {
      if (by === staffId) return
      by = staffId
      show({ contact: 'unknown', sending: undefined })
      const old = (await store.items()).filter(
        ({ state, deliveredAt = 0 }) => state === 'delivered' && deliveredAt < now() - receiptsLast,
      )
      await store.remove(old.map(({ id }) => id))
      await refresh()
      flush()
    },
    /**
     * Keeps things together with what the page keeps beside them, all or none, and sends them as soon as the desk is
     * reached.
     */
    async record(items: readonly Recording[], beside?: Omit<Beside, 'by'>): Promise<void> {
      if (by === undefined) throw new Error('nobody to record for')
      const mine = by
      const about = { by: mine, recordedAt: now(), clockOffset: clockOffset() }
      await store.add(
        items.map(item => ({ ...item, ...about })),
        beside && { ...beside, by: mine },
      )
      if (items.length === 0) return
      await refresh()
      flush()
    },
    /** Tries what was refused once more. */
    async retry(id: string): Promise<void> {
      await store.change(id, { state: 'kept', reason: undefined })
      await refresh()
      flush()
    },
    /** Takes back what was recorded and never tried; false where the desk may have it, and has to be told. */
    async takeBack(id: string): Promise<boolean> {
      const gone = await store.takeBack(id)
      if (gone) {
        await refresh()
        tell?.()
      }
      return gone
    },
    /** Takes what was refused away, with the files it names. */
    async giveUp(item: ReadItem): Promise<void> {
      await store.remove([item.id, ...item.files])
      await refresh()
      flush()
    },
    /** The network is back, or somebody signed in: nothing waits any longer than it must. */
    heard(): void {
      failures = 0
      flush()
    },
    stop(): void {
      clearTimeout(timer)
      clearTimeout(soon)
      by = undefined
    },
  }
}

const Offset = z.number().nullable().catch(null)

/** What the desk's clock is ahead of this device's, remembered over reloads. */
export async function openClock(store: OfflineStore) {
  let offset = Offset.parse((await store.note('clock-offset')) ?? null)
  return {
    offset: (): number | null => offset,
    observe(measured: number): void {
      const moved = offset === null || Math.abs(offset - measured) > 2_000
      if (!moved) return
      offset = measured
      // It is measured again with the next answer.
      store.setNote('clock-offset', measured).catch(() => undefined)
    },
  }
}
