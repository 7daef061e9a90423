import type { TodayNumber, TodayRow } from '../../../main/contract/today.ts'

/** Lists of a group that go on behind what is shown of them. */
export function hiddenIn(numbers: readonly TodayNumber[], rows: readonly TodayRow[]): TodayNumber[] {
  return numbers.filter(({ source, total }) => {
    const shown = rows.filter(row => row.source === source || row.also.includes(source)).length
    return total.more || total.count > shown
  })
}
