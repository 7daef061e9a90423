import { describe, expect, it } from 'vitest'
import { unitStages } from '../../main/contract/unit-changes.ts'
import { handoverOf } from '../../main/estate/handover.ts'
import { nextStageDay, stageOf } from '../../main/estate/stage-rules.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'

const rules = { beforeMoveInDays: 45, warrantyMonths: 24, endingDays: 90 }
const none = { hasOwner: false, promisedOn: null, handedOverOn: null }

describe('the stage of a unit file', () => {
  it.each([
    ['nobody owns it', none, '2026-07-12', 'prospect'],
    ['somebody owns it', { ...none, hasOwner: true }, '2026-07-12', 'signed'],
    [
      'long before the promised day',
      { ...none, hasOwner: true, promisedOn: '2026-12-31' },
      '2026-07-12',
      'signed',
    ],
    ['46 days before it', { ...none, hasOwner: true, promisedOn: '2026-08-27' }, '2026-07-12', 'signed'],
    [
      '45 days before it',
      { ...none, hasOwner: true, promisedOn: '2026-08-26' },
      '2026-07-12',
      'before-move-in',
    ],
    [
      'the promised day has passed',
      { ...none, hasOwner: true, promisedOn: '2026-01-01' },
      '2026-07-12',
      'before-move-in',
    ],
    ['handed over tomorrow', { ...none, hasOwner: true, handedOverOn: '2026-07-13' }, '2026-07-12', 'signed'],
    ['handed over today', { ...none, handedOverOn: '2026-07-12' }, '2026-07-12', 'moved-in'],
    ['91 days before the end', { ...none, handedOverOn: '2024-10-11' }, '2026-07-12', 'moved-in'],
    ['90 days before the end', { ...none, handedOverOn: '2024-10-10' }, '2026-07-12', 'warranty-ending'],
    ['the day before the end', { ...none, handedOverOn: '2024-07-13' }, '2026-07-12', 'warranty-ending'],
    ['on the day of the end', { ...none, handedOverOn: '2024-07-12' }, '2026-07-12', 'out-of-warranty'],
  ])('%s', (_, facts, today, stage) => {
    expect(stageOf(facts, rules, today)).toBe(stage)
  })

  it.each([
    ['nothing is known', none, '2026-07-12', null],
    ['long before the promised day', { ...none, promisedOn: '2026-12-31' }, '2026-07-12', '2026-11-16'],
    ['move-in is near', { ...none, promisedOn: '2026-08-26' }, '2026-07-12', null],
    ['handed over tomorrow', { ...none, handedOverOn: '2026-07-13' }, '2026-07-12', '2026-07-13'],
    ['handed over today', { ...none, handedOverOn: '2026-07-12' }, '2026-07-12', '2028-04-13'],
    ['the warranty is ending', { ...none, handedOverOn: '2024-07-13' }, '2026-07-12', '2026-07-13'],
    ['out of warranty', { ...none, handedOverOn: '2024-07-12' }, '2026-07-12', null],
  ])('is next looked at where %s', (_, facts, today, next) => {
    expect(nextStageDay(facts, rules, today)).toBe(next)
    if (next === null) return
    expect(stageOf({ ...facts, hasOwner: true }, rules, next)).not.toBe(
      stageOf({ ...facts, hasOwner: true }, rules, today),
    )
  })

  it('has duties in the profile for every stage', () => {
    const { duties } = loadProfile('real-estate').stages
    expect(unitStages.filter(stage => !duties.some(duty => duty.stage === stage))).toEqual([])
    expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length)
  })
})

describe('the day of handover', () => {
  const owners = [
    { role: 'owner' as const, from: '2023-06-01' },
    { role: 'co-owner' as const, from: '2022-01-01' },
    { role: 'tenant' as const, from: '2020-01-01' },
  ]

  it("is what was noted, else the first owner's unless that is before the promised day", () => {
    expect(handoverOf({ handedOverOn: '2023-07-01', promisedOn: null, owners })).toEqual({
      on: '2023-07-01',
      assumed: false,
    })
    expect(handoverOf({ handedOverOn: null, promisedOn: null, owners })).toEqual({
      on: '2022-01-01',
      assumed: true,
    })
    expect(handoverOf({ handedOverOn: null, promisedOn: '2021-12-31', owners })).toEqual({
      on: '2022-01-01',
      assumed: true,
    })
    expect(handoverOf({ handedOverOn: null, promisedOn: '2026-12-01', owners })).toEqual({
      on: null,
      assumed: false,
    })
    expect(handoverOf({ handedOverOn: null, promisedOn: null, owners: [] })).toEqual({
      on: null,
      assumed: false,
    })
  })
})
