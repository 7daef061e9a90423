import { DeskError } from '../contract/errors.ts'
import { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { readSite } from '../site/queries.ts'
// Imported rather than read from a folder: a bundle holds it, and every thread of every host finds it.
import realEstateAnswers from '../../resources/profiles/real-estate/answers.json' with { type: 'json' }
import realEstateCalendars from '../../resources/profiles/real-estate/calendars.json' with { type: 'json' }
import realEstateDeadlines from '../../resources/profiles/real-estate/deadlines.json' with { type: 'json' }
import realEstateInterview from '../../resources/profiles/real-estate/interview.json' with { type: 'json' }
import realEstate from '../../resources/profiles/real-estate/profile.json' with { type: 'json' }
import realEstateSheets from '../../resources/profiles/real-estate/sheets.json' with { type: 'json' }
import realEstateCallbacks from '../../resources/profiles/real-estate/callbacks.json' with { type: 'json' }
import realEstateLevels from '../../resources/profiles/real-estate/levels.json' with { type: 'json' }

/** Sections are files of their own beside `profile.json`; together they are the one profile. */
const shipped: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  [
    'real-estate',
    {
      ...realEstate,
      sheets: realEstateSheets,
      callbacks: realEstateCallbacks,
      calendars: realEstateCalendars,
      deadlines: realEstateDeadlines,
      levels: realEstateLevels,
      answers: realEstateAnswers,
      interview: realEstateInterview,
    },
  ],
])
const loaded = new Map<string, Profile>()

/** A shipped profile by its id. Errors: `profile.unknown`, `profile.invalid` (names the first fault). */
export function loadProfile(id: string): Profile {
  const known = loaded.get(id)
  if (known) return known
  const source = shipped.get(id)
  if (source === undefined) throw new DeskError('profile.unknown', { profile: id })
  const profile = parseProfile(id, source)
  loaded.set(id, profile)
  return profile
}

/** Reads a profile from parsed JSON. Errors: `profile.invalid`. */
export function parseProfile(id: string, source: unknown): Profile {
  const parsed = Profile.safeParse(source)
  if (parsed.success && parsed.data.id === id) return parsed.data
  const issue = parsed.error?.issues[0]
  throw new DeskError(
    'profile.invalid',
    { profile: id, where: issue?.path.join('.') || 'id', why: issue?.message ?? 'another profile' },
    { cause: parsed.error },
  )
}

/** The profile of the desk's own site. Errors: `log.notSetUp`, `profile.unknown`. */
export function profileOf(read: ReadDatabase): Profile {
  const site = readSite(read)
  if (!site) throw new DeskError('log.notSetUp')
  return loadProfile(site.profile)
}
