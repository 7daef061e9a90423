import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUnitNumber } from '../../main/estate/unit-number.ts'
import { parseArea, parsePhones, splitPeople } from '../../main/imports/cells.ts'
import { unitPart } from '../../main/imports/owner-unit.ts'
import { comparableName, comparablePhone } from '../../main/people/identities.ts'
import { textCell } from '../../main/tabular/cells.ts'

/** The same text in full-width characters, which no short way reads: both must mean the same. */
const wide = (text: string) =>
  text.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`))

describe('usual shapes, which are read a shorter way', () => {
  it('unit numbers', () => {
    fc.assert(
      fc.property(fc.array(digits(5), { minLength: 1, maxLength: 4 }), parts => {
        const text = parts.join('-')
        for (const kind of ['dwelling', 'shop', 'parking'] as const)
          expect(parseUnitNumber(text, kind)).toEqual(parseUnitNumber(wide(text), kind))
      }),
    )
  })

  it('columns of building, entrance, floor and phase', () => {
    fc.assert(
      fc.property(digits(4), fc.constantFrom('phase', 'building', 'entrance', 'floor'), (text, part) => {
        expect(unitPart(text, part)).toEqual(unitPart(wide(text), part))
      }),
    )
  })

  it('areas', () => {
    const area = fc.oneof(
      digits(7),
      fc.tuple(digits(6), digits(7)).map(parts => parts.join('.')),
    )
    fc.assert(
      fc.property(area, text => {
        expect(parseArea(textCell(text))).toEqual(parseArea(textCell(wide(text))))
      }),
    )
  })

  it('mobile numbers', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[0-9]{9,11}$/), text => {
        expect(parsePhones(text)).toEqual(parsePhones(wide(text)))
        expect(comparablePhone(text)).toBe(comparablePhone(`${text.slice(0, 3)}-${text.slice(3)}`))
      }),
    )
  })

  it('names', () => {
    const character = fc.constantFrom(...'赵钱孙李欧阳和及无暂待定未知公司')
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 5 }), characters => {
        const name = characters.join('')
        // A mark of order at the end is trimmed, but keeps the text from being a usual one.
        expect(splitPeople(name)).toEqual(splitPeople(`${name}\uFEFF`))
        expect(comparableName(name)).toBe(comparableName(` ${name}.`))
      }),
    )
  })
})
