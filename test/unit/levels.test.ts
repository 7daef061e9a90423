import { allCauses } from '../../main/contract/causes.ts'
import { describe, expect, it, test } from 'vitest'
import { ruleFor } from '../../main/contract/assignment.ts'
import { type LevelQuestion, needsResponsible, pastOf, proposeLevel } from '../../main/contract/levels.ts'
import { ProfileLevels } from '../../main/contract/profile-levels.ts'
import { allCategories } from '../../main/contract/profile.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { stageFor } from '../../main/warnings/rules.ts'

const { levels } = loadProfile('real-estate')

const question = (changes: Partial<LevelQuestion> = {}): LevelQuestion => ({
  kind: 'complaint',
  category: ['leak', 'leak-kitchen'],
  channel: 'phone',
  emergency: false,
  text: '厨房漏水一直没有人来修',
  isCollective: () => false,
  households: () => 1,
  repetitions: () => 1,
  isOverdue: () => false,
  ...changes,
})

test.each([
  ['complained of by category', { category: ['sales', 'sales-staff'] }, 'sales-staff'],
  ['found as the cause', { cause: 'sales-staff' }, 'sales-staff'],
  ['who sold it without telling', { cause: 'sold-unaware' }, 'sales-staff'],
  ['praised', { kind: 'praise', category: ['sales', 'sales-staff'] }, undefined],
  ['not concerned', { category: ['sales', 'price'] }, undefined],
] as const)('sales staff %s', (_, changes, rule) => {
  const of = { kind: 'complaint', category: ['leak'], cause: null, ...changes } as const
  expect(pastOf(loadProfile('real-estate'), of)?.id).toBe(rule)
})

test('the path past somebody names recipients, categories and causes that there are', () => {
  const profile = loadProfile('real-estate')
  const categories = allCategories(profile).map(({ path }) => path.at(-1))
  const recipients = profile.sheets.recipients.map(({ id }) => id)
  for (const rule of profile.levels.past) {
    expect(recipients).toEqual(expect.arrayContaining([...rule.recipients, rule.instead]))
    expect(categories).toEqual(expect.arrayContaining([...rule.categories]))
    expect(allCauses(profile).map(({ path }) => path.at(-1))).toEqual(
      expect.arrayContaining([...rule.causes]),
    )
  }
})

describe('the level of a complaint', () => {
  it.each([
    ['an ordinary complaint', {}, 3, null],
    ['injury', { text: '孩子被掉下来的瓷砖砸伤' }, 1, 'danger'],
    ['an emergency', { emergency: true }, 1, 'danger'],
    ['a structural category', { category: ['structure', 'structure-crack'] }, 1, 'structural'],
    ['structural words', { text: '客厅有贯穿裂缝' }, 1, 'structural'],
    ['a collective warning', { isCollective: () => true }, 1, 'collective'],
    ['a joint letter', { text: '我们准备联名向公司反映' }, 1, 'collective'],
    ['the media', { text: '再不处理就找记者' }, 1, 'media'],
    ['a petition', { text: '只好去上访' }, 1, 'petition'],
    ['a lawsuit', { text: '已委托发出律师函' }, 1, 'lawsuit'],
    ['three households in seven days', { households: () => 3 }, 2, 'several-households'],
    ['two households', { households: () => 2 }, 3, null],
    ['the second time in 90 days', { repetitions: () => 2 }, 2, 'repeated'],
    ['a deadline that passed', { isOverdue: () => true }, 2, 'overdue'],
    ['a government hotline', { channel: 'hotline' }, 2, 'government-hotline'],
    ['a phone number with the same digits', { text: '请回电 13912345678' }, 3, null],
    ['the number of a hotline', { text: '12345转来' }, 2, 'government-hotline'],
    ['a money claim', { text: '要求赔偿地板损失' }, 2, 'money-claim'],
    ['the gravest where several fit', { text: '要求赔偿，否则起诉', repetitions: () => 5 }, 1, 'lawsuit'],
  ] satisfies [string, Partial<LevelQuestion>, number, string | null][])('%s', (_, changes, level, rule) => {
    expect(proposeLevel(levels, question(changes))).toMatchObject({ level, rule })
  })

  it('asks the windows of the page: 7 days for households, 90 for repetition', () => {
    const asked: string[] = []
    const watch = (name: string) => (days: number) => {
      asked.push(`${name} ${days}`)
      return 1
    }
    proposeLevel(levels, question({ households: watch('households'), repetitions: watch('repetitions') }))
    expect(asked).toEqual(['households 7', 'repetitions 90'])
  })

  it('names the words that led there', () => {
    expect(proposeLevel(levels, question({ text: '找记者，找电视台' }))?.words).toEqual(['记者', '电视台'])
  })

  it('is none for kinds without levels', () => {
    expect(proposeLevel(levels, question({ kind: 'praise', emergency: true }))).toBeNull()
  })

  it('counts nothing where a word already says enough', () => {
    const never = (): never => {
      throw new Error('asked')
    }
    const asked = question({ text: '受伤了', households: never, repetitions: never, isCollective: never })
    expect(proposeLevel(levels, asked)?.level).toBe(1)
  })
})

it.each([
  [1, ['leak', 'leak-roof'], true],
  [2, ['rectification'], true],
  [3, ['leak', 'leak-roof'], false],
  [1, ['property-service', 'security'], false],
  [1, [], false],
  [null, ['leak'], false],
] as const)('level %s of %j needs its responsible party: %s', (level, category, needed) => {
  expect(needsResponsible(levels, level, category)).toBe(needed)
})

describe('levels of a profile from outside', () => {
  it('are refused with a rule that is named twice, or looks at nothing', () => {
    const [rule] = levels.rules
    expect(ProfileLevels.safeParse({ ...levels, rules: [rule, rule] }).success).toBe(false)
    const empty = { id: 'empty', level: 1, name: { zh: '空', en: 'Empty' } }
    expect(ProfileLevels.safeParse({ ...levels, rules: [empty] }).success).toBe(false)
  })

  it('are refused with stages out of order', () => {
    const stages = [...levels.collective.stages].reverse()
    expect(ProfileLevels.safeParse({ ...levels, collective: { ...levels.collective, stages } }).success).toBe(
      false,
    )
  })
})

it.each([
  [5, 5, 0],
  [9, 5, 0],
  [10, 5, 1],
  [19, 5, 1],
  [20, 5, 2],
  [500, 5, 2],
  [10, 10, 0],
] as const)('%i homes where %i raise a warning: stage %i', (units, threshold, stage) => {
  expect(stageFor(levels.collective, units, threshold)).toBe(stage)
})

describe('the rule that assigns a case', () => {
  const anywhere = { projectId: null, buildingId: null, category: null, kind: null, tier: null }
  const rules = [
    { ...anywhere, who: 'anybody' },
    { ...anywhere, kind: 'repair' as const, who: 'repairs' },
    { ...anywhere, projectId: 'p', who: 'project' },
    { ...anywhere, tier: 'key' as const, who: 'key customers' },
    { ...anywhere, category: 'leak', who: 'leaks' },
    { ...anywhere, category: 'leak-roof', who: 'roofs' },
    { ...anywhere, buildingId: 'b', who: 'building' },
    { ...anywhere, buildingId: 'b', category: 'leak', who: 'leaks of the building' },
  ]
  const matter = { projectId: 'q', buildingId: 'c', category: [], kind: 'complaint', tier: null }
  it.each([
    [{}, 'anybody'],
    [{ kind: 'repair' }, 'repairs'],
    [{ projectId: 'p', kind: 'repair' }, 'project'],
    [{ tier: 'key', projectId: 'p' }, 'key customers'],
    [{ category: ['leak', 'leak-kitchen'], tier: 'key' }, 'leaks'],
    [{ category: ['leak', 'leak-roof'] }, 'roofs'],
    [{ category: ['surfaces', 'paint'], buildingId: 'b' }, 'building'],
    [{ category: ['leak', 'leak-roof'], buildingId: 'b' }, 'leaks of the building'],
  ] as const)('for %j is that of %s', (changes, who) => {
    expect(ruleFor(rules, { ...matter, ...changes })?.who).toBe(who)
  })

  it('is none where none fits', () => {
    expect(ruleFor(rules.slice(1, 2), matter)).toBeUndefined()
  })
})
