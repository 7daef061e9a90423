import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { changedMeanwhile, editOver, sameValue, wholeOver } from '../../main/contract/meanwhile.ts'

const names = ['a', 'b', 'c', 'd'] as const
const value = fc.constantFrom(null, '', 'x', 'y', ' x ', 1, true, false, ['p'], ['p', 'q'])
const record = fc.record({ a: value, b: value, c: value, d: value })

describe('an edit over what others wrote meanwhile', () => {
  it('takes back nothing that it did not change, and loses nothing that it did', () => {
    fc.assert(
      fc.property(record, record, record, (base, mine, now) => {
        const both = names.filter(
          name =>
            !sameValue(mine[name], base[name]) &&
            !sameValue(now[name], base[name]) &&
            !sameValue(mine[name], now[name]),
        )
        if (both.length > 0) {
          expect(() => wholeOver(base, mine, now)).toThrow(DeskError)
          try {
            editOver(base, mine, now)
          } catch (error) {
            expect(error).toMatchObject({
              code: 'edit.changedMeanwhile',
              params: { fields: both.join(',') },
            })
          }
          return
        }
        const after = wholeOver(base, mine, now)
        for (const name of names) {
          const wanted = sameValue(mine[name], base[name]) ? now[name] : mine[name]
          expect(sameValue(after[name], wanted)).toBe(true)
        }
        expect({ ...now, ...editOver(base, mine, now) }).toEqual(after)
      }),
    )
  })

  it('overwrites on purpose where nothing says what was seen', () => {
    expect(wholeOver(undefined, { a: 1 }, { a: 2 })).toEqual({ a: 1 })
    expect(editOver({}, { a: 1 }, { a: 2 })).toEqual({ a: 1 })
  })

  it('takes nothing, an empty text and an empty list for the same, and the order of members for none', () => {
    expect(sameValue('', null)).toBe(true)
    expect(sameValue([], undefined)).toBe(true)
    expect(sameValue({ a: '', b: 1 }, { b: 1 })).toBe(true)
    expect(sameValue('第一行\r\n第二行 ', '第一行\n第二行')).toBe(true)
    expect(sameValue(0, null)).toBe(false)
    expect(sameValue(false, null)).toBe(false)
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false)
  })

  it('tells a field that only others changed from one that both changed', () => {
    const found = changedMeanwhile({ a: 1, b: 1, c: 1 }, { a: 1, b: 2, c: 3 }, { a: 9, b: 3, c: 1 })
    expect(found).toEqual([
      { field: 'a', both: false },
      { field: 'b', both: true },
    ])
  })
})
