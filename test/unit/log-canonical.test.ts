import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../main/log/canonical.ts'

/** The same value with the members of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  )
}

describe('canonical JSON', () => {
  it('sorts members, also of objects that begin alike', () => {
    expect(canonicalJson({ b: 1, a: 2, c: 3 })).toBe('{"a":2,"b":1,"c":3}')
    expect(canonicalJson({ b: 1, c: 2, a: 3 })).toBe('{"a":3,"b":1,"c":2}')
    expect(canonicalJson({ b: 1 })).toBe('{"b":1}')
    expect(canonicalJson({ b: undefined, a: undefined, c: 3 })).toBe('{"c":3}')
    expect(canonicalJson({ 10: 'x', 9: 'y', '"': [{}] })).toBe('{"\\"":[{}],"10":"x","9":"y"}')
  })

  it('is the same for equal values and holds all of them', () => {
    // Integer-like names keep their own order in objects, hence letters.
    const name = fc.stringMatching(/^[a-d"é]{1,3}$/)
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    }))
    fc.assert(
      fc.property(value, one => {
        const text = canonicalJson(one)
        expect(canonicalJson(turned(one))).toBe(text)
        expect(JSON.parse(text)).toEqual(one)
      }),
    )
  })
})
