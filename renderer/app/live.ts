import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { z } from 'zod'

/** Whether the desk is heard: by its stream, by asking, or not at all. */
export type Connection = 'stream' | 'polling' | 'lost'

/** Silence of the stream after which the page asks by itself, in milliseconds. */
const longestSilence = 20_000
/** Between two questions while there is no stream, in milliseconds. */
const pollEvery = 5_000
/** Many commits in a row refresh the screen this often, in milliseconds. */
const refreshEvery = 400

const Position = z.object({ position: z.int() })

let connection: Connection = 'polling'
const listeners = new Set<() => void>()
const setConnection = (next: Connection) => {
  if (next === connection) return
  connection = next
  for (const listener of listeners) listener()
}

/** How this page hears of changes, for the status line. */
export const useConnection = (): Connection =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => connection,
  )

/** Keeps what is shown up to date while somebody is signed in. */
export function useLiveUpdates(active: boolean): void {
  const client = useQueryClient()
  useEffect(() => (active ? followPosition(client) : undefined), [active, client])
}

/** Follows the log's position and asks shown queries again when it moves; the answer stops it. */
export function followPosition(client: QueryClient): () => void {
  let position = -1
  let heardAt = 0
  let stopped = false
  let refresh: ReturnType<typeof setTimeout> | undefined

  const hear = (next: number) => {
    if (next === position) return
    const first = position === -1
    position = next
    if (first) return
    refresh ??= setTimeout(() => {
      refresh = undefined
      const filters = {
        predicate: (query: { meta?: Record<string, unknown> | undefined }) => query.meta?.live !== false,
      }
      // A failed refresh is kept in the state of its query and shown there.
      client.invalidateQueries(filters, { cancelRefetch: false }).catch(() => undefined)
    }, refreshEvery)
  }

  const ask = async () => {
    try {
      const response = await fetch('/events/position', { credentials: 'same-origin' })
      const answer = Position.safeParse(response.ok ? await response.json() : undefined)
      if (stopped) return
      if (answer.success) hear(answer.data.position)
      setConnection(response.ok ? 'polling' : 'lost')
    } catch {
      // No answer is what the status line has to say.
      if (!stopped) setConnection('lost')
    }
  }

  // The window's own scheme has no event streams.
  const stream = /^https?:$/.test(location.protocol) ? new EventSource('/events') : undefined
  stream?.addEventListener('position', event => {
    heardAt = Date.now()
    setConnection('stream')
    hear(Number(event.data))
  })
  stream?.addEventListener('alive', () => {
    heardAt = Date.now()
    setConnection('stream')
  })

  stream?.addEventListener('error', () => {
    // The line broke: whether the desk still answers is asked at once, and again until the stream is back.
    heardAt = 0
    ask().catch(() => undefined)
  })

  const timer = setInterval(() => {
    if (!stream || Date.now() - heardAt > longestSilence) ask().catch(() => undefined)
  }, pollEvery)
  if (!stream) ask().catch(() => undefined)

  return () => {
    stopped = true
    stream?.close()
    clearInterval(timer)
    clearTimeout(refresh)
  }
}
