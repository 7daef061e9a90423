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

test('a step chosen before the answer came is taken with what was kept, which stays kept', async () => {
  const desk = keeper('{"text":"old","step":"none"}')
  const steps = {
    schema: z.object({ text: z.string(), step: z.string() }),
    initial: () => ({ text: '', step: 'none' }),
    isEmpty: (value: { text: string }) => value.text === '',
    adopt: (kept: { text: string; step: string }, begun: { text: string; step: string }) => ({
      ...kept,
      step: begun.step,
    }),
  }
  let answer: (body: string | null) => void = () => undefined
  desk.get.mockReturnValueOnce(
    new Promise<string | null>(resolve => {
      answer = resolve
    }),
  )
  const store = createDraftStore(steps, desk)
  const loading = store.load()
  store.change(value => ({ ...value, step: 'resolve' }))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(desk.writes).toEqual([])
  answer('{"text":"old","step":"none"}')
  await loading
  expect(store.snapshot()).toEqual({ value: { text: 'old', step: 'resolve' }, state: 'restored' })
  await vi.runAllTimersAsync()
  expect(desk.writes).toEqual([])
})

test('what was sent before the answer came does not come back by it', async () => {
  const store = createDraftStore(shape, keeper('{"text":"old"}'))
  const loading = store.load()
  store.change(() => ({ text: 'new' }))
  store.restart({ text: '' })
  await loading
  expect(store.snapshot()).toEqual({ value: { text: '' }, state: 'empty' })
})

test('a desk that says nothing holds nobody up, and its late answer still counts where nothing was written', async () => {
  const desk = keeper()
  let answer: (body: string | null) => void = () => undefined
  desk.get.mockReturnValueOnce(
    new Promise<string | null>(resolve => {
      answer = resolve
    }),
  )
  const store = createDraftStore(shape, desk)
  const loading = store.load()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(store.snapshot()).toEqual({ value: { text: '' }, state: 'empty' })
  answer('{"text":"old"}')
  await loading
  expect(store.snapshot()).toEqual({ value: { text: 'old' }, state: 'restored' })
})

test('what was written while it was on its way stays', async () => {
  const desk = keeper()
  const store = createDraftStore(shape, desk)
  await store.load()
  const rest = (sent: string) => (now: { text: string }) => ({ text: now.text.slice(sent.length) })
  store.change(() => ({ text: 'a' }))
  const sent = store.snapshot().value
  store.change(() => ({ text: 'ab' }))
  expect(store.sent(sent, rest('a'))).toBe(false)
  expect(store.snapshot().value).toEqual({ text: 'b' })
  expect(store.sent(store.snapshot().value, rest('b'))).toBe(true)
  await vi.runAllTimersAsync()
  expect(store.snapshot()).toEqual({ value: { text: '' }, state: 'empty' })
  expect(desk.writes.at(-1)).toBe('dropped')
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
