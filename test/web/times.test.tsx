import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { Money } from '../../renderer/components/Money.tsx'
import { Time, TimeLeft } from '../../renderer/components/Time.tsx'

const now = Date.parse('2026-07-12T10:40:00Z')
const minute = 60_000
const hour = 60 * minute
beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(now)
  setLanguage('zh')
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  setLanguage('zh')
})

const shown = (element: React.ReactElement) => {
  const { container } = render(element)
  return container.textContent
}

it('is relative within the day and exact before, with the exact time on hover', () => {
  expect(shown(<Time at={now - 5_000} />)).toBe('刚刚')
  expect(shown(<Time at={now - 12 * minute} />)).toBe('12 分钟前')
  expect(shown(<Time at={now - 3 * hour - 5 * minute} />)).toBe('3 小时 5 分前')
  expect(shown(<Time at={now - 25 * hour} />)).toBe('2026-07-11 周六 17:40')
  expect(screen.getByText('12 分钟前').getAttribute('title')).toBe('2026-07-12 周日 18:28')
})

it('says what was recorded this moment happened just now, although the clock of the screen ticks slowly', () => {
  expect(shown(<Time at={now + 14_000} />)).toBe('刚刚')
  expect(shown(<Time at={now + 2 * minute} />)).toBe('刚刚')
  expect(shown(<Time at={now + 3 * minute} />)).toBe('2026-07-12 周日 18:43')
})

it('counts down to a deadline and on past it', () => {
  expect(shown(<TimeLeft at={now + 2 * hour + 10 * minute} />)).toBe('还剩 2 小时 10 分')
  expect(shown(<TimeLeft at={now - 40 * minute} />)).toBe('超时 40 分')
  expect(shown(<TimeLeft at={now + 3 * 24 * hour} />)).toBe('2026-07-15 周三 18:40')
})

it('speaks the language of the screen', () => {
  setLanguage('en')
  expect(shown(<TimeLeft at={now + 2 * hour + 10 * minute} />)).toBe('2 h 10 min left')
  expect(shown(<Time at={now - 25 * hour} />)).toBe('2026-07-11 Sat 17:40')
  expect(document.documentElement.lang).toBe('en')
})

it('shows money with figures of equal width', () => {
  render(<Money cents={1_234_500} />)
  expect(screen.getByText('¥12,345.00').className).toContain('figures')
})
