import { DeskError } from '../contract/errors.ts'
import { Profile } from '../contract/profile.ts'
import type { EditableSection } from '../contract/profile-sections.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type ChangedSection, changedSections, lastChange } from './changes.ts'
// Imported rather than read from a folder: a bundle holds it, and every thread of every host finds it.
import realEstateAnswers from '../../resources/profiles/real-estate/answers.json' with { type: 'json' }
import realEstateCalendars from '../../resources/profiles/real-estate/calendars.json' with { type: 'json' }
import realEstateDeadlines from '../../resources/profiles/real-estate/deadlines.json' with { type: 'json' }
import realEstateInterview from '../../resources/profiles/real-estate/interview.json' with { type: 'json' }
import realEstate from '../../resources/profiles/real-estate/profile.json' with { type: 'json' }
import realEstateSheets from '../../resources/profiles/real-estate/sheets.json' with { type: 'json' }
import realEstateCallbacks from '../../resources/profiles/real-estate/callbacks.json' with { type: 'json' }
import realEstateClasses from '../../resources/profiles/real-estate/classes.json' with { type: 'json' }
import realEstateLevels from '../../resources/profiles/real-estate/levels.json' with { type: 'json' }
import realEstateDocuments from '../../resources/profiles/real-estate/documents.json' with { type: 'json' }
import realEstateWarranty from '../../resources/profiles/real-estate/warranty.json' with { type: 'json' }
import realEstateStages from '../../resources/profiles/real-estate/stages.json' with { type: 'json' }
import realEstateEmergencies from '../../resources/profiles/real-estate/emergencies.json' with {
  type: 'json',
}
import realEstateInspection from '../../resources/profiles/real-estate/inspection.json' with { type: 'json' }
import realEstateHandover from '../../resources/profiles/real-estate/handover.json' with { type: 'json' }
import realEstateWall from '../../resources/profiles/real-estate/wall.json' with { type: 'json' }

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
      wall: realEstateWall,
      warranty: realEstateWarranty,
      stages: realEstateStages,
      documents: realEstateDocuments,
      classes: realEstateClasses,
      emergencies: realEstateEmergencies,
      inspection: realEstateInspection,
      handover: realEstateHandover,
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

/** The shipped profile with the sections that this desk changed. */
export interface EffectiveProfile {
  readonly profile: Profile
  /** Sections of this desk that do not fit this program; what is shipped stands in for them. */
  readonly setAside: readonly EditableSection[]
}

/** By profile and latest change, whose id is never given twice. Few are in use at a time. */
const effective = new Map<string, EffectiveProfile>()
const mostKept = 8

/**
 * The profile of the desk's own site: what is shipped with what was changed here. Asked for by every command and
 * query: one small read, and the same object until somebody changes it. Errors: `log.notSetUp`, `profile.unknown`.
 */
export function profileOf(read: ReadDatabase): Profile {
  return effectiveProfile(read).profile
}

/** As {@link profileOf}, with what could not be used. */
export function effectiveProfile(read: ReadDatabase): EffectiveProfile {
  const site = read.get<{ id: string; profile: string; change: string | null }>(
    `select id, profile, (select c.id from profile_change c where c.site_id = site.id
       order by c.version desc limit 1) as "change" from site limit 1`,
  )
  if (!site) throw new DeskError('log.notSetUp')
  const key = `${site.profile} ${site.change ?? ''}`
  const known = effective.get(key)
  if (known) return known
  const made = applyChanges(
    loadProfile(site.profile),
    site.change === null ? [] : changedSections(read, site.id),
    site.change === null ? 0 : lastChange(read, site.id),
  )
  const [oldest] = effective.keys()
  if (effective.size >= mostKept && oldest !== undefined) effective.delete(oldest)
  effective.set(key, made)
  return made
}

/**
 * Puts sections of a desk over what is shipped. All together where they fit; where they do not, because a newer
 * program asks for more, one after the other in the order they were changed, leaving out those that do not fit.
 */
export function applyChanges(
  shipped: Profile,
  changes: readonly ChangedSection[],
  changeNumber: number,
): EffectiveProfile {
  if (changeNumber === 0) return { profile: shipped, setAside: [] }
  // Never the same for two states of the profile.
  const version = shipped.version + changeNumber
  const sections = Object.fromEntries(changes.map(({ section, content }) => [section, content]))
  const together = Profile.safeParse({ ...shipped, ...sections, version })
  if (together.success) return { profile: together.data, setAside: [] }
  let profile: Profile = { ...shipped, version }
  const setAside: EditableSection[] = []
  for (const { section, content } of changes) {
    const parsed = Profile.safeParse({ ...profile, [section]: content })
    if (parsed.success) profile = parsed.data
    else setAside.push(section)
  }
  return { profile, setAside }
}
