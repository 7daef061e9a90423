import { describe, expect, it } from 'vitest'
import { addDays } from '../../main/season/days.ts'
import { daysToStaff, type ReadinessFacts, seasonLacks } from '../../main/season/readiness.ts'
import { rotate, shiftAt, slotsOf } from '../../main/season/roster.ts'

const hours = { dayFrom: '08:00', nightFrom: '20:00' }

describe('shifts', () => {
  it('gives each day a day or a holiday shift, and a night', () => {
    const slots = slotsOf('2026-04-30', '2026-05-01', day => day === '2026-05-01')
    expect(slots).toEqual([
      { day: '2026-04-30', shift: 'day' },
      { day: '2026-04-30', shift: 'night' },
      { day: '2026-05-01', shift: 'holiday' },
      { day: '2026-05-01', shift: 'night' },
    ])
  })

  it.each([
    ['07:59', '2026-07-11', 'night'],
    ['08:00', '2026-07-12', 'day'],
    ['19:59', '2026-07-12', 'day'],
    ['20:00', '2026-07-12', 'night'],
    ['23:59', '2026-07-12', 'night'],
    ['00:00', '2026-07-11', 'night'],
  ])('at %s it is the shift of %s, %s', (clock, day, part) => {
    expect(shiftAt({ day: '2026-07-12', clock }, hours)).toEqual({ day, part })
  })

  it('counts days over the end of months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  })
})

describe('a rotation', () => {
  const week = slotsOf('2026-07-06', '2026-07-09', day => day === '2026-07-08')

  it('takes turns at each sort of shift by itself', () => {
    const given = rotate(week, { day: ['A', 'B'], night: ['C', 'D', 'E'], holiday: ['F'] }, () => false)
    expect(given.map(({ slot, turn }) => `${slot.day.slice(8)} ${slot.shift} ${turn}`)).toEqual([
      '06 day A',
      '06 night C',
      '07 day B',
      '07 night D',
      '08 holiday F',
      '08 night E',
      '09 day A',
      '09 night C',
    ])
  })

  it('goes on with the turns of the day where nobody takes holidays, and leaves open what nobody takes', () => {
    const given = rotate(week, { day: ['A', 'B', 'C'], night: [], holiday: [] }, () => false)
    expect(given.map(({ slot, turn }) => `${slot.day.slice(8)} ${turn}`)).toEqual([
      '06 A',
      '07 B',
      '08 C',
      '09 A',
    ])
  })

  it('leaves what somebody has, and uses up no turn for it', () => {
    const given = rotate(week, { day: ['A', 'B'], night: [], holiday: [] }, ({ day }) => day === '2026-07-07')
    expect(given.map(({ slot, turn }) => `${slot.day.slice(8)} ${turn}`)).toEqual(['06 A', '08 B', '09 A'])
  })
})

const ready: ReadinessFacts = {
  today: '2026-05-20',
  season: { fromDay: '2026-05-01', toDay: '2026-10-31' },
  tasks: ['coordinator', 'materials', 'patrols', 'owners-group', 'press'],
  contacts: ['property-company', 'flood-office', 'power', 'gas', 'hospital'],
  openShifts: [],
  need: { least: 2, perTrade: [] },
  contractors: [
    { id: 'a', trades: ['waterproofing'], confirmed: true },
    { id: 'b', trades: ['plumbing'], confirmed: true },
  ],
  materials: [{ id: 'm', name: '水泵', stock: 4, minimum: 4 }],
  points: { count: 3, late: 0 },
  drill: { day: '2026-04-20', nextDay: null },
}
const lacksOf = (changes: Partial<ReadinessFacts>) => seasonLacks({ ...ready, ...changes })

describe('readiness', () => {
  it('lacks nothing where everything is there', () => {
    expect(lacksOf({})).toEqual([])
  })

  it('asks for two contractors who said that they can be reached', () => {
    const contractors = ready.contractors.map(one => ({ ...one, confirmed: one.id === 'a' }))
    expect(lacksOf({ contractors })).toEqual([
      { code: 'contractors', must: true, of: { have: 1, need: 2, under: 2 } },
    ])
  })

  it('asks for as many of a trade as the site wants', () => {
    const need = { least: 2, perTrade: [{ trade: 'waterproofing' as const, least: 2 }] }
    expect(lacksOf({ need })).toEqual([
      { code: 'tradeContractors', must: true, of: { trade: 'waterproofing', have: 1, need: 2 } },
    ])
  })

  it('tells what has to be from what should be, and what has to be first', () => {
    const lacks = lacksOf({
      tasks: ['materials', 'patrols'],
      contacts: [],
      drill: null,
      openShifts: ['2026-05-22'],
    })
    expect(lacks.map(({ code, must }) => `${code} ${must}`)).toEqual([
      'task true',
      'roster true',
      'contact true',
      'task false',
      'task false',
      'contact false',
      'contact false',
      'contact false',
      'contact false',
      'drillNone false',
    ])
  })

  it('names each material below its minimum, and late patrols', () => {
    const lacks = lacksOf({
      materials: [
        { id: 'm', name: '水泵', stock: 3, minimum: 4 },
        { id: 'n', name: '沙袋', stock: 0, minimum: 0 },
      ],
      points: { count: 3, late: 2 },
    })
    expect(lacks).toEqual([
      { code: 'material', must: true, of: { name: '水泵', stock: 3, minimum: 4 } },
      { code: 'pointsLate', must: true, of: { count: 2 } },
    ])
  })

  it.each([
    ['2026-04-01', '2026-05-01', '2026-05-14'],
    ['2026-10-25', '2026-10-25', '2026-10-31'],
  ])(
    'looks at the roster of the coming fourteen days within the season: on %s from %s to %s',
    (today, from, to) => {
      expect(daysToStaff(ready.season, today)).toEqual({ from, to })
    },
  )

  it('looks at no roster behind the season', () => {
    expect(daysToStaff(ready.season, '2026-11-01')).toBeUndefined()
  })

  it.each([
    [{ day: '2025-04-20', nextDay: null }, '2026-04-20'],
    [{ day: '2026-01-20', nextDay: '2026-05-01' }, '2026-05-01'],
  ])('asks for another drill after a year, or when it was due', (drill, day) => {
    expect(lacksOf({ drill })).toEqual([{ code: 'drillLate', must: false, of: { day } }])
  })
})
