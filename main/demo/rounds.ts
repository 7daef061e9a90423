import { recordCallback } from '../callbacks/commands.ts'
import { planTierCalls as planTierCallsCommand } from '../callbacks/tier-sweep.ts'
import type { Satisfaction } from '../contract/callbacks.ts'
import type { VisitPurpose } from '../contract/visits.ts'
import { adoptExamples, approveAnswer } from '../knowledge/commands.ts'
import { loadProfile } from '../profiles/profiles.ts'
import { dayStamp, dayStart } from '../site/time.ts'
import { agreeVisit, holdVisit, missVisit, planVisits } from '../visits/commands.ts'
import type { DemoStaff } from './case-life.ts'
import * as words from './notes.ts'
import type { Household } from './people-plan.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'

/** What is done again and again, whoever comes to the counter. */
interface Rounds {
  readonly staff: DemoStaff
  /** The story, UTC milliseconds. */
  readonly from: number
  readonly now: number
  readonly timeZone: string
  readonly households: readonly Household[]
}

/** Most people whose calls are planned in one step. */
const mostAtOnce = 100

/** Every week the desk plans calls for key and dissatisfied owners, and somebody makes them within the week. */
export function planTierCalls(
  chance: Chance,
  { staff, from, now, timeZone, households }: Rounds,
): DemoStep[] {
  const all = households.flatMap(({ people }) => people).filter(({ tier }) => tier !== 'ordinary')
  const people = [...new Map(all.map(person => [person.id, person])).values()]
  const steps: DemoStep[] = []
  const callers = [staff.specialist, ...staff.clerks]
  for (let week = dayStart(from, timeZone) + 10 * day; week < now; week += 7 * day) {
    const at = week + 8 * hour
    if (at >= now) break
    const personIds = people.filter(({ since }) => since < at).map(({ id }) => id)
    for (let first = 0; first < personIds.length; first += mostAtOnce) {
      const input = { personIds: personIds.slice(first, first + mostAtOnce) }
      steps.push({ at, staffId: null, name: planTierCallsCommand.name, input })
    }
    for (const ofPerson of personIds) {
      const calledAt =
        at + chance.between(0, 4) * day + chance.between(1, 8) * hour + chance.between(0, 59) * minute
      // Some of the latest are still to be made.
      if (calledAt >= now || (at > now - 8 * day && chance.happens(0.4))) continue
      const satisfaction = chance.weighted<Satisfaction>([
        ['satisfied', 16],
        ['neutral', 5],
      ])
      const input = {
        ofPerson,
        attemptId: chance.id(calledAt),
        satisfaction,
        scores: { manner: chance.between(4, 5), overall: satisfaction === 'satisfied' ? 5 : 3 },
        words: chance.pick(words.tierWords),
        contact: 'confirmed',
      }
      steps.push({ at: calledAt, staffId: chance.pick(callers), name: recordCallback.name, input })
    }
  }
  return steps
}

/** Visits of the last two months with their minutes, two for today and some that wait for an appointment. */
export function planHomeVisits(chance: Chance, { staff, now, timeZone, households }: Rounds): DemoStep[] {
  const homes = households.filter(({ unit, people }) => unit.kind === 'dwelling' && people.length > 0)
  const steps: DemoStep[] = []
  const visitors = [staff.manager, staff.specialist, ...staff.clerks]
  const morning = dayStart(now, timeZone) + 9 * hour
  for (const [index, { unit, people }] of homes.slice(0, 24).entries()) {
    // The first three are planned only, two are agreed for today, two for later, the others are over.
    const appointmentAt =
      index < 5
        ? morning + (index + 5) * hour
        : index < 7
          ? morning + (index - 2) * day
          : morning - (index - 5) * 3 * day
    const plannedAt = Math.min(appointmentAt, now) - chance.between(4, 9) * day
    const visitId = chance.id(plannedAt)
    const visitor = chance.pick(visitors)
    const act = (at: number, name: string, input: object) => steps.push({ at, staffId: visitor, name, input })
    const purpose = chance.pick<VisitPurpose>(['courtesy', 'courtesy', 'after-repair', 'opinion'])
    act(plannedAt, planVisits.name, { visits: [{ visitId, unitId: unit.id }], purpose, visitor })
    if (index < 3) continue
    const note = chance.pick(words.visitAgreements)
    act(plannedAt + chance.between(3, 40) * hour, agreeVisit.name, {
      ofVisit: visitId,
      appointmentAt,
      visitor,
      note,
    })
    if (index < 7) continue
    const heldAt = appointmentAt + chance.between(0, 20) * minute
    if (chance.happens(0.12)) act(heldAt, missVisit.name, { ofVisit: visitId, note: words.visitMissed })
    else {
      const personId = people[0]?.id ?? null
      const minutes = chance.pick(words.visitMinutes)
      act(heldAt + 2 * hour, holdVisit.name, { ofVisit: visitId, heldAt, personId, minutes, followUps: [] })
    }
  }
  return steps.filter(step => step.at < now)
}

/** The profile's examples are taken over as standard answers; the manager approves all but the last two. */
export function planAnswers({ staff, now, timeZone }: Rounds): DemoStep[] {
  const at = now - 200 * day
  const drafts: DemoStep = {
    at,
    staffId: staff.specialist,
    name: adoptExamples.name,
    input: { language: 'zh' },
  }
  const { answers } = loadProfile('real-estate')
  const approved = answers.slice(0, -2).map(({ id }, index) => {
    // One after the other, and perhaps over midnight: what is approved is valid from its own day on.
    const moment = at + day + index * minute
    const input = { ofExample: id, from: dayStamp(moment, timeZone), until: null }
    return { at: moment, staffId: staff.manager, name: approveAnswer.name, input }
  })
  return [drafts, ...approved]
}
