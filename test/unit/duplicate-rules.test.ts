import { describe, expect, it } from 'vitest'
import { findPairs, judge, type Profile } from '../../main/people/duplicate-rules.ts'
import { madePopulation } from '../support/made-population.ts'

let serial = 0
function one(name: string, more: Partial<Omit<Profile, 'names'>> & { former?: string[] } = {}): Profile {
  serial += 1
  const { former = [], ...rest } = more
  return {
    id: `p${String(serial).padStart(6, '0')}`,
    names: [name, ...former],
    phones: [],
    document: null,
    birthday: null,
    gender: null,
    units: [],
    agent: false,
    ...rest,
  }
}
const phone = { phones: ['13911112222'] }
const unit = { units: ['u1'] }
const scoreOf = (a: Profile, b: Profile, crowded = false) => judge(a, b, () => crowded)?.score ?? 0

describe('two records', () => {
  it('of one document are one person, also in its old form of 15 digits', () => {
    const document = '610113196803057823'
    expect(judge(one('王芳', { document }), one('王小芳', { document }), () => false)).toMatchObject({
      score: 100,
      evidence: ['same-document'],
    })
    expect(scoreOf(one('王芳', { document }), one('王芳', { document: '610113680305782' }))).toBe(100)
  })
  it('of different documents are two people, whatever else they share', () => {
    const a = one('王芳', { ...phone, ...unit, document: '610113196803057823' })
    expect(scoreOf(a, one('王芳', { ...phone, ...unit, document: '610113199012121111' }))).toBe(0)
    // One digit typed wrong is told apart from that.
    expect(scoreOf(a, one('王芳', { ...phone, document: '610113196803057824' }))).toBeGreaterThan(90)
  })
  it.each([
    ['张伟', '张伟', { ...phone }, 95],
    ['张伟', '张伟', { ...unit }, 85],
    ['张伟', '張偉', { ...phone }, 78],
    ['王晓明', '王小明', { ...phone }, 78],
    ['陈志正', '陈紫珍', { ...phone }, 78],
    ['陈正', '陈珍', { ...phone }, 0],
    ['李宁', '李林', { ...phone }, 0],
    ['张小明', '张小红', { ...phone, ...unit }, 0],
    ['张伟', '李芳', { ...phone, ...unit }, 0],
    ['张先生', '张伟', { ...phone, ...unit }, 62],
    ['张先生', '张伟', { ...unit }, 0],
    ['张伟', '张伟', {}, 0],
  ])('%s and %s with %j', (a, b, shared, score) => {
    const found = scoreOf(one(a, shared), one(b, shared))
    if (score === 0) expect(found).toBe(0)
    else expect(found).toBeGreaterThanOrEqual(score)
  })
  it('of one family at one phone and unit are left alone; a former name is not', () => {
    expect(scoreOf(one('张伟', { ...phone, ...unit }), one('王芳', { ...phone, ...unit }))).toBe(0)
    expect(
      scoreOf(one('张伟', { ...phone, former: ['张大宝'] }), one('张大宝', phone)),
    ).toBeGreaterThanOrEqual(88)
  })
  it('with the phone of an agency say nothing, except where both are the agent', () => {
    expect(scoreOf(one('张伟', phone), one('张伟', phone), true)).toBe(0)
    const agent = { ...phone, agent: true }
    expect(scoreOf(one('李经理', agent), one('李经理', agent), true)).toBe(0)
    expect(scoreOf(one('李平', agent), one('李平', agent), true)).toBeGreaterThan(90)
  })
  it('of different birthdays or genders need more than a similar name', () => {
    expect(
      scoreOf(
        one('张伟', { ...phone, birthday: '1968-01-01' }),
        one('张玮', { ...phone, birthday: '1998-01-01' }),
      ),
    ).toBe(0)
    const father = one('张伟', { ...phone, birthday: '1968-01-01' })
    expect(scoreOf(father, one('张伟', { ...phone, birthday: '1968-01-10' }))).toBe(70)
  })
})

describe('everybody of a made-up estate', () => {
  const { people, truth } = madePopulation(20_000, 7)
  const found = findPairs(people, 50_000, () => undefined)
  const keys = new Set(found.map(pair => `${pair.personId}/${pair.otherId}`))
  const hits = [...truth].filter(pair => keys.has(pair)).length

  it('finds nearly all pairs that are one person', () => {
    expect(truth.size).toBeGreaterThan(800)
    expect(hits / truth.size).toBeGreaterThan(0.9)
  })
  it('proposes hardly anybody who is somebody else, families and agencies included', () => {
    expect(hits / keys.size).toBeGreaterThan(0.9)
  })
  it('puts the surest first, each pair once, and stops when it is cancelled', () => {
    expect(keys.size).toBe(found.length)
    const scores = found.map(pair => pair.score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(() =>
      findPairs(people, 10, () => {
        throw new Error('cancelled')
      }),
    ).toThrow('cancelled')
  })
})
