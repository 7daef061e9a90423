import { createHash } from 'node:crypto'
import type { Profile } from '../contract/profile.ts'
import { canonicalJson } from '../log/canonical.ts'
import { yearsOf } from './calendars.ts'

const marks = new WeakMap<Profile, string>()

/**
 * A mark of everything besides the cases that decides about deadlines: rules, hours, holidays, whom the profile wants
 * told in writing. Another one means that open cases have to be looked at again, whether a manager changed it, a
 * restored backup or a newer program brought it.
 */
export function rulesMark(profile: Profile): string {
  const known = marks.get(profile)
  if (known !== undefined) return known
  const { deadlines, calendars, sheets } = profile
  const decided = {
    deadlines,
    calendars: calendars.calendars,
    years: yearsOf(calendars),
    demands: sheets.demands,
  }
  const mark = createHash('sha256').update(canonicalJson(decided)).digest('hex')
  marks.set(profile, mark)
  return mark
}
