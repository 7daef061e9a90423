import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PresenceView } from '../../main/contract/presence.ts'
import { PresenceNote } from '../../renderer/components/presence/PresenceNote.tsx'
import { type PresenceAsk, PresenceReporter } from '../../renderer/components/presence/reporter.ts'

const one = { kind: 'case', id: '0197f000-0000-7000-8000-00000000000a' } as const
const other = { kind: 'case', id: '0197f000-0000-7000-8000-00000000000b' } as const

let asks: PresenceAsk[]
let left: number
let shown: PresenceView['others'][]
let answer: PresenceView | Error
let reporter: PresenceReporter

beforeEach(() => {
  vi.useFakeTimers()
  asks = []
  left = 0
  shown = []
  answer = { number: 7, others: [] }
  reporter = new PresenceReporter({
    about: async ask => {
      asks.push(ask)
      if (answer instanceof Error) throw answer
      return answer
    },
    leave: async () => {
      left += 1
    },
    show: (_, others) => shown.push(others),
  })
})
afterEach(() => {
  vi.useRealTimers()
})

it('says nothing of cases that were leafed through', async () => {
  for (let count = 0; count < 30; count += 1) {
    reporter.look(count % 2 ? one : other)
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asks).toEqual([{ ...one, writing: false }])
})

it('asks again when the stream names the thing, and says once that somebody writes', async () => {
  reporter.look(one)
  await vi.advanceTimersByTimeAsync(1_000)
  reporter.heard(8)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asks).toHaveLength(1)
  reporter.typed()
  reporter.typed()
  await vi.advanceTimersByTimeAsync(1_000)
  reporter.typed()
  expect(asks.map(ask => ask.writing)).toEqual([false, true])
  answer = { number: 7, others: [{ staffId: one.id, name: '王芳', own: false, writing: true }] }
  reporter.heard(7)
  await vi.advanceTimersByTimeAsync(16_000)
  expect(shown.at(-1)).toMatchObject([{ name: '王芳' }])
})

it('asks at most once in fifteen seconds in the long run, whatever it hears and however much is typed', async () => {
  reporter.look(one)
  for (let count = 0; count < 3_000; count += 1) {
    reporter.heard(7)
    reporter.typed()
    if (count % 40 === 0) reporter.look(count % 80 ? one : other)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(asks.length).toBeLessThanOrEqual(300 / 15 + 3)
  expect(asks.length).toBeGreaterThan(15)
})

it('stays alive while it is silent, shows nobody where the desk does not answer, and says that it left', async () => {
  reporter.look(one)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asks.length).toBe(5)
  answer = new Error('no line')
  await vi.advanceTimersByTimeAsync(26_000)
  expect(shown.at(-1)).toEqual([])
  reporter.look(undefined)
  await vi.advanceTimersByTimeAsync(120_000)
  expect([asks.length, left]).toEqual([6, 1])
})

it('names colleagues, and the same person at another device as such', () => {
  vi.useRealTimers()
  const { rerender, container } = render(<PresenceNote others={[]} />)
  expect(container.textContent).toBe('')
  const person = { staffId: '1', name: '王芳', own: false, writing: false }
  rerender(
    <PresenceNote
      others={[
        person,
        { ...person, staffId: '2', name: '李强' },
        { ...person, staffId: '3', name: null, writing: true },
        { ...person, staffId: '4', own: true },
      ]}
    />,
  )
  expect(screen.getByText('王芳、李强 也在看')).toBeDefined()
  expect(screen.getByText('一位同事 正在写…')).toBeDefined()
  expect(screen.getByText('您在另一台设备上也打开了')).toBeDefined()
})
