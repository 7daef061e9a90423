import type {
  BuildingFigures,
  CurvePoint,
  GroupFigures,
  LeakFigures,
  ReportedLeak,
  TeamFigures,
  Waits,
} from '../../contract/leak-reports.ts'
import { leakEntries, leakSeverities, leakStates } from '../../contract/leaks.ts'
import type { RainReading } from '../../contract/emergencies.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { rainBetween } from '../../emergencies/queries.ts'
import { teams } from '../queries.ts'
import { type CountedLeak, leaksOf, type ReportScope } from './leaks.ts'
import { spreadOf } from './spread.ts'
import type { Sending } from './way.ts'

const hour = 3_600_000
const day = 24 * hour
/** A curve of more hours than this is drawn by days. */
const mostHours = 120

/** Everything a storm report or a season report counts, from tables and log. */
export function leakFigures(
  read: ReadDatabase,
  scope: ReportScope,
  leaks: readonly CountedLeak[] = leaksOf(read, scope),
): LeakFigures {
  const { from, until } = scope
  const rain = rainBetween(read, from, until)
  const open = leaks.filter(({ over }) => !over)
  const notContacted = leaks.filter(({ way }) => way.contactedAt === null)
  const notEntered = open.filter(({ state }) => state === 'noEntry')
  const returned = leaks.filter(({ returns }) => returns > 0)
  const homes = new Set(leaks.flatMap(({ unitId }) => unitId ?? []))
  return {
    from,
    until,
    totals: {
      leaks: leaks.length,
      calls: sum(leaks, ({ way }) => way.calledAt.length),
      homes: homes.size,
      places: leaks.filter(({ unitId }) => unitId === null).length,
      open: open.length,
      returned: returned.length,
      notContacted: notContacted.length,
      notEntered: notEntered.length,
      millimetres: Math.round(sum(rain, one => one.millimetres * within(one, scope)) * 10) / 10,
    },
    curve: curveOf(leaks, scope, rain),
    buildings: buildingsOf(leaks),
    entries: leakEntries
      .map(entry => ({ entry, ...group(leaks.filter(one => one.entry === entry)) }))
      .filter(({ leaks }) => leaks > 0),
    severities: leakSeverities
      .map(severity => {
        const those = leaks.filter(one => one.severity === severity)
        return { severity, ...group(those), waits: waitsOf(those) }
      })
      .filter(({ leaks }) => leaks > 0),
    states: leakStates
      .map(state => ({ state, leaks: leaks.filter(one => one.state === state).length }))
      .filter(({ leaks }) => leaks > 0),
    waits: waitsOf(leaks),
    teams: teamsOf(read, leaks),
    open: open.map(told),
    notContacted: notContacted.map(told),
    notEntered: notEntered.map(told),
    returned: returned.map(told),
  }
}

const sum = <T>(list: readonly T[], value: (one: T) => number) =>
  list.reduce((total, one) => total + value(one), 0)

/** The share of a stretch that lies within the report, 0 to 1. */
function within(rain: RainReading, { from, until }: Pick<ReportScope, 'from' | 'until'>): number {
  return Math.max(0, Math.min(rain.to, until) - Math.max(rain.from, from)) / (rain.to - rain.from)
}

const group = (leaks: readonly CountedLeak[]): GroupFigures => ({
  leaks: leaks.length,
  calls: sum(leaks, ({ way }) => way.calledAt.length),
  open: leaks.filter(({ over }) => !over).length,
  returned: leaks.filter(({ returns }) => returns > 0).length,
})

function waitsOf(leaks: readonly CountedLeak[]): Waits {
  const since = (moment: (leak: CountedLeak) => number | null) =>
    spreadOf(
      leaks.map(leak => {
        const at = moment(leak)
        return at === null ? null : at - leak.way.reportedAt
      }),
    )
  return {
    acknowledged: since(({ way }) => way.acknowledgedAt),
    onsite: since(({ way }) => way.arrivedAt),
    stopped: since(({ way }) => way.stoppedAt),
    contacted: since(({ way }) => way.contactedAt),
  }
}

function buildingsOf(leaks: readonly CountedLeak[]): BuildingFigures[] {
  const groups = [...Map.groupBy(leaks, ({ buildingId }) => buildingId)]
  return groups
    .map(([buildingId, those]) => ({ buildingId, name: those[0]?.buildingName ?? null, ...group(those) }))
    .sort((one, other) => other.leaks - one.leaks || (one.name ?? '').localeCompare(other.name ?? '', 'zh'))
}

function curveOf(leaks: readonly CountedLeak[], scope: ReportScope, rain: readonly RainReading[]) {
  const { from, until } = scope
  const moments = [
    ...rain.flatMap(one =>
      one.millimetres > 0 ? [Math.max(one.from, from), Math.min(one.to, until) - 1] : [],
    ),
    ...leaks.flatMap(({ way }) => way.calledAt).filter(at => at >= from && at < until),
  ]
  const first = moments.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)
  const last = moments.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY)
  const step = last - first > mostHours * hour ? ('day' as const) : ('hour' as const)
  if (moments.length === 0) return { step, points: [] }
  const size = step === 'hour' ? hour : day
  // Days begin where the report does, which is midnight for a season.
  const start =
    step === 'hour' ? Math.floor(first / hour) * hour : from + Math.floor((first - from) / day) * day
  const points: CurvePoint[] = []
  for (let at = start; at <= last; at += size) {
    const part = { from: at, until: at + size }
    const inIt = (moment: number) => moment >= part.from && moment < part.until
    points.push({
      at,
      millimetres: Math.round(sum(rain, one => one.millimetres * within(one, part)) * 10) / 10,
      leaks: leaks.filter(({ way }) => inIt(way.reportedAt)).length,
      calls: sum(leaks, ({ way }) => way.calledAt.filter(inIt).length),
    })
  }
  return { step, points }
}

function teamsOf(read: ReadDatabase, leaks: readonly CountedLeak[]): TeamFigures[] {
  const sendings = Map.groupBy(
    leaks.flatMap(({ way }) => way.sendings),
    ({ teamId }) => teamId,
  )
  const repairs = Map.groupBy(
    leaks.flatMap(({ way }) => way.repairs),
    ({ teamId }) => teamId,
  )
  const failed = Map.groupBy(leaks.flatMap(failedBy), teamId => teamId)
  return teams(read)
    .map(({ id, name, kind }) => {
      const sent = sendings.get(id) ?? []
      return {
        teamId: id,
        name,
        kind,
        sent: sent.length,
        unanswered: sent.filter(isUnanswered).length,
        closedDoors: sent.filter(({ closedDoorAt }) => closedDoorAt !== null).length,
        stopped: sent.filter(({ stoppedAt }) => stoppedAt !== null).length,
        acknowledged: spreadOf(sent.map(one => sinceSent(one, one.acknowledgedAt))),
        arrived: spreadOf(sent.map(one => sinceSent(one, one.arrivedAt))),
        repaired: repairs.get(id)?.length ?? 0,
        failed: failed.get(id)?.length ?? 0,
      }
    })
    .filter(({ sent, repaired }) => sent + repaired > 0)
    .sort((one, other) => other.sent - one.sent || one.name.localeCompare(other.name, 'zh'))
}

const sinceSent = ({ sentAt }: Sending, at: number | null) => (at === null ? null : at - sentAt)
const isUnanswered = ({ acknowledgedAt, stoppedAt, closedDoorAt }: Sending) =>
  acknowledgedAt === null && stoppedAt === null && closedDoorAt === null

/** Who repaired what did not hold: tests that failed, and water that came back. */
function failedBy({ way }: CountedLeak): string[] {
  const repairBefore = (at: number) => way.repairs.filter(repair => repair.at <= at).at(-1)?.teamId
  const tests = way.tests.filter(({ holds }) => !holds).flatMap(({ at }) => repairBefore(at) ?? [])
  return [...tests, ...way.returns.flatMap(({ repairedBy }) => repairedBy ?? [])]
}

const told = (leak: CountedLeak): ReportedLeak => {
  const { way, buildingId: _, ...rest } = leak
  return { ...rest, reportedAt: way.reportedAt, contactedAt: way.contactedAt }
}
