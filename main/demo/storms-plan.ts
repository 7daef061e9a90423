import { closeCase, startHandling, verifyCase } from '../cases/commands.ts'
import { findCause, fixResponsible } from '../cases/level-commands.ts'
import type { EmergencyLevel } from '../contract/emergencies.ts'
import { planCalls, type StormCall } from '../drill/calls.ts'
import type { RainStretch } from '../drill/rain.ts'
import { changeLevel, endEmergency, startEmergency } from '../emergencies/commands.ts'
import { recordRain } from '../emergencies/rain-commands.ts'
import type { BuildingPlaces } from '../leaks/clusters/types.ts'
import * as leaks from '../leaks/commands.ts'
import { takeLeak } from '../leaks/intake.ts'
import { planCallback } from './case-callback.ts'
import type { DemoStaff } from './case-life.ts'
import * as words from './notes.ts'
import type { Household } from './people-plan.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'

/** Who plays in the storms of the example, and where. */
export interface StormGround {
  readonly staff: DemoStaff
  /** The end of the story, UTC milliseconds. */
  readonly now: number
  readonly timeZone: string
  readonly buildings: readonly BuildingPlaces[]
  /** Who lives where, by unit. */
  readonly households: ReadonlyMap<string, Household>
  readonly teams: readonly string[]
}

/** A storm as it came. */
export interface Storm {
  readonly id: string
  /** From when it rains, UTC milliseconds. */
  readonly at: number
  /** Millimetres of its hours. */
  readonly hours: readonly number[]
  readonly level: EmergencyLevel
  /** How many homes of a hundred get wet in 100 mm. */
  readonly wetShare: number
  /** Whether it is over by the end of the story. */
  readonly over: boolean
}

/**
 * A storm with its rain, its calls, and the way of each leak as far as it got by the end of the story.
 * @param wetAlready homes with an open leak: who calls from there again is joined to it
 */
export function planStorm(
  chance: Chance,
  storm: Storm,
  ground: StormGround,
  wetAlready: Iterable<string> = [],
): DemoStep[] {
  const { staff, now } = ground
  const { id: emergencyId, level } = storm
  const steps: DemoStep[] = []
  const lead = (at: number, name: string, input: object) =>
    steps.push({ at, staffId: staff.specialist, name, input })
  const rain = storm.hours.map(
    (millimetres, index): RainStretch => ({
      from: storm.at + index * hour,
      to: storm.at + (index + 1) * hour,
      millimetres,
    }),
  )
  for (const { from, to, millimetres } of rain)
    lead(to + minute, recordRain.name, { readingId: chance.id(to), from, to, millimetres })
  const peak = rain.reduce((most, one) => (one.millimetres > most.millimetres ? one : most))
  const ends = rain.at(-1)?.to ?? storm.at
  lead(storm.at + hour / 2, startEmergency.name, { emergencyId, kind: 'storm', level: 'blue' })
  lead(peak.to + 2 * minute, changeLevel.name, { emergencyId, level })
  if (storm.over) lead(ends + 2 * hour, endEmergency.name, { emergencyId })
  const until = Math.min(now, ends + 2 * day)
  const calls = planCalls(chance, { rain, buildings: ground.buildings, wetShare: storm.wetShare, until })
  const known = new Set(wetAlready)
  for (const call of calls) {
    // While it goes on there are more leaks than teams.
    const sent = (call.unitId === null || !known.has(call.unitId)) && (storm.over || chance.happens(0.5))
    if (call.unitId !== null) known.add(call.unitId)
    // Whoever calls behind its end about what it did belongs to it all the same.
    const late = call.at > ends ? { emergencyId } : {}
    steps.push(...planLeak(chance, { ...call, at: Math.max(call.at, storm.at + hour) }, ground, sent, late))
  }
  return steps.filter(({ at }) => at < now)
}

/** A call and, where a team was sent for it, all that followed. */
export function planLeak(
  chance: Chance,
  call: StormCall,
  ground: StormGround,
  sent = true,
  more: object = {},
): DemoStep[] {
  const { staff, now } = ground
  const clerk = chance.pick(staff.clerks)
  const caseId = chance.id(call.at)
  const person = ground.households.get(call.unitId ?? '')?.people.find(({ since }) => since < call.at)
  const taken: DemoStep = {
    at: call.at,
    staffId: clerk,
    name: takeLeak.name,
    input: {
      caseId,
      unitId: call.unitId,
      buildingId: call.buildingId,
      ...(call.place === null ? {} : { place: call.place }),
      entry: call.entry,
      severity: call.severity,
      dangers: call.dangers,
      vulnerable: call.vulnerable,
      text: call.text,
      ...(person ? { personId: person.id, callerName: person.name, callerPhone: person.phone } : {}),
      ...more,
    },
  }
  const story = { caseId, personId: person?.id ?? null, clerk, call }
  return [taken, ...(sent ? untilItHolds(chance, story, ground) : [])].filter(({ at }) => at < now)
}

interface LeakStory {
  readonly caseId: string
  readonly personId: string | null
  readonly clerk: string
  readonly call: StormCall
}

/** The way of a leak from the call to its end: a team, first aid, repair, ponding, acceptance, callback. */
function untilItHolds(
  chance: Chance,
  { caseId, personId, clerk, call }: LeakStory,
  ground: StormGround,
): DemoStep[] {
  const { staff, now, timeZone, teams } = ground
  const { specialist, manager } = staff
  const steps: DemoStep[] = []
  let at = call.at
  const act = (after: number, name: string, input: object, staffId = clerk) => {
    at += after
    steps.push({ at, staffId, name, input: { caseId, ...input } })
  }
  const several = (after: number, name: string, input: object) => {
    at += after
    steps.push({ at, staffId: specialist, name, input: { caseIds: [caseId], ...input } })
  }
  const within = (least: number, most: number) => chance.between(least, most) * minute
  const send = () => several(within(3, 35), leaks.dispatchLeaks.name, { teamId: chance.pick(teams) })
  const comes = () => {
    several(within(1, 9), leaks.advanceLeaks.name, { to: 'acknowledged' })
    several(within(2, 9), leaks.advanceLeaks.name, { to: 'underway' })
  }
  const there = () => {
    several(within(5, 25), leaks.advanceLeaks.name, { to: 'onsite' })
    several(within(10, 55), leaks.advanceLeaks.name, { to: 'stopped' })
  }
  act(within(1, 3), startHandling.name, {})
  send()
  // Some households were out; the team comes again when they are back.
  if (chance.happens(0.08)) {
    comes()
    const nextAt = at + hour + within(60, 240)
    act(within(8, 20), leaks.noteNoEntry.name, { reason: 'nobody-home', nextAt }, specialist)
    at = nextAt - hour
    send()
  }
  act(within(1, 4), leaks.tellHousehold.name, { text: '已告知抢修队到场时间', nextAt: null })
  comes()
  there()
  const [teamId, days] = [chance.pick(teams), chance.between(2, 9)]
  const dueAt = at + (days + 2) * day
  act(within(600, 1_400), leaks.planRepair.name, { text: '查明水路后重做防水', dueAt }, specialist)
  act(days * day, leaks.repairLeak.name, { text: '注浆封堵并补做防水层', teamId }, specialist)
  const tried = { kind: 'ponding', from: at + hour, to: at + 27 * hour, holds: true }
  act(28 * hour, leaks.testLeak.name, tried, specialist)
  act(within(10, 90), findCause.name, { cause: 'workmanship' }, specialist)
  act(within(1, 5), fixResponsible.name, { kind: 'contractor', party: words.contractor }, specialist)
  act(within(60, 300), leaks.acceptLeak.name, { text: '闭水试验无渗漏，业主认可' }, specialist)
  act(within(20, 90), verifyCase.name, { good: true, text: words.verifyNotes.good[0] }, specialist)
  const accepted = at
  const calledBack = personId !== null && chance.happens(0.85)
  const withoutCallback = calledBack ? null : 'owner-declined'
  act(within(300, 1_200), closeCase.name, { withoutCallback, text: words.closeNotes[0] }, specialist)
  if (!calledBack) return steps
  const planned = { id: caseId, staffId: clerk, personId }
  const callers = [manager, ...staff.clerks]
  const story = { planned, worker: specialist, staff: callers, manager, endedAt: accepted, now, timeZone }
  return [...steps, ...planCallback(chance, story)]
}
