import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { newId } from './command.ts'
import { useMe } from './session.ts'
import { useTRPC, useTRPCClient } from './trpc.ts'

/** Typing on for this long without a pause is kept on the desk anyway, in milliseconds. */
const pause = 1_500

export interface DraftState<Values> {
  /** What was left here, once it is known; undefined while it is read, null where there is nothing. */
  readonly found: { readonly values: Values; readonly at: number } | null | undefined
  /** Keeps an unfinished entry: at once on this device, after a pause on the desk. */
  keep(values: Values): void
  /** The entry is done or given up: forgets it in both places. */
  clear(): void
}

/**
 * An unfinished entry that survives a reload, a crash and another computer. `localStorage` is the first line, only
 * until the desk has it too: what names owners does not stay on the device.
 *
 *     const draft = useDraft('intake', IntakeDraft)
 *     draft.keep(values) on each change; draft.clear() after success
 *
 * @param place as `KeptPlace` of main/contract/kept.ts
 * @param schema what the entry must look like; a draft of an older form is not offered
 */
export function useDraft<Values>(place: string, schema: z.ZodType<Values>): DraftState<Values> {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { staffId } = useMe()
  const localKey = `desk.draft.${staffId}.${place}`
  const [first] = useState(() => readLocal(localKey))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef<string>(undefined)

  const stored = useQuery(
    trpc.drafts.get.queryOptions(
      { place },
      // Read once when the page opens: while it is open this page knows better.
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false, meta: { live: false } },
    ),
  )

  const send = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    const body = latest.current
    if (body === undefined) return
    try {
      await client.drafts.keep.mutate({ commandId: newId(), input: { place, body } })
      if (latest.current === body) removeLocal(localKey)
    } catch {
      // It stays on this device and goes with the next change.
    }
  }, [client, place, localKey])

  // Leaving the page hands over what is still waiting.
  useEffect(
    () => () => {
      if (timer.current !== undefined) send().catch(reportError)
    },
    [send],
  )

  const keep = useCallback(
    (values: Values) => {
      const at = Date.now()
      latest.current = JSON.stringify(values)
      writeLocal(localKey, JSON.stringify({ at, body: latest.current }))
      if (timer.current === undefined) timer.current = setTimeout(() => send().catch(reportError), pause)
    },
    [localKey, send],
  )
  const clear = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    latest.current = undefined
    removeLocal(localKey)
    queryClient.setQueryData(trpc.drafts.get.queryKey({ place }), null)
    // A draft that stays behind on the desk is offered once more, no worse.
    client.drafts.drop.mutate({ commandId: newId(), input: { place } }).catch(() => undefined)
  }, [client, localKey, place, queryClient, trpc])

  const local = first && parsed(first.body, schema, first.at)
  const remote = stored.data && parsed(stored.data.body, schema, stored.data.at)
  const newest = local && (!remote || local.at >= remote.at) ? local : remote
  return { found: newest ?? (stored.isPending ? undefined : null), keep, clear }
}

function parsed<Values>(body: string, schema: z.ZodType<Values>, at: number) {
  try {
    const values = schema.safeParse(JSON.parse(body))
    return values.success ? { values: values.data, at } : undefined
  } catch {
    // A torn draft is as good as none.
    return undefined
  }
}

function readLocal(key: string): { at: number; body: string } | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('body' in kept)) return undefined
    return typeof kept.at === 'number' && typeof kept.body === 'string'
      ? { at: kept.at, body: kept.body }
      : undefined
  } catch {
    // A browser that keeps nothing still has the desk's copy.
    return undefined
  }
}

function writeLocal(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // Full or forbidden: the desk has it after the pause.
  }
}

function removeLocal(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept there then.
  }
}
