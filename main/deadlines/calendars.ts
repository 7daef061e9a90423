import cn2024 from '../../resources/calendars/cn-2024.json' with { type: 'json' }
import cn2025 from '../../resources/calendars/cn-2025.json' with { type: 'json' }
import cn2026 from '../../resources/calendars/cn-2026.json' with { type: 'json' }
import cn2027 from '../../resources/calendars/cn-2027.json' with { type: 'json' }
import { CalendarYear, type ProfileCalendars } from '../contract/profile-calendars.ts'
import { WorkCalendar } from './calendar.ts'

/** The years that came with the program. A new one is a new file and a line here. */
const shippedYears: readonly CalendarYear[] = [cn2024, cn2025, cn2026, cn2027].map(year =>
  CalendarYear.parse(year),
)

/** The yearly data that holds: what was sent or entered since stands before what came with the program. */
export function yearsOf({ years }: Pick<ProfileCalendars, 'years'>): CalendarYear[] {
  const own = new Set(years.map(({ year }) => year))
  return [...shippedYears.filter(({ year }) => !own.has(year)), ...years].sort((a, b) => a.year - b.year)
}

/** Finds the calendar of a rule; days and nights alike where a rule names none. */
export type CalendarFinder = (id: string | null | undefined) => WorkCalendar

const found = new WeakMap<ProfileCalendars, Map<string, CalendarFinder>>()

/** The calendars of a profile on the clocks of a time zone; kept as long as the profile is the same. */
export function calendarsOf(section: ProfileCalendars, timeZone: string): CalendarFinder {
  const zones = found.get(section) ?? new Map<string, CalendarFinder>()
  found.set(section, zones)
  const known = zones.get(timeZone)
  if (known) return known
  const years = yearsOf(section)
  const made = new Map<string, WorkCalendar>()
  const finder: CalendarFinder = id => {
    const name = id ?? ''
    const calendar =
      made.get(name) ??
      new WorkCalendar(
        section.calendars.find(one => one.id === id),
        years,
        timeZone,
      )
    made.set(name, calendar)
    return calendar
  }
  zones.set(timeZone, finder)
  return finder
}
