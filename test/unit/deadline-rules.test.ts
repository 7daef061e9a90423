import { describe, expect, it } from 'vitest'
import { faultsOfRules } from '../../main/contract/deadline-rule-faults.ts'
import { type Matter, ruleFor } from '../../main/contract/deadline-rules.ts'
import { DeadlineRule, type RuleConditions } from '../../main/contract/profile-deadlines.ts'
import { loadProfile, parseProfile } from '../../main/profiles/profiles.ts'

const profile = loadProfile('real-estate')

/** A rule as a profile file would have it. */
function ruleSource(id: string, appliesTo: RuleConditions, changes: Record<string, unknown> = {}) {
  return {
    id,
    version: 1,
    name: { zh: id, en: id },
    subject: 'case',
    goal: 'answer',
    appliesTo,
    clock: 'wall-hours',
    amount: 24,
    steps: [
      { at: 75, to: 'clerk' },
      { at: 100, to: 'specialist' },
    ],
    origin: 'house',
    ...changes,
  }
}
const rule = (id: string, appliesTo: RuleConditions, changes?: Record<string, unknown>) =>
  DeadlineRule.parse(ruleSource(id, appliesTo, changes))

const matter = (changes: Partial<Matter> = {}): Matter => ({
  subject: 'case',
  kind: 'complaint',
  category: ['leak', 'leak-pipe', 'leak-pipe-supply'],
  level: 2,
  channel: 'phone',
  emergency: false,
  recipient: null,
  ...changes,
})

describe('the most specific rule', () => {
  const any = rule('any', {})
  const kind = rule('kind', { kinds: ['complaint'] })
  const shallow = rule('shallow', { category: ['leak'] })
  const deep = rule('deep', { category: ['leak', 'leak-pipe'] })
  const level = rule('level', { levels: [1, 2] })
  const recipient = rule('recipient', { recipient: 'design' })

  it.each([
    [[any, kind], 'kind'],
    [[kind, any], 'kind'],
    [[kind, shallow], 'shallow'],
    [[deep, shallow, kind], 'deep'],
    [[level, deep], 'level'],
    [[recipient, level, deep, kind, any], 'level'],
  ])('wins whatever the order (%#)', (rules, expected) => {
    expect(ruleFor(rules, 'answer', matter())?.id).toBe(expected)
  })

  it('is chosen among those that apply, for its goal and subject alone', () => {
    expect(ruleFor([kind, any], 'answer', matter({ kind: 'repair' }))?.id).toBe('any')
    expect(ruleFor([deep], 'answer', matter({ category: ['leak'] }))).toBeUndefined()
    expect(ruleFor([level], 'answer', matter({ level: null }))).toBeUndefined()
    expect(ruleFor([any], 'settle', matter())).toBeUndefined()
    expect(ruleFor([any], 'answer', matter({ subject: 'sheet' }))).toBeUndefined()
    expect(ruleFor([recipient, any], 'answer', matter({ recipient: 'design' }))?.id).toBe('recipient')
  })
})

describe('contradictions', () => {
  it.each([
    ['the same conditions', { kinds: ['complaint'] }, { kinds: ['complaint', 'repair'] }],
    ['nothing asked for', {}, {}],
    ['the same category', { category: ['leak'] }, { category: ['leak'] }],
    ['levels that overlap', { levels: [1, 2] }, { levels: [2, 3] }],
  ] satisfies [string, RuleConditions, RuleConditions][])('are found: %s', (_, one, other) => {
    expect(faultsOfRules([rule('one', one), rule('other', other)], profile.calendars)).toEqual([
      { rule: 1, member: 'appliesTo', message: 'other contradicts one' },
    ])
  })

  it.each([
    ['another kind', { kinds: ['complaint'] }, { kinds: ['repair'] }],
    ['a deeper category', { category: ['leak'] }, { category: ['leak', 'leak-pipe'] }],
    ['another branch', { category: ['leak'] }, { category: ['design'] }],
    ['an emergency or none', { emergency: true }, { emergency: false }],
    ['another weight', { kinds: ['complaint'] }, { channels: ['phone'] }],
  ] satisfies [string, RuleConditions, RuleConditions][])('are none: %s', (_, one, other) => {
    expect(faultsOfRules([rule('one', one), rule('other', other)], profile.calendars)).toEqual([])
  })

  it('are none between rules about different goals', () => {
    const rules = [rule('one', {}), rule('other', {}, { goal: 'settle' })]
    expect(faultsOfRules(rules, profile.calendars)).toEqual([])
  })
})

describe('a rule', () => {
  it.each([
    [{ clock: 'working-days', calendar: 'site', amount: 1.5 }, 'no whole number of days'],
    [{ clock: 'working-days' }, 'needs a calendar'],
    [{ pausedBy: ['owner'] }, 'never stop'],
    [{ steps: [{ at: 75, to: 'clerk' }] }, 'no step at 100'],
    [
      {
        steps: [
          { at: 100, to: 'clerk' },
          { at: 90, to: 'clerk' },
        ],
      },
      'not behind',
    ],
    [
      {
        steps: [
          { at: 75, to: 'clerk' },
          { at: 100, to: 'manager' },
        ],
      },
      'not one role up',
    ],
    [
      {
        steps: [
          { at: 75, to: 'manager' },
          { at: 100, to: 'clerk' },
        ],
      },
      'not one role up',
    ],
    [{ amount: 0 }, ''],
  ])('is refused with %j', (changes, message) => {
    const parsed = DeadlineRule.safeParse(ruleSource('one', {}, changes))
    expect(parsed.success).toBe(false)
    expect(parsed.error?.message).toContain(message)
  })

  it('is refused twice under one id, with an unknown calendar or one that never opens', () => {
    const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const [site] = profile.calendars.calendars
    if (!site) throw new Error('no calendar')
    const calendars = { calendars: [{ ...site, week: closed }], years: [] }
    const faults = faultsOfRules(
      [
        rule('one', { kinds: ['complaint'] }),
        rule('one', { kinds: ['repair'] }, { clock: 'working-hours', calendar: 'nowhere' }),
        rule('two', { kinds: ['praise'] }, { clock: 'working-hours', calendar: 'site' }),
      ],
      calendars,
    )
    expect(faults.map(fault => [fault.rule, fault.member])).toEqual([
      [1, 'id'],
      [1, 'calendar'],
      [2, 'calendar'],
    ])
  })
})

describe('a rule that would never be used', () => {
  const faults = (...rules: DeadlineRule[]) =>
    faultsOfRules(rules, profile.calendars).map(fault => [fault.rule, fault.member, fault.message])
  const kinds = ['consultation', 'complaint', 'repair', 'suggestion', 'dispute', 'praise'] as const

  it('is found where one narrower rule, or several together, take everything from it', () => {
    const urgent = rule('urgent', { emergency: true })
    expect(faults(urgent, rule('all', { kinds: [...kinds] }))).toEqual([
      [0, 'appliesTo', 'urgent is hidden by all'],
    ])
    const some = rule('some', { kinds: ['repair', 'praise'] })
    const others = rule('others', { kinds: ['consultation', 'complaint', 'suggestion', 'dispute'] })
    expect(faults(some, rule('any', {}), others)).toEqual([[1, 'appliesTo', 'any is hidden by some']])
    expect(faults(some, rule('any', {}))).toEqual([])
    const deep = rule('deep', { category: ['leak', 'leak-pipe'] })
    expect(faults(rule('leak', { category: ['leak'] }), deep)).toEqual([])
    expect(faults(rule('repair', { kinds: ['repair'] }), rule('leveled', { levels: [1, 2, 3] }))).toEqual([])
  })

  it('is found where it asks of a case what only sheets have, and the other way round', () => {
    const sheet = { subject: 'sheet' }
    expect(faults(rule('one', {}, { goal: 'work-order' }))).toEqual([
      [0, 'goal', 'one asks for what a case does not have'],
    ])
    expect(faults(rule('one', {}, { ...sheet, goal: 'attend' }))).toEqual([
      [0, 'goal', 'one asks for what a sheet does not have'],
    ])
    expect(faults(rule('one', { recipient: 'design' }))).toEqual([
      [0, 'appliesTo', 'one names a recipient of cases'],
    ])
    expect(faults(rule('one', { kinds: ['repair'] }, sheet))).toEqual([
      [0, 'appliesTo', 'one narrows sheets by their case'],
    ])
    expect(faults(rule('one', { recipient: 'nobody' }, sheet))).toEqual([
      [0, 'appliesTo', 'no recipient nobody'],
    ])
    expect(faults(rule('one', { recipient: 'design' }, sheet), rule('any', {}, sheet))).toEqual([])
  })

  it('is found where its time would come in more than ten years', () => {
    const [site] = profile.calendars.calendars
    if (!site) throw new Error('no calendar')
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const week = { ...none, wed: [{ from: '09:00', to: '09:10' }] }
    const calendars = { calendars: [{ ...site, id: 'seldom', week }], years: [] }
    const seldom = (clock: string, amount: number) =>
      faultsOfRules([rule('one', {}, { clock, amount, calendar: 'seldom' })], calendars).map(
        ({ member }) => member,
      )
    expect(seldom('working-hours', 86)).toEqual([])
    expect(seldom('working-hours', 87)).toEqual(['amount'])
    expect(seldom('working-days', 520)).toEqual([])
    expect(seldom('working-days', 521)).toEqual(['amount'])
    expect(seldom('calendar-days', 2_000)).toEqual([])
  })
})

describe('a profile', () => {
  const withRule = (source: object) => () =>
    parseProfile('real-estate', {
      ...structuredClone(profile),
      deadlines: { rules: [...profile.deadlines.rules, source] },
    })

  it('is refused where its rules contradict each other, naming both', () => {
    const twin = ruleSource('twin', { kinds: ['complaint'] }, { goal: 'settle' })
    expect(withRule(twin)).toThrow(expect.objectContaining({ code: 'profile.invalid' }))
    expect(withRule(twin)).toThrow(/twin contradicts settle-complaint/)
  })

  it('is refused where a rule names a category that is not there', () => {
    expect(withRule(ruleSource('lost', { category: ['nowhere'] }))).toThrow(/no category nowhere/)
  })

  it('ships the rules of the trade and the house, each with its amount', () => {
    const shipped = profile.deadlines.rules.map(({ id, clock, amount, origin }) => [
      id,
      amount,
      clock,
      origin,
    ])
    expect(shipped).toEqual([
      ['property-delivery', 8, 'wall-hours', 'trade'],
      ['property-reply', 3, 'calendar-days', 'trade'],
      ['vacant-unit', 3, 'calendar-days', 'trade'],
      ['design-work-order', 3, 'working-days', 'trade'],
      ['answer', 24, 'wall-hours', 'house'],
      ['settle-complaint', 7, 'calendar-days', 'house'],
      ['emergency-repair', 2, 'wall-hours', 'house'],
      ['hotline-answer', 5, 'working-days', 'house'],
      ['hotline-triage', 2, 'working-days', 'house'],
    ])
    expect(profile.deadlines.rules.find(({ id }) => id === 'hotline-answer')?.extension).toBe(10)
  })
})
