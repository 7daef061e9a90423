import type { LeakReportChoice, LeakReportScope, LeakReportWords } from '../../contract/leak-reports.ts'
import { DeskError } from '../../contract/errors.ts'
import { lateWithin } from '../../contract/emergencies.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { emergencies, emergency } from '../../emergencies/queries.ts'
import { seasonOfYear, seasonYears } from '../../season/plan-queries.ts'
import { readSite } from '../../site/queries.ts'
import { dayStamp, dayStart, nextDayStart } from '../../site/time.ts'
import { staffNameOf } from '../../staff/names.ts'
import type { ReportScope } from './leaks.ts'

interface StoredWords {
  readonly id: string
  readonly words: LeakReportWords
  readonly writtenAt: number
  readonly writtenBy: string | null
}

/** What people wrote into a report; undefined where nobody did. */
export function reportWords(
  read: ReadDatabase,
  { emergencyId, year }: LeakReportScope,
): StoredWords | undefined {
  const row = read.get<{
    readonly id: string
    readonly ranOut: string | null
    readonly lessons: string | null
    readonly prevent: string | null
    readonly writtenAt: number
    readonly writtenBy: string | null
  }>(
    `select id, ran_out as "ranOut", lessons, prevent, written_at as "writtenAt",
       ${staffNameOf('leak_report.written_by')} as "writtenBy"
     from leak_report where ${emergencyId === null ? 'year=?' : 'emergency_id=?'} order by id limit 1`,
    [emergencyId ?? year],
  )
  if (!row) return undefined
  const { id, ranOut, lessons, prevent, writtenAt, writtenBy } = row
  const words = { ranOut: ranOut ?? '', lessons: lessons ?? '', prevent: prevent ?? '' }
  return { id, words, writtenAt, writtenBy }
}

/** A report is asked for so long behind the end of its storm: later nobody remembers what ran out. */
const askedFor = 14 * 86_400_000

/** Storms with leaks that ended lately and whose report nobody has written, the first that ended in front. */
export const reportsOwed = (
  read: ReadDatabase,
  now: number,
): { readonly emergencyId: string; readonly endedAt: number; readonly leaks: number }[] =>
  read.all(
    `select id as "emergencyId", ended_at as "endedAt", leaks from (
       select id, ended_at, (select count(*) from leak where leak.emergency_id=emergency.id) as leaks
       from emergency where kind='storm' and ended_at >= ?
         and not exists (select 1 from leak_report where leak_report.emergency_id=emergency.id)) owed
     where leaks > 0 order by ended_at, id`,
    [now - askedFor],
  )

const zoneOf = (read: ReadDatabase) => readSite(read)?.timeZone ?? 'Asia/Shanghai'

/** The season of a year as its plan has it, else from 1 May to 31 October; UTC milliseconds, the end without. */
function seasonOf(read: ReadDatabase, year: number): { readonly from: number; readonly until: number } {
  const plan = seasonOfYear(read, year)
  const timeZone = zoneOf(read)
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
  return {
    from: dayStart(noon(plan?.fromDay ?? `${year}-05-01`), timeZone),
    until: nextDayStart(noon(plan?.toDay ?? `${year}-10-31`), timeZone),
  }
}

/** Rain that fell so long before somebody started the storm still belongs to it. */
const rainBefore = 6 * 3_600_000

/**
 * What a report counts: of an emergency its leaks, with rain from six hours before its start until three days behind
 * its end; of a year the leaks of its season. Errors: `emergency.notFound`. @param now UTC milliseconds
 */
export function scopeOf(
  read: ReadDatabase,
  { emergencyId, year }: LeakReportScope,
  now: number,
): ReportScope {
  if (emergencyId === null) {
    const { from, until } = seasonOf(read, year ?? 0)
    return { emergencyId: null, from, until: Math.max(from, Math.min(until, now + 1)) }
  }
  const found = emergency(read, emergencyId)
  if (!found) throw new DeskError('emergency.notFound')
  const until = Math.min(now + 1, (found.endedAt ?? now) + lateWithin)
  return { emergencyId, from: found.startedAt - rainBefore, until }
}

/** Emergencies and seasons that a report can be made of, the latest first. @param now UTC milliseconds */
export function reportChoices(read: ReadDatabase, now: number): LeakReportChoice[] {
  const all = emergencies(read).map(
    ({ id, kind, startedAt, endedAt, reports }): LeakReportChoice => ({
      emergencyId: id,
      year: null,
      kind,
      from: startedAt,
      until: endedAt,
      leaks: reports,
    }),
  )
  const timeZone = zoneOf(read)
  const years = new Set([
    Number(dayStamp(now, timeZone).slice(0, 4)),
    ...seasonYears(read),
    ...all.map(({ from }) => Number(dayStamp(from, timeZone).slice(0, 4))),
  ])
  const seasons = [...years].map((year): LeakReportChoice => {
    const { from, until } = seasonOf(read, year)
    const row = read.get<{ leaks: number }>(
      `select count(*) as leaks from leak cross join "case" on "case".id=leak.id
       where "case".state<>'void' and coalesce(leak.kind, 'storm')='storm'
         and "case".received_at>=? and "case".received_at<?`,
      [from, until],
    )
    return {
      emergencyId: null,
      year,
      kind: 'storm',
      from,
      until: until > now ? null : until,
      leaks: row?.leaks ?? 0,
    }
  })
  return [...seasons.filter(({ leaks, year }) => leaks > 0 || year === Math.max(...years)), ...all].sort(
    (one, other) => other.from - one.from,
  )
}
