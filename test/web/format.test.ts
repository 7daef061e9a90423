import { afterEach, describe, expect, it } from 'vitest'
import {
  formatDay,
  formatMoment,
  formatMoney,
  maskPhone,
  setSiteZone,
  startOfDay,
} from '../../renderer/app/format.ts'

afterEach(() => setSiteZone('Asia/Shanghai'))

describe('moments in the zone of the site', () => {
  const evening = Date.parse('2026-07-12T10:40:00Z')

  it('are written the same everywhere', () => {
    expect(formatMoment(evening, 'zh')).toBe('2026-07-12 周日 18:40')
    expect(formatMoment(evening, 'en')).toBe('2026-07-12 Sun 18:40')
    expect(formatDay(Date.parse('2026-07-12T16:30:00Z'))).toBe('2026-07-13')
  })

  it('begin their day at midnight there, also where clocks change', () => {
    expect(startOfDay('2026-07-12')).toBe(Date.parse('2026-07-11T16:00:00Z'))
    setSiteZone('Europe/Berlin')
    expect(startOfDay('2026-03-29')).toBe(Date.parse('2026-03-28T23:00:00Z'))
    expect(startOfDay('2026-03-30')).toBe(Date.parse('2026-03-29T22:00:00Z'))
  })
})

it('writes money with thousands and cents', () => {
  expect(formatMoney(1_234_500)).toBe('¥12,345.00')
  expect(formatMoney(-5)).toBe('-¥0.05')
})

it('hides the middle of a phone number', () => {
  expect(maskPhone('138 0013 8000')).toBe('138****8000')
  expect(maskPhone('66778')).toBe('***78')
  expect(maskPhone('110')).toBe('110')
})
