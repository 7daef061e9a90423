import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import './support.tsx'
import { createDraftStore } from '../../renderer/app/drafts/draft-store.ts'

const shape = {
  schema: z.object({ text: z.string() }),
  initial: () => ({ text: '' }),
  isEmpty: (value: { text: string }) => value.text === '',
}

function keeper(kept: string | null = null) {
  const writes: string[] = []
  return {
    writes,
    get: vi.fn(async () => kept),
    keep: vi.fn(async (body: string) => {
      writes.push(body)
    }),
    drop: vi.fn(async () => {
      writes.push('dropped')
    }),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what was kept comes back', async () => {
  const store = createDraftStore(shape, keeper('{"text":"漏水"}'))
  await store.load()
  expect(store.snapshot()).toEqual({ value: { text: '漏水' }, state: 'restored' })
})

test('who typed before the answer came goes on with what they typed', async () => {
  const store = createDraftStore(shape, keeper('{"text":"old"}'))
  const loading = store.load()
  store.change(() => ({ text: 'new' }))
  await loading
  expect(store.snapshot().value).toEqual({ text: 'new' })
})

test('a draft of another form is none', async () => {
  for (const body of ['{"words":"x"}', 'not json']) {
    const store = createDraftStore(shape, keeper(body))
    await store.load()
    expect(store.snapshot()).toEqual({ value: { text: '' }, state: 'empty' })
  }
})

test('it is written once typing pauses, and dropped when emptied', async () => {
  const desk = keeper()
  const store = createDraftStore(shape, desk)
  await store.load()
  store.change(() => ({ text: 'a' }))
  store.change(() => ({ text: 'ab' }))
  expect(desk.writes).toEqual([])
  await vi.runAllTimersAsync()
  expect(desk.writes).toEqual(['{"text":"ab"}'])
  expect(store.snapshot().state).toBe('kept')
  store.change(() => ({ text: '' }))
  await vi.runAllTimersAsync()
  expect(desk.writes.at(-1)).toBe('dropped')
})

test('leaving writes at once; starting over forgets', async () => {
  const desk = keeper()
  const store = createDraftStore(shape, desk)
  await store.load()
  store.change(() => ({ text: 'a' }))
  store.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(desk.writes).toEqual(['{"text":"a"}'])
  store.restart({ text: '' })
  await vi.runAllTimersAsync()
  expect(desk.writes).toEqual(['{"text":"a"}', 'dropped'])
  expect(store.snapshot()).toEqual({ value: { text: '' }, state: 'empty' })
})

test('a desk that cannot keep it is told of, and the words stay', async () => {
  const desk = keeper()
  desk.keep.mockRejectedValueOnce(new Error('away'))
  const store = createDraftStore(shape, desk)
  await store.load()
  store.change(() => ({ text: 'a' }))
  await vi.runAllTimersAsync()
  expect(store.snapshot()).toEqual({ value: { text: 'a' }, state: 'failed' })
})

test('who types without a pause is written down all the same', async () => {
  const desk = keeper()
  const store = createDraftStore(shape, desk)
  await store.load()
  for (let letters = 1; letters <= 20; letters++) {
    store.change(() => ({ text: 'a'.repeat(letters) }))
    await vi.advanceTimersByTimeAsync(300)
  }
  expect(desk.writes.length).toBeGreaterThan(0)
})
