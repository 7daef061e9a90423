import {
  type ContactRole,
  type SeasonLack,
  type SeasonReadiness,
  seasonTasks,
  usualSeason,
} from '../contract/season.ts'
import type { OnCallNeed } from '../contract/profile-emergencies.ts'
import { onCallOn } from '../contractors/queries.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { siteBasics } from '../site/queries.ts'
import { dayStamp } from '../site/time.ts'
import { addDays, daysBetween } from './days.ts'
import { materials } from './material-queries.ts'
import { patrolPoints } from './patrol-queries.ts'
import { contactsOf, drills, responsibleOf, roster, seasonOfYear, type StoredSeason } from './plan-queries.ts'

/** A contractor that may be called in the season. */
export interface OnCallContractor {
  readonly id: string
  readonly trades: readonly string[]
  /** Said this season that it can be reached. */
  readonly confirmed: boolean
}

/** All that readiness depends on. */
export interface ReadinessFacts {
  /** The day at the site. */
  readonly today: string
  readonly season: Pick<StoredSeason, 'fromDay' | 'toDay'>
  readonly tasks: readonly string[]
  readonly contacts: readonly ContactRole[]
  /** Shifts of the coming days nobody has. */
  readonly openShifts: readonly string[]
  readonly need: OnCallNeed
  readonly contractors: readonly OnCallContractor[]
  readonly materials: readonly {
    readonly id: string
    readonly name: string
    readonly stock: number
    readonly minimum: number
  }[]
  readonly points: { readonly count: number; readonly late: number }
  /** Of the last drill. */
  readonly drill: { readonly day: string; readonly nextDay: string | null } | null
}

/** Shifts have to have somebody so many days ahead. */
export const rosterAhead = 14
/** A drill counts for so many days where nobody said when the next one is due. */
export const drillCounts = 365

const tasksThatMust: ReadonlySet<string> = new Set(['coordinator', 'materials', 'patrols'])
const contactsWanted: readonly ContactRole[] = [
  'property-company',
  'flood-office',
  'power',
  'gas',
  'hospital',
]
const contactsThatMust: ReadonlySet<ContactRole> = new Set(['property-company'])

/** Everything a plan lacks, what has to be first. */
export function seasonLacks(facts: ReadinessFacts): SeasonLack[] {
  const { need, contractors, materials, points, drill, today } = facts
  const lacks: SeasonLack[] = []
  const lack = (code: SeasonLack['code'], must: boolean, of: SeasonLack['of'] = {}) => {
    lacks.push({ code, must, of })
  }
  const confirmed = contractors.filter(one => one.confirmed)
  if (confirmed.length < need.least)
    lack('contractors', true, { have: confirmed.length, need: need.least, under: contractors.length })
  for (const { trade, least } of need.perTrade) {
    const have = confirmed.filter(({ trades }) => trades.includes(trade)).length
    if (have < least) lack('tradeContractors', true, { trade, have, need: least })
  }
  for (const task of seasonTasks)
    if (!facts.tasks.includes(task)) lack('task', tasksThatMust.has(task), { task })
  if (facts.openShifts.length > 0)
    lack('roster', true, { count: facts.openShifts.length, day: facts.openShifts[0] ?? '' })
  if (materials.length === 0) lack('materialsNone', true)
  for (const { name, stock, minimum } of materials)
    if (stock < minimum) lack('material', true, { name, stock, minimum })
  if (points.count === 0) lack('pointsNone', true)
  else if (points.late > 0) lack('pointsLate', true, { count: points.late })
  for (const role of contactsWanted)
    if (!facts.contacts.includes(role)) lack('contact', contactsThatMust.has(role), { role })
  if (!drill) lack('drillNone', false)
  else {
    const due = drill.nextDay ?? addDays(drill.day, drillCounts)
    if (due < today) lack('drillLate', false, { day: due })
  }
  return [...lacks.filter(({ must }) => must), ...lacks.filter(({ must }) => !must)]
}

/** The days of a plan whose shifts have to have somebody by now; undefined where none are left. */
export function daysToStaff(
  { fromDay, toDay }: Pick<StoredSeason, 'fromDay' | 'toDay'>,
  today: string,
): { readonly from: string; readonly to: string } | undefined {
  const from = today > fromDay ? today : fromDay
  const ahead = addDays(from, rosterAhead - 1)
  const to = ahead < toDay ? ahead : toDay
  return daysBetween(from, to) < 0 ? undefined : { from, to }
}

/** Reads all that readiness depends on. @param now UTC milliseconds */
export function readinessFacts(read: ReadDatabase, season: StoredSeason, now: number): ReadinessFacts {
  const today = todayAt(read, now)
  const days = daysToStaff(season, today)
  const [drill = null] = drills(read)
  const points = patrolPoints(read, today)
  return {
    today,
    season,
    tasks: responsibleOf(read, season.id).map(({ task }) => task),
    contacts: contactsOf(read, season.id)
      .filter(({ phone }) => phone !== null)
      .map(({ role }) => role),
    openShifts: days
      ? roster(read, days.from, days.to)
          .filter(({ people }) => people.length === 0)
          .map(({ day }) => day)
      : [],
    need: profileOf(read).emergencies.onCall,
    contractors: onCallContractors(read, season, today),
    materials: materials(read).filter(({ active }) => active),
    points: { count: points.length, late: points.filter(({ state }) => state === 'late').length },
    drill,
  }
}

/**
 * Contractors whose contract on call runs now, or when the season begins; confirmed where they answered a call in the
 * year of the plan, and in none since they did not.
 */
function onCallContractors(read: ReadDatabase, season: StoredSeason, today: string): OnCallContractor[] {
  const rows = onCallOn(read, today > season.fromDay ? today : season.fromDay)
  const timeZone = siteBasics(read)?.timeZone ?? 'Asia/Shanghai'
  const inYear = (at: number | null) => at !== null && dayStamp(at, timeZone) >= `${season.year}-01-01`
  return [...Map.groupBy(rows, ({ contractorId }) => contractorId)].map(([id, contracts]) => {
    const latest = contracts.toSorted((a, b) => (b.calledAt ?? 0) - (a.calledAt ?? 0))[0]
    return {
      id,
      trades: [...new Set(contracts.flatMap(({ trades }) => trades))],
      confirmed: latest?.reachable === true && inYear(latest.calledAt),
    }
  })
}

/** How ready the site is for the season of a year. Without a plan, nothing is said to be missing but the plan. */
export function seasonReadiness(read: ReadDatabase, year: number, now: number): SeasonReadiness {
  const season = seasonOfYear(read, year)
  if (!season)
    return {
      year,
      seasonId: null,
      state: null,
      declaredAt: null,
      complete: false,
      noLonger: false,
      lacks: [],
    }
  const lacks = season.state === 'over' ? [] : seasonLacks(readinessFacts(read, season, now))
  const complete = !lacks.some(({ must }) => must)
  return {
    year,
    seasonId: season.id,
    state: season.state,
    declaredAt: season.declaredAt,
    complete,
    noLonger: season.state === 'ready' && !complete,
    lacks,
  }
}

/** Preparing begins so many days before the season, and a site that never began is not asked for longer than this. */
const prepareAhead = 45
const askWithin = 30

/**
 * The readiness of this year's season where a manager has something to do about it: nobody began though it is time, it is
 * not ready though it begins soon or runs, or something fell away since it was declared.
 */
export function seasonToDo(read: ReadDatabase, today: string, now: number): SeasonReadiness | undefined {
  const year = Number(today.slice(0, 4))
  const season = seasonOfYear(read, year)
  const from = season?.fromDay ?? `${year}-${usualSeason.from}`
  const to = season?.toDay ?? addDays(from, askWithin)
  if (season?.state === 'over' || today > to || addDays(today, prepareAhead) < from) return undefined
  const readiness = seasonReadiness(read, year, now)
  return readiness.state === 'ready' && readiness.complete ? undefined : readiness
}

const todayAt = (read: ReadDatabase, now: number) =>
  dayStamp(now, siteBasics(read)?.timeZone ?? 'Asia/Shanghai')
