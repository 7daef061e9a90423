import { QueryClient } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followPosition, useConnection } from '../../renderer/app/live.ts'

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
beforeEach(() => {
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
  stop = followPosition(client)
  return refreshed
}

it('asks shown queries again when the log moves, many commits at once', async () => {
  const refreshed = follow()
  const [stream] = Stream.opened
  stream?.say(10)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).not.toHaveBeenCalled()
  for (let position = 11; position < 60; position += 1) stream?.say(position)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
  stream?.say(59)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refreshed).toHaveBeenCalledTimes(1)
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
