import { askedNow } from '../cases/due-lists.ts'
import { listCases } from '../cases/list.ts'
import type { CampaignPreview } from '../contract/callback-views.ts'
import { type CampaignList, type CampaignTarget, mostCampaign } from '../contract/callbacks.ts'
import { caseStates } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import { unit } from '../estate/queries.ts'
import { listUnits, type UnitCursor } from '../estate/unit-list.ts'
import type { Environment } from '../log/writer-core.ts'
import { listPeople } from '../people/list.ts'
import { openPersonLookupReader } from '../people/name-search.ts'
import { person } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { findPasted, type UnknownRow } from './pasted-list.ts'

const pageSize = 200
const mostNamed = 5
const mostUnknown = 50

interface Core {
  readonly environment: Environment
  readonly readConnection: Connection
}

/** Whom a list names: everybody once, with pasted rows in which nobody was found. */
interface OnList {
  readonly targets: readonly CampaignTarget[]
  readonly listed: number
  readonly unknown: readonly UnknownRow[]
}

/** Everybody, every home or every case on a list; stops behind the most a campaign may have. */
export function targetsOnList(core: Core, read: ReadDatabase, list: CampaignList): OnList {
  if (list.of === 'pasted') {
    const found = findPasted(read, openPersonLookupReader(core.readConnection), list.rows)
    return { ...found, targets: onceEach(found.targets) }
  }
  const [of, ids] =
    list.of === 'people'
      ? (['person', peopleOn(core, read, list)] as const)
      : list.of === 'units'
        ? (['unit', unitsOn(core, read, list)] as const)
        : (['case', casesOn(core, read, list)] as const)
  const targets = ids.map(id => ({ of, id }))
  return {
    targets: list.of === 'cases' ? oncePerOwner(read, targets) : targets,
    listed: ids.length,
    unknown: [],
  }
}

/** What is told of a list before anybody is called. */
export function previewOf(core: Core, read: ReadDatabase, list: CampaignList): CampaignPreview {
  const { targets, listed, unknown } = targetsOnList(core, read, list)
  const named = targets
    .slice(0, mostNamed)
    .map(({ of, id }) =>
      of === 'person'
        ? person(read, id)?.name
        : of === 'unit'
          ? unit(read, id)?.number
          : read.get<{ number: string }>('select number from "case" where id=?', [id])?.number,
    )
  return {
    count: Math.min(targets.length, mostCampaign),
    listed,
    tooMany: targets.length > mostCampaign,
    first: named.flatMap(name => name ?? []),
    unknown: unknown.slice(0, mostUnknown),
    unknownCount: unknown.length,
  }
}

type Of<Kind> = Extract<CampaignList, { of: Kind }>

function peopleOn(core: Core, read: ReadDatabase, { filter, text }: Of<'people'>): string[] {
  const lookup = openPersonLookupReader(core.readConnection)
  const today = todayOf(read, core.environment.now())
  const ids: string[] = []
  let before: string | null = null
  do {
    const page: ReturnType<typeof listPeople> = listPeople(read, lookup, {
      filter,
      text,
      before,
      limit: pageSize,
      today,
    })
    // Whose data was erased is called by nobody.
    ids.push(...page.rows.flatMap(row => (row.name === null ? [] : row.personId)))
    before = page.next
  } while (before !== null && ids.length <= mostCampaign)
  return ids
}

function unitsOn(core: Core, read: ReadDatabase, list: Of<'units'>): string[] {
  const today = todayOf(read, core.environment.now())
  const filter = { ...list.filter, empty: false }
  const ids: string[] = []
  let after: UnitCursor | null = null
  do {
    const page: ReturnType<typeof listUnits> = listUnits(read, {
      filter,
      text: list.text,
      after,
      limit: pageSize,
      today,
    })
    ids.push(...page.rows.map(row => row.unitId))
    after = page.next
  } while (after !== null && ids.length <= mostCampaign)
  return ids
}

/** Cases that are void never were: their owners have another one, or none. */
const meant = caseStates.filter(state => state !== 'void')

function casesOn(core: Core, read: ReadDatabase, { filter }: Of<'cases'>): string[] {
  const profile = profileOf(read)
  const asked = askedNow(read, core.environment.now())
  const states = filter.states?.filter(state => state !== 'void') ?? meant
  if (states.length === 0) return []
  const ids: string[] = []
  let before: string | undefined
  do {
    const page: ReturnType<typeof listCases> = listCases(
      read,
      profile,
      { filter: { ...filter, states: [...states] }, sort: 'received', before, limit: pageSize },
      asked,
    )
    ids.push(...page.rows.map(row => row.id))
    before = page.next ?? undefined
  } while (before !== undefined && ids.length <= mostCampaign)
  return ids
}

/** An owner with several cases on the list is called once, about the newest. */
function oncePerOwner(read: ReadDatabase, targets: readonly CampaignTarget[]): CampaignTarget[] {
  const seen = new Set<string>()
  return targets.filter(({ id }) => {
    const of = read.get<{ owner: string | null }>(
      'select coalesce(person_id, unit_id) as owner from "case" where id=?',
      [id],
    )
    const owner = of?.owner ?? id
    if (seen.has(owner)) return false
    seen.add(owner)
    return true
  })
}

function onceEach(targets: readonly CampaignTarget[]): CampaignTarget[] {
  return [...new Map(targets.map(target => [`${target.of}/${target.id}`, target])).values()]
}
