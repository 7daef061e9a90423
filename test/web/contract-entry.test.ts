import { describe, expect, it } from 'vitest'
import { centsOf, entryOf, inputOf, millionthsOf, wrongIn } from '../../renderer/features/contracts/entry.ts'

describe('what people write into a contract', () => {
  it.each([
    ['1234567.5', 123_456_750],
    ['¥1,234,567.05', 123_456_705],
    ['１２３', 12_300],
    ['150万', 150_000_000],
    ['150.5万', 150_500_000],
    ['', null],
    ['一百万', undefined],
    ['1.234', undefined],
    ['-5', undefined],
    ['9999999999万', undefined],
  ])('sum %s', (text, cents) => expect(centsOf(text)).toBe(cents))

  it.each([
    ['0.01', 100],
    ['5%', 50_000],
    ['100', 1_000_000],
    ['', null],
    ['101', undefined],
    ['0.00001', undefined],
    ['万分之一', undefined],
  ])('share %s', (text, millionths) => expect(millionthsOf(text)).toBe(millionths))

  it('names what cannot be read, and turns the rest into what the desk keeps', () => {
    const entry = {
      ...entryOf(undefined),
      price: '12',
      paid: 'viel',
      penaltyRate: '0.01',
      requests: ' 换锁 ',
    }
    expect([...wrongIn(entry)]).toEqual(['paid'])
    expect(inputOf({ ...entry, paid: '' })).toMatchObject({
      buyers: [],
      terms: { number: null, price: 1_200, paid: null, penaltyRate: 100 },
      words: { requests: '换锁', commitments: null },
    })
  })
})
