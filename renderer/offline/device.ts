import { DeskError } from '../../main/contract/errors.ts'
import { openOfflineDatabase } from './database.ts'
import { httpLine } from './http-line.ts'
import { createOutbox, openClock, type Outbox } from './outbox.ts'
import { isFull } from './room.ts'
import type { RoundEnd } from './sending.ts'
import { type OfflineStore, openStore } from './store.ts'

/** What this device keeps and brings to the desk. */
export interface Device {
  readonly store: OfflineStore
  readonly outbox: Outbox
  /** What the desk's clock is ahead of this device's, in milliseconds; null where they were never compared. */
  clockOffset(): number | null
  /** Whether the browser promised not to clear it by itself. */
  readonly lasting: boolean
}

let opened: Promise<Device> | undefined

/** Opens it once for this page. Rejects with `offline.noStore` where the browser keeps nothing. */
export function openDevice(): Promise<Device> {
  opened ??= open().catch((cause: unknown) => {
    opened = undefined
    throw cause instanceof DeskError ? cause : new DeskError('offline.noStore', {}, { cause })
  })
  return opened
}

async function open(): Promise<Device> {
  if (!window.isSecureContext) throw new DeskError('offline.noStore')
  const store = await openStore(await openOfflineDatabase())
  const clock = await openClock(store)
  // What could not be tidied up takes room and nothing else; the next page tries again.
  store
    .sweep(Date.now())
    .then(store.room.settle)
    .catch(() => undefined)
  const channel = new BroadcastChannel('desk-outbox')
  const outbox = createOutbox({
    store,
    line: httpLine({ fetch: (path, init) => fetch(path, init), onClock: clock.observe }),
    clockOffset: clock.offset,
    alone: oneTab,
    tell: () => channel.postMessage('changed'),
    onFailure: reportError,
  })
  channel.addEventListener('message', () => {
    outbox.refresh().catch(reportError)
  })
  window.addEventListener('online', () => outbox.heard())
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    outbox.heard()
    store.room.freed().catch(() => undefined)
  })
  // Asked for once somebody keeps things here; a browser that says no still keeps them as long as there is room.
  const lasting = await navigator.storage.persist().catch(() => false)
  return { store, outbox, clockOffset: clock.offset, lasting }
}

async function oneTab(work: () => Promise<RoundEnd>): Promise<RoundEnd> {
  return await navigator.locks.request('desk-outbox', work)
}

/** Does what writes here; where the browser says that it is full, that is said in words. */
export async function writing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (isFull(cause)) throw new DeskError('offline.full', {}, { cause })
    throw cause
  }
}
