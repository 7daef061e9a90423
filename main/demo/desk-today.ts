import { makePromise } from '../cases/promise-commands.ts'
import { deliverSheet, replySheet } from '../sheets/course.ts'
import { receiveSheet } from '../sheets/incoming.ts'
import { writeSheet } from '../sheets/writing.ts'
import { doRound, saveWatchPlace } from '../watch/commands.ts'
import type { DemoStaff } from './case-life.ts'
import type { PlannedCase } from './case-plan.ts'
import * as words from './notes.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'

/** What the last days of the example are made of. */
export interface LastDays {
  readonly staff: DemoStaff
  /** The end of the story, UTC milliseconds. */
  readonly now: number
  /** Cases that are still worked on. */
  readonly open: readonly PlannedCase[]
}

/** What lies on the desk at the end of the story: sheets under way, promises to keep, places on the web to look at. */
export const planDeskToday = (chance: Chance, last: LastDays): DemoStep[] => [
  ...sheetsUnderWay(chance, last),
  ...promises(chance, last),
  ...watchList(chance, last),
]

/** One that waits for its reply, one that is late, one whose reply is to be checked, and two that came in. */
function sheetsUnderWay(chance: Chance, { staff, now, open }: LastDays): DemoStep[] {
  const { specialist } = staff
  const steps: DemoStep[] = []
  const write = (at: number, matter: (typeof words.sheetsUnderWay)[number], more: object = {}) => {
    const sheetId = chance.id(at)
    const { recipient, subject, text } = matter
    const input = { sheetId, recipient, subject, text, ...more }
    steps.push({ at, staffId: specialist, name: writeSheet.name, input })
    const delivery = { sheetId, way: 'by-hand', receivedBy: chance.pick(words.sheetReceivers) }
    steps.push({ at: at + 20 * minute, staffId: specialist, name: deliverSheet.name, input: delivery })
    return sheetId
  }
  const [waits, late, answered] = words.sheetsUnderWay
  write(now - 40 * minute, waits, { caseId: open[0]?.id ?? null })
  write(now - 5 * day, late, { dueAt: now - 20 * hour })
  const reply = { sheetId: write(now - 2 * day, answered), text: words.sheetReplies[0] }
  steps.push({ at: now - 3 * hour, staffId: specialist, name: replySheet.name, input: reply })
  for (const [index, { sender, subject, text }] of words.sheetsIn.entries()) {
    const at = now - (1 + index * 3) * day - hour
    const input = { sheetId: chance.id(at), sender, subject, text }
    steps.push({ at, staffId: specialist, name: receiveSheet.name, input })
  }
  return steps
}

/** One to keep before the day is over, one for later. */
function promises(chance: Chance, { staff, now, open }: LastDays): DemoStep[] {
  return open.slice(0, 2).map((planned, index) => {
    const at = now - 10 * minute
    const dueAt = now + (index === 0 ? 90 * minute : 5 * day)
    const text = words.promised[index] ?? ''
    const input = { promiseId: chance.id(at), caseId: planned.id, text, dueAt, approvedBy: staff.manager }
    return { at, staffId: planned.staffId, name: makePromise.name, input }
  })
}

/** Looked at every day of the last two weeks; today's round is done in the first place only. */
function watchList(chance: Chance, { staff, now }: LastDays): DemoStep[] {
  const since = now - 14 * day
  return words.watchPlaces.flatMap(({ name, address, kind, rhythm, note }, index) => {
    const placeId = chance.id(since)
    const watcher = index === 1 ? (staff.clerks[0] ?? null) : null
    const place = { placeId, name, address, kind, rhythm, weekday: 1, watcher, note }
    const save = { at: since, staffId: staff.manager, name: saveWatchPlace.name, input: place }
    const days = Array.from({ length: 14 }, (_, back) => 13 - back)
    const looked = rhythm === 'daily' ? days.filter(back => back > 0 || index === 0) : []
    const rounds = looked.map(back => {
      const at = now - back * day - 2 * hour
      const input = { placeId, roundId: chance.id(at), outcome: 'nothing' }
      return { at, staffId: watcher ?? staff.specialist, name: doRound.name, input }
    })
    return [save, ...rounds]
  })
}
