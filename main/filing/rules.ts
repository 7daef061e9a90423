import type { z } from 'zod'
import type { FilingPeriod } from '../contract/filing.ts'
import { plusDays } from '../notices/rules.ts'

/** Day of the month on which papers are consolidated; a month of the list ends with it. */
export const consolidationDay = 25

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** First and last day of the week, Monday to Sunday, or of the month of papers, 26th to 25th, that holds a day. */
export function periodOf(
  period: z.infer<typeof FilingPeriod>,
  day: string,
): { readonly from: string; readonly until: string } {
  if (period === 'week') {
    const from = plusDays(day, 1 - weekdayOf(day))
    return { from, until: plusDays(from, 6) }
  }
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const later = date > consolidationDay ? 1 : 0
  const stamp = (at: Date) => at.toISOString().slice(0, 10)
  return {
    from: stamp(new Date(Date.UTC(year, month - 2 + later, consolidationDay + 1))),
    until: stamp(new Date(Date.UTC(year, month - 1 + later, consolidationDay))),
  }
}
