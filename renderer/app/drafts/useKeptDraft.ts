import { useEffect, useState, useSyncExternalStore } from 'react'
import { newId, useTRPCClient } from '../api.ts'
import { useMe } from '../session.ts'
import { createDraftStore, type DraftShape, type DraftSnapshot, type DraftStore } from './draft-store.ts'

export interface KeptDraft<Value> extends DraftSnapshot<Value> {
  change(update: (value: Value) => Value): void
  /** Done or given up: what was kept goes, and the form begins with this. */
  restart(value: Value): void
  /** This is sent; what was written since stays, see `createDraftStore`. */
  sent(value: Value, rest: (now: Value) => Value): boolean
}

/** By person and place, so that nobody finds what somebody else began at the same screen. */
const stores = new Map<string, unknown>()

/**
 * The words of owners in an unfinished entry, kept over going elsewhere and a reload. Only the desk keeps them,
 * encrypted with the rest; the browser's own storage never sees them. `shape` must be the same object at each call.
 *
 *     const draft = useKeptDraft('intake', intakeShape)
 */
export function useKeptDraft<Value>(place: string, shape: DraftShape<Value>): KeptDraft<Value> {
  const client = useTRPCClient()
  const { staffId } = useMe()
  const [store] = useState(() => {
    const name = `${staffId}/${place}`
    // A place always has the same shape, so what lies under its name is of this type.
    const known = stores.get(name) as DraftStore<Value> | undefined
    if (known) return known
    const made = createDraftStore(shape, {
      get: async () => (await client.drafts.get.query({ place }))?.body ?? null,
      keep: body => client.drafts.keep.mutate({ commandId: newId(), input: { place, body } }),
      drop: () => client.drafts.drop.mutate({ commandId: newId(), input: { place } }),
    })
    stores.set(name, made)
    made.load().catch(reportError)
    return made
  })
  useEffect(() => {
    const leave = () => store.flush()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [store])
  const { value, state } = useSyncExternalStore(store.subscribe, store.snapshot)
  return {
    value,
    state,
    change: store.change,
    restart: store.restart,
    sent: (done, rest) => store.sent(done, rest),
  }
}
