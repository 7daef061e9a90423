import type { z } from 'zod'
import type { Channel } from '../contract/cases.ts'
import { receiveCase } from '../cases/commands.ts'
import { localTime } from '../site/time.ts'
import type { Matter } from './matter.ts'
import { homeMatters } from './matters-home.ts'
import { serviceMatters } from './matters-service.ts'
import { waterMatters } from './matters-water.ts'
import { phoneNumber, givenName, surname } from './names.ts'
import { posts } from './notes.ts'
import type { Household, PlannedPerson } from './people-plan.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'

/** A case as it was taken. */
export interface PlannedCase {
  readonly id: string
  readonly at: number
  readonly matter: Matter
  readonly first: DemoStep
  /** Recorded and closed in one step. */
  readonly onTheSpot: boolean
  /** Who brought it, where that is known. */
  readonly personId: string | null
  /** Who took it. */
  readonly staffId: string
}

export interface CaseTimes {
  readonly from: number
  readonly now: number
  readonly timeZone: string
}

const matters: readonly Matter[] = [...waterMatters, ...homeMatters, ...serviceMatters]

const channels: readonly (readonly [z.infer<typeof Channel>, number])[] = [
  ['phone', 40],
  ['counter', 29],
  ['wechat', 12],
  ['property-company', 7],
  ['home-visit', 3],
  ['suggestion-box', 2],
  ['forum', 2],
  ['letter', 1],
  ['microblog', 1],
  ['hq', 1],
  ['department', 1],
  ['staff', 1],
  ['fax', 0.3],
]

/** Moments of working days between `from` and `now`, more in the rainy season, in order. */
export function caseMoments(chance: Chance, count: number, times: CaseTimes): number[] {
  const moments: number[] = []
  while (moments.length < count) {
    const at = times.from + Math.floor(chance.next() * (times.now - times.from))
    const { month, hour: clock } = localTime(at, times.timeZone)
    const busy = month >= 6 && month <= 8 ? 1 : month === 12 || month <= 2 ? 0.7 : 0.55
    if (clock < 8 || clock > 18 || (clock === 12 && chance.happens(0.8)) || !chance.happens(busy)) continue
    moments.push(at)
  }
  return moments.sort((one, other) => one - other)
}

/** Plans who brings what at a moment, and who takes it. */
export function planCase(
  chance: Chance,
  at: number,
  options: { households: readonly Household[]; clerks: readonly string[]; timeZone: string },
): PlannedCase {
  const matter = matterAt(chance, localTime(at, options.timeZone).month)
  const household = chance.happens(0.06) ? undefined : householdFor(chance, matter, options.households)
  const known = household?.people.filter(person => person.since < at) ?? []
  const person = known.length > 0 && chance.happens(0.95) ? chance.weighted(byOrder(known)) : undefined
  const anonymous = !person && chance.happens(0.4)
  const channel =
    person || !anonymous ? chance.weighted(channels) : chance.pick(['forum', 'suggestion-box'] as const)
  const staffId = chance.pick(options.clerks)
  const id = chance.id(at)
  const onTheSpot =
    (matter.kind === 'consultation' && chance.happens(0.6)) ||
    (matter.kind === 'praise' && chance.happens(0.8))
  const personId = person?.id ?? null
  const input = {
    caseId: id,
    channel,
    kind: matter.kind,
    category: matter.category,
    emergency: chance.happens(matter.emergency ?? 0),
    unitId: household?.unit.id ?? null,
    personId,
    room: matter.room,
    text: textOf(chance, matter),
    ...caller(chance, person, anonymous),
    ...(matter.places && chance.happens(0.6) ? { place: chance.pick(matter.places) } : {}),
    ...(matter.wishes && chance.happens(0.5) ? { wish: chance.pick(matter.wishes) } : {}),
    ...(channel === 'forum' ? { source: chance.pick(posts) + String(chance.between(10_000, 99_999)) } : {}),
    ...(onTheSpot ? { answeredOnTheSpot: { answer: chance.pick(matter.results) } } : {}),
  }
  return {
    id,
    at,
    matter,
    staffId,
    personId,
    onTheSpot,
    first: { at, staffId, name: receiveCase.name, input },
  }
}

function matterAt(chance: Chance, month: number): Matter {
  const season = (matter: Matter) => {
    if (month >= 6 && month <= 8) return matter.season?.rain ?? matter.season?.hot ?? 1
    return month >= 11 || month <= 2 ? (matter.season?.cold ?? 1) : 1
  }
  return chance.weighted(matters.map(matter => [matter, matter.weight * season(matter)] as const))
}

/** A few homes have trouble again and again. */
function householdFor(
  chance: Chance,
  matter: Matter,
  households: readonly Household[],
): Household | undefined {
  const fitting = households.filter(({ unit }) => {
    if (matter.where === 'garage') return unit.kind === 'parking'
    if (matter.where === 'top-floor') return unit.top
    return unit.kind !== 'parking'
  })
  if (fitting.length === 0) return undefined
  if (chance.happens(0.12)) return fitting[chance.between(0, Math.min(39, fitting.length - 1))]
  return chance.pick(fitting)
}

const byOrder = (people: readonly PlannedPerson[]) =>
  people.map((person, place) => [person, 6 / (1 + place)] as const)

function caller(chance: Chance, person: PlannedPerson | undefined, anonymous: boolean) {
  if (person) return { callerName: person.name, callerPhone: person.phone }
  if (anonymous) return {}
  const gender = chance.happens(0.5) ? 'female' : 'male'
  const name = chance.happens(0.5)
    ? surname(chance) + (gender === 'female' ? '女士' : '先生')
    : surname(chance) + givenName(chance, gender, 'middle')
  return { callerName: name, callerPhone: phoneNumber(chance) }
}

const openings = ['', '', '', '业主反映：', '业主来电称', '业主称', '据业主描述，', '物业转来：']
const endings = [
  '',
  '',
  '',
  '，请尽快处理。',
  '，已拍照。',
  '，业主情绪比较激动。',
  '，家中有老人和小孩。',
  '，之前已经报过一次。',
  '。',
]

const textOf = (chance: Chance, matter: Matter): string => {
  const quiet = matter.kind === 'praise' || matter.kind === 'consultation'
  return (
    chance.pick(quiet ? [''] : openings) +
    chance.pick(matter.texts) +
    chance.pick(quiet ? ['', '。'] : endings)
  )
}

/** A moment later in working hours: nights are skipped. */
export function later(at: number, by: number, timeZone: string): number {
  const next = at + by
  const { hour: clock, minute: minutes } = localTime(next, timeZone)
  if (clock >= 8 && clock < 18) return next
  const toMorning = ((32 - clock) % 24) * hour - minutes * minute + (by % (3 * hour)) + 30 * minute
  return next + Math.min(toMorning, day)
}
