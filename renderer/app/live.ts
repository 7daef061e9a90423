import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { longestRefresh, refreshEvery } from '../../main/contract/live.ts'
import { gathered } from './gathered.ts'
import { askWhatThisIs } from './this-device.ts'

/** Whether the desk is heard: by its stream, by asking, or not at all. */
export type Connection = 'stream' | 'polling' | 'lost'

/** Silence of the stream after which the page asks by itself, in milliseconds. */
const longestSilence = 20_000
/** Between two questions while there is no stream, in milliseconds. */
const pollEvery = 5_000
const Position = z.object({ position: z.int() })

/**
 * The log's position that what is shown is at least as new as. An answer read before a commit may arrive after the
 * page heard of it, and the page may begin to listen after its first answers: both would stay on the screen.
 */
export class ShownPosition {
  #at: number | undefined
  /** Whoever asks again: the log moved, or an answer that is coming in was read before it did. */
  onBehind: (why: 'moved' | 'readBefore') => void = () => undefined

  /** An answer is coming, read at this position or later. */
  answered(position: number): void {
    this.#at ??= position
    if (position < this.#at) this.onBehind('readBefore')
  }

  /** The log stands here now. */
  hear(position: number): void {
    const moved = this.#at !== undefined && this.#at !== position
    this.#at = position
    if (moved) this.onBehind('moved')
  }
}

/** That of this page. */
export const shownPosition = new ShownPosition()

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

const presenceListeners = new Set<(thing: number) => void>()

/** Calls back with the number of a thing when others come to it or leave it; returns how to stop. */
export function onPresence(listener: (thing: number) => void): () => void {
  presenceListeners.add(listener)
  return () => presenceListeners.delete(listener)
}

/** What is shown of the desk's data: what may change with the log. */
const live = { predicate: (query: Query) => query.meta?.['live'] !== false }

/** Keeps what is shown up to date while somebody is signed in. */
export function useLiveUpdates(active: boolean): void {
  const client = useQueryClient()
  useEffect(() => (active ? followPosition(client) : undefined), [active, client])
}

/** Follows the log's position and asks shown queries again when it moves; the answer stops it. */
export function followPosition(client: QueryClient, shown = shownPosition): () => void {
  let heardAt = 0
  let stopped = false
  const refreshes = gathered(
    () => {
      // What is on its way was perhaps read before the change, and is waited for rather than asked for anew: a slow
      // list would never come. It is asked for again behind it.
      if (client.isFetching(live) > 0) refreshes.soon()
      // A failed refresh is kept in the state of its query and shown there.
      return client.invalidateQueries(live, { cancelRefetch: false }).catch(() => undefined)
    },
    { every: refreshEvery, longest: longestRefresh },
  )
  shown.onBehind = why => (why === 'moved' ? refreshes.now() : refreshes.soon())

  const ask = async () => {
    try {
      const response = await fetch('/events/position', { credentials: 'same-origin' })
      const answer = Position.safeParse(response.ok ? await response.json() : undefined)
      if (stopped) return
      if (response.status === 401) askWhatThisIs(client)
      if (answer.success) shown.hear(answer.data.position)
      setConnection(response.ok ? 'polling' : 'lost')
    } catch {
      // No answer is what the status line has to say.
      if (!stopped) setConnection('lost')
    }
  }

  const open = () => {
    const opened = new EventSource('/events')
    opened.addEventListener('position', event => {
      heardAt = Date.now()
      setConnection('stream')
      shown.hear(Number(event.data))
    })
    opened.addEventListener('alive', () => {
      heardAt = Date.now()
      setConnection('stream')
    })
    opened.addEventListener('presence', event => {
      for (const listener of presenceListeners) listener(Number(event.data))
    })
    // The desk answers this device nothing any more: said at once, not at the next question.
    opened.addEventListener('refused', () => askWhatThisIs(client))
    opened.addEventListener('error', () => {
      // The line broke: whether the desk still answers is asked at once, and again until the stream is back.
      heardAt = 0
      ask().catch(() => undefined)
    })
    return opened
  }
  const close = () => {
    stream?.close()
    stream = undefined
    heardAt = 0
  }

  // The window's own scheme has no event streams.
  const streams = /^https?:$/.test(location.protocol)
  let stream = streams && !document.hidden ? open() : undefined
  // A browser keeps six connections to one desk, whatever the number of its tabs: the tabs behind give theirs back
  // and ask, else the seventh would never open.
  const onVisibility = () => {
    if (document.hidden) close()
    else if (streams) stream ??= open()
  }
  document.addEventListener('visibilitychange', onVisibility)

  const timer = setInterval(() => {
    if (!stream || Date.now() - heardAt > longestSilence) ask().catch(() => undefined)
  }, pollEvery)
  if (!stream) ask().catch(() => undefined)

  return () => {
    stopped = true
    shown.onBehind = () => undefined
    document.removeEventListener('visibilitychange', onVisibility)
    close()
    clearInterval(timer)
    refreshes.stop()
  }
}
