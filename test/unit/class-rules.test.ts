import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClassRule, conditionWords, ProfileClasses } from '../../main/contract/profile-classes.ts'
import { faultsOfSection } from '../../main/contract/profile-faults.ts'
import { classByRules, type ClassFacts, figureOf } from '../../main/people/class-rules.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'

const rule = (id: string, by: ClassRule['condition']['by'], atLeast: number): ClassRule => ({
  id,
  name: { zh: id, en: id },
  condition: { by, atLeast },
})
const nothing: ClassFacts = { price: 0, due: 0, paid: 0, homes: 0 }
const rules = [rule('large', 'price', 3_000_000), rule('paid', 'paid', 80), rule('two', 'homes', 2)]

describe('the class of a customer', () => {
  it.each([
    ['nothing at all', {}, undefined],
    ['a cent too little', { price: 299_999_999 }, undefined],
    ['the very sum', { price: 300_000_000 }, 'large'],
    ['nothing due is no share of it', { due: 0, paid: 0 }, undefined],
    ['79.99 %', { due: 1_000_000, paid: 799_900 }, undefined],
    ['80 %', { due: 1_000_000, paid: 800_000 }, 'paid'],
    ['one home', { homes: 1 }, undefined],
    ['two homes', { homes: 2 }, 'two'],
    ['the first that holds', { price: 400_000_000, due: 1, paid: 1, homes: 3 }, 'large'],
  ] as const)('%s', (_, facts, id) => {
    expect(classByRules(rules, { ...nothing, ...facts })?.id).toBe(id)
  })

  const sum = fc.integer({ min: 0, max: 1_000_000_000_000 })
  const anyFacts = fc
    .record({ price: sum, due: sum, paid: sum, homes: fc.integer({ min: 0, max: 20 }) })
    .map(facts => ({ ...facts, paid: Math.min(facts.paid, facts.due) }))

  it('is what its figure says, and nobody with more falls out of a class', () => {
    const conditions = fc.oneof(
      fc.record({ by: fc.constant('price' as const), atLeast: fc.integer({ min: 1, max: 10_000_000_000 }) }),
      fc.record({ by: fc.constant('paid' as const), atLeast: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ by: fc.constant('homes' as const), atLeast: fc.integer({ min: 1, max: 20 }) }),
    )
    fc.assert(
      fc.property(conditions, anyFacts, ({ by, atLeast }, facts) => {
        const one = rule('one', by, atLeast)
        const inIt = classByRules([one], facts) !== undefined
        const asked = by === 'price' ? atLeast * 100 : atLeast
        expect(inIt).toBe(figureOf(one.condition, facts) >= asked)
        const more = { ...facts, price: facts.price + 1, paid: facts.due, homes: facts.homes + 1 }
        if (inIt) expect(classByRules([one], more)).toBe(one)
      }),
    )
  })
})

describe('the section of the profile', () => {
  const profile = loadProfile('real-estate')
  const said = (content: unknown) => faultsOfSection(profile, 'classes', content).map(({ why }) => why.zh)

  it('is empty as shipped: no desk has classes it did not ask for', () => {
    expect(profile.classes).toEqual([])
  })

  it('takes a list in which every class can be reached', () => {
    expect(ProfileClasses.parse(rules)).toEqual(rules)
    const narrowFirst = [rule('three', 'homes', 3), rule('two', 'homes', 2), rule('large', 'price', 2)]
    expect(said(narrowFirst)).toEqual([])
  })

  it.each([
    ['one behind a wider one', [rule('two', 'homes', 2), rule('three', 'homes', 3)], /“two”已包含这些客户/],
    ['the same twice', [rule('a', 'homes', 2), rule('a', 'price', 3)], /用了两次/],
    ['more than the whole', [rule('a', 'paid', 101)], /不能大于 100/],
    ['nothing asked', [rule('a', 'homes', 0)], /不能小于 1/],
    ['no name', [{ ...rule('a', 'homes', 2), name: { zh: '', en: 'A' } }], /不能为空/],
  ])('refuses %s, in words', (_, content, why) => {
    expect(said(content)).toEqual([expect.stringMatching(why)])
  })

  it('says a condition without any figure of a customer', () => {
    expect(rules.map(({ condition }) => conditionWords(condition).en)).toEqual([
      'contracts of 3,000,000 yuan or more',
      '80 % or more of what is due is paid',
      'owns 2 homes or more',
    ])
  })
})
