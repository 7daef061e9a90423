import { formatClock, formatDay } from '../../app/format.ts'
import { addDays, addMonths } from './days.ts'
import { DateText, type DateWay } from './DateText.tsx'
import { type Range, readDay, readMoment } from './read-date.ts'

/** What a date field takes, besides what a `Field` gives to its control. */
export interface DateFieldProps extends Range {
  readonly id?: string
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string | undefined
  readonly 'aria-invalid'?: boolean
  readonly status?: '' | 'error'
  /** Empty where none is given. */
  readonly value: string
  /**
   * Follows the typing, so that the form always holds what its field says; empty while that is no date or outside of
   * `min` and `max`. With `settled` only once somebody is through: by Enter, by leaving, or by a click in the calendar.
   */
  onChange(value: string): void
  readonly settled?: boolean
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  readonly className?: string
  readonly placeholder?: string
}

const today = () => formatDay(Date.now())

/** A day: `value`, `min` and `max` are calendar days at the site, `2026-07-12`. */
export function DateField(props: DateFieldProps) {
  return <DateText {...props} way={dayWay} />
}

interface DateTimeFieldProps extends DateFieldProps {
  /** `18:00`: the clock of a day typed without one. */
  readonly usualClock?: string
}

/** A moment: `value`, `min` and `max` are local times at the site, `2026-07-12T18:40`. */
export function DateTimeField({ usualClock = '18:00', ...props }: DateTimeFieldProps) {
  return <DateText {...props} way={momentWay(usualClock)} />
}

const dayWay: DateWay = {
  kind: 'day',
  read: (text, _current, range) => readDay(text, today(), range),
  show: value => value,
  dayOf: value => value,
  onDay: day => day,
  shift: (value, { days = 0, months = 0 }) =>
    value === '' ? today() : addMonths(addDays(value, days), months),
}

const momentWay = (usualClock: string): DateWay => {
  const clockOf = (value: string) => value.split('T')[1] ?? usualClock
  const dayOf = (value: string) => value.split('T')[0] ?? ''
  return {
    kind: 'moment',
    read: (text, current, range) =>
      readMoment(
        text,
        { today: today(), clock: clockOf(current), day: current === '' ? today() : dayOf(current) },
        range,
      ),
    show: value => value.replace('T', ' '),
    dayOf,
    onDay: (day, current) => `${day}T${clockOf(current)}`,
    shift: (value, { days = 0, months = 0 }) =>
      value === ''
        ? `${today()}T${formatClock(Date.now())}`
        : `${addMonths(addDays(dayOf(value), days), months)}T${clockOf(value)}`,
  }
}
