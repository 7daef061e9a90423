import type { TodayNumber, TodayRow } from '../../../main/contract/today.ts'

/** Lists of a group that go on behind what is shown of them. */
export function hiddenIn(numbers: readonly TodayNumber[], rows: readonly TodayRow[]): TodayNumber[] {
  return numbers.filter(({ source, total }) => {
    const shown = rows.filter(row => row.source === source || row.also.includes(source)).length
    return total.more || total.count > shown
  })
}

/** Numbers worth their place also when they are nothing: that nothing is overdue is news. */
const always: readonly TodayNumber['source'][] = ['overdue', 'dueToday', 'mine', 'open', 'receivedToday']

/** The numbers on top: what there is, and that there is nothing where somebody would look for it. */
export function numbersOnTop(numbers: readonly TodayNumber[]): TodayNumber[] {
  return numbers.filter(({ source, total }) => total.count > 0 || total.more || always.includes(source))
}
