import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { newId } from './command.ts'
import { useMe } from './session.ts'
import { useTRPC, useTRPCClient } from './trpc.ts'

/** Typing pauses this long before the draft is written, in milliseconds. */
const pause = 600

/** Where a draft stands: being fetched, nothing kept, kept on the desk, brought back from there, or not storable. */
export type DraftState = 'loading' | 'empty' | 'typing' | 'kept' | 'restored' | 'failed'

export interface DeskDraft<Value> {
  readonly value: Value
  readonly state: DraftState
  change(update: (value: Value) => Value): void
  /** Done or given up: what was kept goes, and the screen begins with this. */
  restart(value: Value): void
}

interface DraftOptions<Value> {
  readonly schema: z.ZodType<Value>
  initial(): Value
  /** Nothing anybody would miss: not worth keeping. */
  isEmpty(value: Value): boolean
}

/** What was typed, by person and place: it survives going to another page at once, a reload once it was kept. */
const here = new Map<string, unknown>()

/**
 * An unfinished entry that survives a reload, kept by the desk for the signed-in person and encrypted with the rest
 * (never in the browser's own storage).
 *
 *     const draft = useDraft('intake', { schema, initial: newEntry, isEmpty })
 */
export function useDraft<Value>(place: string, options: DraftOptions<Value>): DeskDraft<Value> {
  const { schema, initial, isEmpty } = options
  const trpc = useTRPC()
  const mine = `${useMe().staffId}/${place}`
  const client = useTRPCClient()
  const [value, setValue] = useState<Value>(() => (here.get(mine) as Value | undefined) ?? initial())
  const [state, setState] = useState<DraftState>(here.has(mine) ? 'kept' : 'loading')
  const [touched, setTouched] = useState(here.has(mine))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const turn = useRef(Promise.resolve())
  const unsaved = useRef(false)

  const kept = useQuery(
    trpc.drafts.get.queryOptions(
      { place },
      { enabled: state === 'loading', staleTime: 0, gcTime: 0, meta: { live: false } },
    ),
  )
  const found = kept.data
  useEffect(() => {
    if (state !== 'loading' || (found === undefined && !kept.isError)) return
    const parsed = found ? schema.safeParse(parseJson(found.body)) : undefined
    // Whoever typed before the answer came goes on with what they typed.
    if (parsed?.success && !touched) {
      setValue(parsed.data)
      here.set(mine, parsed.data)
      setState('restored')
    } else setState('empty')
  }, [found, kept.isError, state, touched, mine, schema])

  const write = useCallback(
    (next: Value) => {
      const call = isEmpty(next)
        ? () => client.drafts.drop.mutate({ commandId: newId(), input: { place } })
        : () =>
            client.drafts.keep.mutate({ commandId: newId(), input: { place, body: JSON.stringify(next) } })
      unsaved.current = false
      // One after the other, so that an older text never overwrites a newer one.
      turn.current = turn.current.then(call).then(
        () => setState(isEmpty(next) ? 'empty' : 'kept'),
        () => setState('failed'),
      )
    },
    [client, place, isEmpty],
  )

  const latest = useRef(value)
  latest.current = value
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      if (unsaved.current) write(latest.current)
    },
    [write],
  )

  return {
    value,
    state,
    change(update) {
      setTouched(true)
      setState('typing')
      unsaved.current = true
      setValue(current => {
        const next = update(current)
        latest.current = next
        here.set(mine, next)
        return next
      })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => write(latest.current), pause)
    },
    restart(next) {
      clearTimeout(timer.current)
      setValue(next)
      here.delete(mine)
      setTouched(false)
      unsaved.current = false
      turn.current = turn.current
        .then(() => client.drafts.drop.mutate({ commandId: newId(), input: { place } }))
        .then(
          () => setState('empty'),
          () => setState('failed'),
        )
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
