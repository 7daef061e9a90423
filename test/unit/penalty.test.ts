import { describe, expect, it } from 'vitest'
import { outstandingOf } from '../../main/contract/contracts.ts'
import { readPenalty } from '../../main/imports/penalty.ts'

describe('a clause on late delivery', () => {
  it.each([
    ['每日按已付房款万分之一支付违约金', 100, null],
    ['日万分之0.5', 50, null],
    ['逾期每日万分之五，累计不超过总价的5%', 500, 50_000],
    ['按日千分之一，上限百分之三', 1_000, 30_000],
    ['每天0.01%，最高不超过10%', 100, 100_000],
    ['每日万分之零点五', 50, null],
    ['每日万分之半', 50, null],
    ['每日万分之十五，不超过百分之二十', 1_500, 200_000],
    ['0.02% a day, at most 3%', 200, 30_000],
    ['不超过总价5%', null, 50_000],
    ['按合同第十条执行', null, null],
    ['', null, null],
    ['每日百分之九百', null, null],
  ])('%s', (text, rate, cap) => {
    expect(readPenalty(text)).toEqual({ rate, cap })
  })

  it('what is owed is what is due, or the whole price, without what was paid', () => {
    expect(outstandingOf({ price: 100, due: null, paid: 40 })).toBe(60)
    expect(outstandingOf({ price: 100, due: 50, paid: 40 })).toBe(10)
    expect(outstandingOf({ price: 100, due: 50, paid: 60 })).toBe(0)
    expect(outstandingOf({ price: 100, due: 50, paid: null })).toBeNull()
    expect(outstandingOf({ price: null, due: null, paid: 60 })).toBeNull()
  })
})
