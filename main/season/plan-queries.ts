import type {
  ContactRole,
  DrillRow,
  DutyPerson,
  OnDuty,
  SeasonContact,
  SeasonPlan,
  SeasonState,
  SeasonTask,
  ShiftKind,
  ShiftRow,
} from '../contract/season.ts'
import { usualSeason } from '../contract/season.ts'
import type { ReadDatabase } from '../database/read.ts'
import { readSite } from '../site/queries.ts'
import { dayStart, localTime, zoneOffset } from '../site/time.ts'
import { staffNameOf } from '../staff/names.ts'
import { addDays } from './days.ts'
import { holidaysOf } from './holidays.ts'
import { minutesOf, shiftAt, slotsOf } from './roster.ts'

/** A plan as it is stored. */
export interface StoredSeason {
  readonly id: string
  readonly year: number
  readonly state: SeasonState
  readonly fromDay: string
  readonly toDay: string
  readonly dayFrom: string
  readonly nightFrom: string
  readonly declaredAt: number | null
  readonly declaredBy: string | null
}

const seasonColumns = `id, year, state, from_day as "fromDay", to_day as "toDay", day_from as "dayFrom",
  night_from as "nightFrom", declared_at as "declaredAt", ${staffNameOf('season.declared_by')} as "declaredBy"`

export function storedSeason(read: ReadDatabase, seasonId: string): StoredSeason | undefined {
  return read.get<StoredSeason>(`select ${seasonColumns} from season where id=?`, [seasonId])
}

export function seasonOfYear(read: ReadDatabase, year: number): StoredSeason | undefined {
  return read.get<StoredSeason>(`select ${seasonColumns} from season where year=? order by id limit 1`, [
    year,
  ])
}

/** Years with a plan, newest first. */
export function seasonYears(read: ReadDatabase): number[] {
  return read
    .all<{ year: number }>('select distinct year from season order by year desc')
    .map(({ year }) => year)
}

/** The latest plan of an earlier year. */
export function seasonBefore(read: ReadDatabase, year: number): StoredSeason | undefined {
  return read.get<StoredSeason>(
    `select ${seasonColumns} from season where year<? order by year desc, id limit 1`,
    [year],
  )
}

/** The plan of a year with people and contacts; undefined where none was begun. Phones are those of work. */
export function seasonPlan(read: ReadDatabase, year: number): SeasonPlan | undefined {
  const season = seasonOfYear(read, year)
  return (
    season && {
      ...season,
      responsible: responsibleOf(read, season.id),
      contacts: contactsOf(read, season.id),
    }
  )
}

export interface StoredResponsible extends DutyPerson {
  readonly id: string
  readonly task: SeasonTask
}

/** Who answers for what. */
export function responsibleOf(read: ReadDatabase, seasonId: string): StoredResponsible[] {
  return read.all<StoredResponsible>(
    `select id, task, staff_id as "staffId", coalesce(name, ${staffNameOf('staff_id')}) as name, phone
     from season_responsible where season_id=? order by task, id`,
    [seasonId],
  )
}

/** Whom to call, in the order of roles. */
export function contactsOf(read: ReadDatabase, seasonId: string): SeasonContact[] {
  return read.all<{
    id: string
    role: ContactRole
    name: string | null
    phone: string | null
    note: string | null
  }>('select id, role, name, phone, note from season_contact where season_id=? order by id', [seasonId])
}

interface StoredShift extends DutyPerson {
  readonly id: string
  readonly day: string
  readonly shift: ShiftKind
}

/** Entries of the roster in a stretch of days, both included. */
export function rosterEntries(read: ReadDatabase, from: string, to: string): StoredShift[] {
  return read.all<StoredShift>(
    `select id, day, shift, staff_id as "staffId", coalesce(name, ${staffNameOf('staff_id')}) as name, phone
     from duty_shift where day>=? and day<=? order by day, shift, place, id`,
    [from, to],
  )
}

/**
 * Every shift a stretch of days needs with who has it, in the order of time. A shift that somebody has stands here too
 * where the calendar came to say otherwise since, so that nobody is lost.
 */
export function roster(read: ReadDatabase, from: string, to: string): ShiftRow[] {
  const holiday = holidaysOf(read)
  const entries = Map.groupBy(rosterEntries(read, from, to), ({ day, shift }) => `${day} ${shift}`)
  const rows: ShiftRow[] = slotsOf(from, to, day => holiday(day) !== undefined).map(({ day, shift }) => {
    const key = `${day} ${shift}`
    const people = (entries.get(key) ?? []).map(personOf)
    entries.delete(key)
    return { day, shift, holiday: holiday(day) ?? null, people }
  })
  const others = [...entries.values()].flatMap(people => {
    const [first] = people
    return first
      ? [
          {
            day: first.day,
            shift: first.shift,
            holiday: holiday(first.day) ?? null,
            people: people.map(personOf),
          },
        ]
      : []
  })
  if (others.length === 0) return rows
  const order: Record<ShiftKind, number> = { day: 0, holiday: 1, night: 2 }
  return [...rows, ...others].sort((a, b) =>
    a.day === b.day ? order[a.shift] - order[b.shift] : a.day < b.day ? -1 : 1,
  )
}

const personOf = ({ id, staffId, name, phone }: StoredShift) => ({ id, staffId, name, phone })

/**
 * Who is on duty at a moment, by the hours of the year's plan or the usual ones; nobody where the shift is open. On a
 * holiday the day shift is the holiday's; where only a day shift was given, those of the day.
 *
 * @param now UTC milliseconds
 */
export function onDuty(read: ReadDatabase, now: number): OnDuty {
  const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
  const { year, month, day, hour, minute } = localTime(now, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  const today = `${year}-${two(month)}-${two(day)}`
  const hours = seasonOfYear(read, year) ?? usualSeason
  const at = shiftAt({ day: today, clock: `${two(hour)}:${two(minute)}` }, hours)
  const entries = rosterEntries(read, at.day, at.day)
  const ofShift = (shift: ShiftKind) => entries.filter(entry => entry.shift === shift)
  const holiday = holidaysOf(read)(at.day) !== undefined
  const shift: ShiftKind = at.part === 'night' ? 'night' : holiday ? 'holiday' : 'day'
  const other: ShiftKind = shift === 'holiday' ? 'day' : 'holiday'
  const named = ofShift(shift)
  const people = named.length > 0 || shift === 'night' ? named : ofShift(other)
  const moment = (on: string, clock: string) => {
    const noon = Date.parse(`${on}T12:00:00Z`)
    return dayStart(noon - zoneOffset(noon, timeZone), timeZone) + minutesOf(clock) * 60_000
  }
  return {
    day: at.day,
    shift,
    from: moment(at.day, at.part === 'night' ? hours.nightFrom : hours.dayFrom),
    to: at.part === 'night' ? moment(addDays(at.day, 1), hours.dayFrom) : moment(at.day, hours.nightFrom),
    people: people.map(({ staffId, name, phone }) => ({ staffId, name, phone })),
  }
}

/** The phone that was last given for a member of staff on a plan; null where none was. */
export function dutyPhoneOf(read: ReadDatabase, staffId: string): string | null {
  const found = read.get<{ phone: string | null }>(
    `select phone from (
       select phone, id from season_responsible where staff_id=? and phone is not null
       union all select phone, id from duty_shift where staff_id=? and phone is not null)
     order by id desc limit 1`,
    [staffId, staffId],
  )
  return found?.phone ?? null
}

const drillColumns = `id, day, scenario, participants, learnt, next_day as "nextDay"`

/** Drills, the latest first. */
export function drills(read: ReadDatabase): DrillRow[] {
  return read.all<DrillRow>(
    `select ${drillColumns} from season_drill where removed=0 order by day desc, id desc limit 500`,
  )
}

export function drillRow(
  read: ReadDatabase,
  drillId: string,
): (DrillRow & { readonly removed: 0 | 1 }) | undefined {
  return read.get(`select ${drillColumns}, removed from season_drill where id=?`, [drillId])
}
