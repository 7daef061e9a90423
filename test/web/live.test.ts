import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { followPosition, ShownPosition, useConnection } from '../../renderer/app/live.ts'

/** An event stream the test speaks through. */
class Stream extends EventTarget {
  static opened: Stream[] = []
  closed = false

  constructor() {
    super()
    Stream.opened.push(this)
  }
  break() {
    this.dispatchEvent(new Event('error'))
  }
  say(position: number) {
    this.dispatchEvent(new MessageEvent('position', { data: String(position) }))
  }
  close() {
    this.closed = true
  }
}

let positions: number
let asked: string[]
let stop: (() => void) | undefined
let shown: ShownPosition
beforeEach(() => {
  shown = new ShownPosition()
  vi.useFakeTimers()
  Stream.opened = []
  positions = 0
  asked = []
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return Response.json({ position: positions })
  })
})
afterEach(() => {
  stop?.()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function follow() {
  const client = new QueryClient()
  const refreshed = vi.spyOn(client, 'invalidateQueries')
  stop = followPosition(client, shown)
  return refreshed
}

it('asks again what was answered before the page began to listen', async () => {
  shown.answered(10)
  const refreshed = follow()
  Stream.opened[0]?.say(11)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
})

it('asks again where an answer read before a change comes after it', async () => {
  const refreshed = follow()
  Stream.opened[0]?.say(10)
  Stream.opened[0]?.say(11)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
  shown.answered(11)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
  shown.answered(10)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(2)
})

it('asks again a moment later where an answer that is just coming was read before a change', async () => {
  shown.answered(11)
  const refreshed = follow()
  shown.answered(10)
  expect(refreshed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
})

it('asks again what changed while the desk was locked', async () => {
  follow()
  Stream.opened[0]?.say(10)
  stop?.()
  const refreshed = follow()
  Stream.opened[1]?.say(12)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
})

it('asks shown queries again when the log moves, many commits at once', async () => {
  const refreshed = follow()
  const [stream] = Stream.opened
  stream?.say(10)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).not.toHaveBeenCalled()
  // The first after a while of quiet at once, all others together.
  for (let position = 11; position < 60; position += 1) stream?.say(position)
  expect(refreshed).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(2)
  stream?.say(59)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(2)
  stream?.say(60)
  expect(refreshed).toHaveBeenCalledTimes(3)
})

/** A list that is shown, whose answers the test gives. */
function shownList(client: QueryClient) {
  const answers: ((what: string) => void)[] = []
  const list = new QueryObserver(client, {
    queryKey: ['list'],
    queryFn: () => new Promise<string>(resolve => answers.push(resolve)),
  })
  onTestFinished(list.subscribe(() => undefined))
  return { answers, what: () => list.getCurrentResult().data }
}

it('asks for a list again that was on its way when the log moved', async () => {
  const client = new QueryClient()
  const { answers, what } = shownList(client)
  stop = followPosition(client, shown)
  Stream.opened[0]?.say(10)
  shown.answered(10)
  Stream.opened[0]?.say(11)
  answers[0]?.('read at 10')
  await vi.advanceTimersByTimeAsync(1_000)
  answers[1]?.('read at 11')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(what()).toBe('read at 11')
  expect(answers.length).toBe(2)
})

it('does not hurry a desk that is slow to answer, and asks all the same where one list does not come', async () => {
  const client = new QueryClient()
  const { answers } = shownList(client)
  stop = followPosition(client, shown)
  answers[0]?.('read at 10')
  await vi.advanceTimersByTimeAsync(1_000)
  Stream.opened[0]?.say(10)
  for (let position = 11; position < 20; position += 1) {
    Stream.opened[0]?.say(position)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(answers.length).toBe(2)
  const refreshed = vi.spyOn(client, 'invalidateQueries')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(refreshed.mock.calls.length).toBeGreaterThan(0)
  answers[1]?.('read at 11')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(answers.length).toBe(3)
})

it('asks by itself after twenty seconds of silence, and stops when the stream speaks again', async () => {
  const refreshed = follow()
  Stream.opened[0]?.say(10)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(asked).toEqual([])
  positions = 11
  await vi.advanceTimersByTimeAsync(12_000)
  expect(asked[0]).toBe('/events/position')
  expect(refreshed).toHaveBeenCalledTimes(1)
  const before = asked.length
  Stream.opened[0]?.say(12)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(asked.length).toBe(before)
})

it('is silent once nobody is signed in', async () => {
  follow()
  stop?.()
  stop = undefined
  expect(Stream.opened[0]?.closed).toBe(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual([])
})

it('asks at once when the stream breaks, and says that the desk does not answer', async () => {
  const refreshed = follow()
  const [stream] = Stream.opened
  stream?.say(10)
  const seen = renderHook(() => useConnection())
  expect(seen.result.current).toBe('stream')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no answer')))
  stream?.break()
  await act(() => vi.advanceTimersByTimeAsync(10))
  expect(seen.result.current).toBe('lost')
  act(() => stream?.say(11))
  expect(seen.result.current).toBe('stream')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
})

it('gives its connection back while its tab is behind, and asks meanwhile', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get')
  const turn = (behind: boolean) => {
    hidden.mockReturnValue(behind)
    document.dispatchEvent(new Event('visibilitychange'))
  }
  const refreshed = follow()
  Stream.opened[0]?.say(10)
  turn(true)
  expect(Stream.opened[0]?.closed).toBe(true)
  positions = 11
  await vi.advanceTimersByTimeAsync(6_000)
  expect(asked).toEqual(['/events/position'])
  expect(refreshed).toHaveBeenCalledTimes(1)
  turn(false)
  turn(false)
  expect(Stream.opened.length).toBe(2)
  Stream.opened[1]?.say(12)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(2)
  hidden.mockRestore()
})
