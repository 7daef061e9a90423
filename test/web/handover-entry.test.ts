import { describe, expect, it } from 'vitest'
import { readSlots, slotsText } from '../../renderer/features/handover/batch-entry.ts'
import { usualBatch } from '../../renderer/features/handover/DayPage.tsx'
import { readReading } from '../../renderer/features/handover/MetersPart.tsx'

describe('times of a day as they are typed', () => {
  it.each([
    ['09:00-11:30 60', [{ from: '09:00', to: '11:30', capacity: 60 }]],
    ['9:00–11:30 ×60户', [{ from: '09:00', to: '11:30', capacity: 60 }]],
    ['０９：００-１１：３０ ６０', [{ from: '09:00', to: '11:30', capacity: 60 }]],
    ['0900至1130 5', [{ from: '09:00', to: '11:30', capacity: 5 }]],
    [
      '09:00-10:00 3\n\n13:30-17:00 60',
      [
        { from: '09:00', to: '10:00', capacity: 3 },
        { from: '13:30', to: '17:00', capacity: 60 },
      ],
    ],
  ])('%s', (text, slots) => {
    expect(readSlots(text)).toEqual(slots)
    expect(readSlots(slotsText(slots))).toEqual(slots)
  })

  it.each([
    '',
    '上午',
    '11:30-09:00 60',
    '09:00-11:30',
    '09:00-11:30 0',
    '25:00-26:00 5',
    '09:00-11:30 9999',
  ])('"%s" is none', text => expect(readSlots(text)).toBeUndefined())
})

it.each([
  ['12', 12_000],
  ['12.3', 12_300],
  ['12.345', 12_345],
  ['１２', 12_000],
  ['12.3456', undefined],
  ['-1', undefined],
  ['十二', undefined],
])('a meter that says %s', (text, value) => expect(readReading(text)).toBe(value))

it('opens the handover whose day it is, else the first that runs', () => {
  const batch = (id: string, firstDay: string, lastDay: string, ended = false) => ({
    id,
    firstDay,
    lastDay,
    ended,
    name: id,
    target: 95,
    overdueTasks: 0,
    figures: {
      homes: 0,
      states: { planned: 0, present: 0, accepted: 0, refused: 0, absent: 0, withdrawn: 0 },
      verified: 0,
      posted: 0,
      received: 0,
      appointed: 0,
    },
  })
  const rows = [
    batch('over', '2026-10-01', '2026-10-03', true),
    batch('later', '2026-11-01', '2026-11-03'),
    batch('now', '2026-09-30', '2026-10-02'),
  ]
  expect(usualBatch(rows, '2026-10-01')).toBe('now')
  expect(usualBatch(rows, '2026-10-05')).toBe('later')
  expect(usualBatch([], '2026-10-01')).toBeUndefined()
})
