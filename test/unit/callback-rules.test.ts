import { describe, expect, it } from 'vitest'
import { faultOf, mayRecord, startOfDay, whenOf, windowOf } from '../../main/callbacks/rules.ts'
import { planOfCase, ProfileCallbacks } from '../../main/contract/profile-callbacks.ts'
import { formatTime } from '../../main/print/format.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const { callbacks } = loadProfile('real-estate')
const planned = (id: string) => callbacks.plans.find(plan => plan.id === id)?.calls ?? []

describe('windows are calendar days of the site, both ends included', () => {
  it.each([
    // event, days, first moment, first moment behind it
    ['2026-07-12 18:40', [2, 3], '2026-07-14 00:00', '2026-07-16 00:00'],
    ['2026-07-12 00:00', [2, 3], '2026-07-14 00:00', '2026-07-16 00:00'],
    ['2026-07-12 23:59', [2, 3], '2026-07-14 00:00', '2026-07-16 00:00'],
    // Over a weekend and the National Day holidays: calendar days stop for nothing.
    ['2026-09-30 16:00', [2, 3], '2026-10-02 00:00', '2026-10-04 00:00'],
    ['2026-12-30 09:00', [2, 3], '2027-01-01 00:00', '2027-01-03 00:00'],
    ['2028-02-27 09:00', [2, 3], '2028-02-29 00:00', '2028-03-02 00:00'],
    ['2026-07-12 18:40', [0, 3], '2026-07-12 00:00', '2026-07-16 00:00'],
    ['2026-07-12 18:40', [0, 10], '2026-07-12 00:00', '2026-07-23 00:00'],
    ['2026-07-12 18:40', [10, 10], '2026-07-22 00:00', '2026-07-23 00:00'],
    ['2026-07-12 18:40', [30, 30], '2026-08-11 00:00', '2026-08-12 00:00'],
    ['2026-07-12 18:40', [90, 90], '2026-10-10 00:00', '2026-10-11 00:00'],
  ] as const)('%s, days %j', (event, [from, until], begins, ends) => {
    const window = windowOf(at(event), { from, until }, zone)
    const shown = [window.fromAt, window.dueAt, at(begins), at(ends)].map(one => formatTime(one, zone, 'zh'))
    expect(shown.slice(0, 2)).toEqual(shown.slice(2))
    expect(window).toEqual({ fromAt: at(begins), dueAt: at(ends) })
  })

  it('is not thrown off by clocks that are changed', () => {
    const berlin = windowOf(Date.UTC(2026, 2, 27, 12), { from: 2, until: 3 }, 'Europe/Berlin')
    expect(berlin).toEqual({ fromAt: Date.UTC(2026, 2, 28, 23), dueAt: Date.UTC(2026, 2, 30, 22) })
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 23))
    expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 22))
  })
})

describe('what the shipped profile says', () => {
  it('has the plans of the trade', () => {
    expect(planned('repair')).toEqual([{ from: 2, until: 3 }])
    expect(planned('complaint')).toEqual([{ from: 2, until: 3 }])
    expect(planned('within-3-days')).toEqual([{ from: 0, until: 3 }])
    expect(planned('within-10-days')).toEqual([{ from: 0, until: 10 }])
    expect(planned('three-calls').map(call => call.from)).toEqual([10, 30, 90])
    expect(callbacks.target).toBe(96)
    expect(callbacks.failedDays).toBe(3)
  })

  it.each([
    ['repair', true, false, 'repair'],
    ['repair', false, true, 'repair'],
    ['repair', false, false, undefined],
    ['complaint', true, false, undefined],
    ['complaint', true, true, 'complaint'],
    ['dispute', false, true, 'complaint'],
    ['praise', true, true, undefined],
    ['consultation', true, true, undefined],
  ] as const)('%s, accepted %s, closed %s: %s', (kind, accepted, closed, plan) => {
    expect(planOfCase(callbacks, { kind, accepted, closed })?.id).toBe(plan)
  })

  it('is refused with a question that is not there, a window that ends before it begins, a plan named twice', () => {
    const [plan] = callbacks.plans
    if (!plan) throw new Error('no plan')
    const withPlan = (change: object) => ({ ...callbacks, plans: [{ ...plan, ...change }] })
    expect(ProfileCallbacks.safeParse(withPlan({})).success).toBe(true)
    expect(ProfileCallbacks.safeParse(withPlan({ questions: ['nothing'] })).success).toBe(false)
    expect(ProfileCallbacks.safeParse(withPlan({ calls: [{ from: 3, until: 2 }] })).success).toBe(false)
    expect(ProfileCallbacks.safeParse(withPlan({ calls: [{ from: 0, until: 40 }] })).success).toBe(false)
    expect(ProfileCallbacks.safeParse({ ...callbacks, plans: [plan, plan] }).success).toBe(false)
  })
})

it('says where in its window a callback is', () => {
  const tomorrow = at('2026-07-15 00:00')
  const now = at('2026-07-14 10:00')
  const window = (from: string, due: string) => ({ fromAt: at(from), dueAt: at(due) })
  expect(whenOf(window('2026-07-10 00:00', '2026-07-14 00:00'), now, tomorrow)).toBe('overdue')
  expect(whenOf(window('2026-07-13 00:00', '2026-07-15 00:00'), now, tomorrow)).toBe('today')
  expect(whenOf(window('2026-07-14 00:00', '2026-07-16 00:00'), now, tomorrow)).toBe('now')
  expect(whenOf(window('2026-07-15 00:00', '2026-07-17 00:00'), now, tomorrow)).toBe('planned')
})

it('lets nobody who did the work record', () => {
  expect(mayRecord('a', ['a', 'b'])).toBe(false)
  expect(mayRecord('c', ['a', 'b'])).toBe(true)
})

it('finds figures that belong to no question or lie outside its scale', () => {
  const asked = [{ id: 'speed', scale: 5 }]
  expect(faultOf({ speed: 5 }, asked)).toBeUndefined()
  expect(faultOf({}, asked)).toBeUndefined()
  expect(faultOf({ speed: 6 }, asked)?.code).toBe('callback.scoreOutOfRange')
  expect(faultOf({ manner: 1 }, asked)?.code).toBe('callback.questionUnknown')
})
