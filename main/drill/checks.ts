import type { LeakFigures, Spread } from '../contract/leak-reports.ts'
import type { ReadDatabase } from '../database/read.ts'
import { openLeaks } from '../leaks/queries.ts'
import type { RainStretch } from './rain.ts'
import { clocksBehind, retell, type RetoldStep, stateBehind } from './retold.ts'
import type { Witness } from './witness.ts'

export const drillChecks = ['contacts', 'proof', 'clocks', 'once', 'rebuilt', 'figures'] as const
export type DrillCheck = (typeof drillChecks)[number]

/** One thing that has to hold behind every drill. */
export interface CheckResult {
  readonly check: DrillCheck
  /** How many things were looked at. */
  readonly looked: number
  /** What is wrong, the first of them; by numbers, never by names. */
  readonly problems: readonly string[]
}

/** What a drill left, and what it is held against. */
export interface Played {
  readonly read: ReadDatabase
  /** UTC milliseconds. */
  readonly now: number
  readonly witness: Witness
  readonly rain: readonly RainStretch[]
  readonly figures: LeakFigures
  /** Differences between the tables and those made anew from the log. */
  readonly rebuilt: { readonly rows: number; readonly differences: readonly string[] }
}

const mostProblems = 20

/** Everything that has to hold behind a storm. */
export function checkStorm(played: Played): CheckResult[] {
  const { read, rebuilt } = played
  const leaks = retell(read)
  const numbers = new Map(
    read
      .all<{ id: string; number: string }>('select id, number from "case" where id in (select id from leak)')
      .map(({ id, number }) => [id, number]),
  )
  const name = (caseId: string) => numbers.get(caseId) ?? caseId
  const told = { ...played, leaks, name }
  const result = (check: DrillCheck, looked: number, problems: readonly string[]): CheckResult => ({
    check,
    looked,
    problems: problems.slice(0, mostProblems),
  })
  return [
    result('contacts', leaks.size, contacts(told)),
    result('proof', leaks.size, proof(told)),
    result('clocks', leaks.size, clocks(told)),
    result('once', played.witness.taken.length + played.witness.steps.length, once(told)),
    result('rebuilt', rebuilt.rows, rebuilt.differences),
    result('figures', leaks.size, sums(told)),
  ]
}

interface Told extends Played {
  readonly leaks: ReadonlyMap<string, readonly RetoldStep[]>
  name(caseId: string): string
}

const says = (what: string, found: unknown, wanted: unknown) =>
  found === wanted ? [] : [`${what}: ${String(found)}, by the log ${String(wanted)}`]

/** Every household was called, or the report says that it was not. */
function contacts({ leaks, figures, name }: Told): string[] {
  const listed = new Set(figures.notContacted.map(({ caseId }) => caseId))
  return [...leaks].flatMap(([caseId, steps]) => {
    const called = steps.some(({ type }) => type === 'leak.householdTold')
    if (called === listed.has(caseId))
      return [
        `${name(caseId)} ${called ? 'was called and is listed as not called' : 'was never called and is not listed'}`,
      ]
    return []
  })
}

/** Nothing is accepted, and no case of a leak ended, but behind a test of the last repair that held. */
function proof({ read, leaks, name }: Told): string[] {
  const rows = read.all<{ id: string; over: number; state: string }>(
    'select leak.id, leak.over, "case".state from leak join "case" on "case".id=leak.id',
  )
  return rows.flatMap(({ id, over, state }) => {
    const ended = over === 1 || state === 'resolved' || state === 'closed'
    if (!ended || state === 'void') return []
    const steps = leaks.get(id) ?? []
    const repaired = steps.findLastIndex(({ type }) => type === 'leak.repaired' || type === 'leak.returned')
    const held = steps.slice(repaired + 1).findLast(({ type }) => type === 'leak.tested')
    const tested = repaired >= 0 && steps[repaired]?.type === 'leak.repaired' && held?.facts.holds === true
    return tested ? [] : [`${name(id)} is over without a test that held`]
  })
}

/** What the board says is due, and when a household has to hear something, worked out once more. */
function clocks({ read, now, leaks, name }: Told): string[] {
  const rows = new Map(openLeaks(read, now).map(row => [row.caseId, row]))
  return [...leaks].flatMap(([caseId, steps]) => {
    const state = stateBehind(steps)
    const row = rows.get(caseId)
    if (state === 'accepted') return row ? [`${name(caseId)} is accepted and on the board`] : []
    if (!row) return [`${name(caseId)} is open and not on the board`]
    const { due, contact } = clocksBehind(steps)
    return [
      ...says(`${name(caseId)} state`, row.state, state),
      ...says(`${name(caseId)} due`, row.due.at, due),
      ...says(`${name(caseId)} contact`, row.contactDueAt, contact),
    ]
  })
}

/** Each call is there once, each acknowledged step is there, and no home has two open leaks. */
function once({ read, witness, leaks, name }: Told): string[] {
  const problems = [...witness.problems]
  const byCommand = new Map<string, number>()
  for (const steps of leaks.values())
    for (const { type, commandId } of steps)
      if (type === 'leak.reported' || type === 'leak.calledAgain')
        byCommand.set(commandId, (byCommand.get(commandId) ?? 0) + 1)
  for (const { commandId, caseId } of witness.taken)
    if (byCommand.get(commandId) !== 1)
      problems.push(`a call of ${name(caseId)} is there ${byCommand.get(commandId) ?? 0} times`)
  if (byCommand.size !== witness.taken.length)
    problems.push(`${byCommand.size} calls are there and ${witness.taken.length} were taken`)
  const calls = Map.groupBy(witness.taken, ({ caseId }) => caseId)
  for (const row of read.all<{ id: string; calls: number }>('select id, calls from leak'))
    problems.push(...says(`calls of ${name(row.id)}`, row.calls, calls.get(row.id)?.length ?? 0))
  for (const { commandId, name: step, caseId } of witness.steps)
    if (!leaks.get(caseId)?.some(one => one.commandId === commandId))
      problems.push(`${step} of ${name(caseId)} was acknowledged and is not there`)
  const twice = read.all<{ number: string }>(
    `select min("case".number) as number from leak join "case" on "case".id=leak.id
     where leak.over=0 and "case".state<>'void' and "case".unit_id is not null
     group by "case".unit_id having count(*) > 1`,
  )
  return [...problems, ...twice.map(({ number }) => `the home of ${number} has two open leaks`)]
}

/** The figures of the report, added up once more from the log. */
function sums({ read, leaks, figures, witness, rain }: Told): string[] {
  const { totals } = figures
  const all = [...leaks.values()]
  const open = all.filter(steps => stateBehind(steps) !== 'accepted')
  const first = (steps: readonly RetoldStep[], match: (step: RetoldStep) => boolean) => {
    const step = steps.find(match)
    return step ? step.at - (steps[0]?.at ?? 0) : null
  }
  const onTheWay = ['acknowledged', 'underway', 'onsite']
  const reached = (...names: string[]) =>
    all.map(steps =>
      first(steps, ({ type, facts }) => type === 'leak.advanced' && names.includes(String(facts.to))),
    )
  const told = all.map(steps => first(steps, ({ type }) => type === 'leak.householdTold'))
  const sent = all.flatMap(steps => steps.filter(({ type }) => type === 'leak.dispatched'))
  const fell = Math.round(added(rain, ({ millimetres }) => millimetres) * 10) / 10
  const ofStorm = read.get<{ count: number }>('select count(*) as count from leak where emergency_id is ?', [
    witness.emergencyId,
  ])
  return [
    ...says('rain', totals.millimetres, fell),
    ...says('leaks of the storm', ofStorm?.count, leaksOfStorm(leaks, witness).length),
    ...says('leaks', totals.leaks, leaks.size),
    ...says('calls', totals.calls, witness.taken.length),
    ...says(
      'calls of the curve',
      added(figures.curve.points, ({ calls }) => calls),
      witness.taken.length,
    ),
    ...says('open', totals.open, open.length),
    ...says(
      'returned',
      totals.returned,
      all.filter(steps => steps.some(({ type }) => type === 'leak.returned')).length,
    ),
    ...says(
      'leaks of all buildings',
      added(figures.buildings, ({ leaks }) => leaks),
      leaks.size,
    ),
    ...says(
      'leaks of all entries',
      added(figures.entries, ({ leaks }) => leaks),
      leaks.size,
    ),
    ...says(
      'leaks of all severities',
      added(figures.severities, ({ leaks }) => leaks),
      leaks.size,
    ),
    ...says(
      'leaks of all states',
      added(figures.states, ({ leaks }) => leaks),
      leaks.size,
    ),
    ...says(
      'teams sent',
      added(figures.teams, one => one.sent),
      sent.length,
    ),
    ...figures.teams.flatMap(({ teamId, name, sent: counted }) =>
      says(`sent: ${name}`, counted, sent.filter(({ facts }) => facts.teamId === teamId).length),
    ),
    ...spread('acknowledged', figures.waits.acknowledged, reached(...onTheWay)),
    ...spread('on site', figures.waits.onsite, reached('onsite')),
    ...spread('stopped', figures.waits.stopped, reached('stopped')),
    ...spread('contacted', figures.waits.contacted, told),
  ]
}

/** Leaks that were called, or called again, from the start of the storm on. */
const leaksOfStorm = (leaks: Told['leaks'], { emergencyId }: Witness) =>
  [...leaks.values()].filter(steps => steps.some(({ facts }) => facts['emergencyId'] === emergencyId))

const added = <T>(list: readonly T[], value: (one: T) => number) =>
  list.reduce((sum, one) => sum + value(one), 0)

/** By counting how many are no longer than each, which is slow and says what a percentile is. */
function spread(what: string, found: Spread, times: readonly (number | null)[]): string[] {
  const known = times.filter(time => time !== null)
  const least = (percent: number) => {
    const enough = known.filter(
      one => known.filter(other => other <= one).length * 100 >= known.length * percent,
    )
    return enough.length === 0 ? null : Math.min(...enough)
  }
  return [
    ...says(`${what}, count`, found.count, known.length),
    ...says(`${what}, waiting`, found.waiting, times.length - known.length),
    ...says(`${what}, median`, found.median, least(50)),
    ...says(`${what}, 90 %`, found.p90, least(90)),
    ...says(`${what}, worst`, found.worst, known.length === 0 ? null : Math.max(...known)),
  ]
}
