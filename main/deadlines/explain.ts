import type { ExplanationLine } from '../contract/deadlines.ts'
import { type CalendarDay, stampOf, type WorkCalendar } from './calendar.ts'
import type { ClockPart, ClockRun } from './clock.ts'

type Names = { readonly zh: string; readonly en: string }

/** How a clock got where it is, line by line: what counted, and what lay between and why it did not. */
export function explainRun(run: ClockRun, calendar: WorkCalendar, start: number): ExplanationLine[] {
  const lines: ExplanationLine[] = []
  // Begun at night or at lunch, it stands still first.
  let end: number | undefined = start
  for (const part of run.parts) {
    if (part.type === 'day') {
      lines.push(dayLine(part))
      continue
    }
    if (part.type === 'wait') {
      lines.push({ type: 'wait', from: part.from, to: part.to })
      end = part.to ?? undefined
      continue
    }
    if (end !== undefined && part.from > end && part.day) lines.push(closedLine(end, part.from, calendar))
    lines.push({ type: 'hours', from: part.from, to: part.to, minutes: (part.to - part.from) / 60_000 })
    end = part.to
  }
  return lines
}

function dayLine({ day, nth, why }: Extract<ClockPart, { type: 'day' }>): ExplanationLine {
  return { type: 'day', day: stampOf(day.number), nth, why: reasonOf(day, why), holiday: day.holiday }
}

function reasonOf(
  day: CalendarDay,
  why: Extract<ClockPart, { type: 'day' }>['why'],
): Extract<ExplanationLine, { type: 'day' }>['why'] {
  if (why === 'start' || why === 'waiting') return why
  if (why === 'counts') return day.kind === 'make-up' ? 'make-up' : 'counts'
  if (day.holiday) return 'holiday'
  return day.kind === 'weekend' ? 'weekend' : 'closed'
}

/** What lies between two stretches: lunch or the night, days that are off. */
function closedLine(from: number, to: number, calendar: WorkCalendar): ExplanationLine {
  const holidays: Names[] = []
  let weekend = false
  for (let number = calendar.dayOf(from) + 1; number < calendar.dayOf(to); number++) {
    const { holiday, kind } = calendar.day(number)
    if (holiday && !holidays.some(({ zh }) => zh === holiday.zh)) holidays.push(holiday)
    if (!holiday && kind === 'weekend') weekend = true
  }
  return { type: 'closed', from, to, holidays, weekend }
}
