import * as fc from 'fast-check'
import { pinyin, polyphonic } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { readingsOf } from '../../main/search/pinyin.ts'

const options = { type: 'array', toneType: 'none', v: true } as const
const han = Array.from({ length: 0x9fff - 0x4e00 }, (_, at) => String.fromCodePoint(0x4e00 + at))
const certain = han.filter(one => new Set(polyphonic(one, options)[0]).size === 1)
const surnames = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '慕容', '司徒', '轩辕', '端木', '独孤']

describe('names of characters that are read in one way', () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom(...certain), minLength: 1, maxLength: 6 }),
    fc
      .tuple(fc.constantFrom(...surnames), fc.string({ unit: fc.constantFrom(...certain), maxLength: 2 }))
      .map(([surname, given]) => surname + given),
  )

  it('are read as the dictionary of names and phrases reads them, first of all', () => {
    fc.assert(
      fc.property(name, text => {
        expect(readingsOf(text)[0]).toEqual(pinyin(text, { ...options, surname: 'head' }))
      }),
      { numRuns: 2_000 },
    )
  })
})
