import { nextStepOf } from '../deadlines/times.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import type { Reaction } from '../log/reaction.ts'
import { sheetClockEnded, sheetClockReached, sheetClockSet } from './clock-operations.ts'
import { clocksOfSheet, type StoredClock } from './clock-queries.ts'
import {
  isSameClock,
  metAt,
  type RunningClock,
  standingOf,
  type WantedClock,
  wantedClocks,
} from './clock-rules.ts'
import { answerDue, byPerson, deliveryDue, type DueTime, replyDue, stepDue } from './due-times.ts'
import { placesOf } from './checks.ts'
import { type SheetCore, sheetCore } from './queries.ts'
import { stepTakenFor, timedStepOf } from './way.ts'

/** Starts, moves and ends the clocks of sheets. */
export const sheetClockReaction: Reaction = {
  name: 'sheet-clocks',
  touchedBy({ aggregate, aggregateId, type }) {
    return aggregate === 'sheet' && !type.startsWith('sheet.clock') ? [aggregateId] : []
  },
  run: settleClocks,
}

/** Makes the clocks of a sheet what they should be now, and records only what that changes. */
function settleClocks(context: CommandContext, sheetId: string): void {
  const { read, now } = context
  const sheet = sheetCore(read, sheetId)
  if (!sheet) return
  const running = clocksOfSheet(read, sheetId).filter(clock => clock.endedAt === null)
  const wanted = wantedClocks(sheet, timedStepOf(read, sheet))
  const wantedFor = (clock: StoredClock) => wanted.find(one => isSameClock(clock, one))
  const courses = [
    ...running.flatMap(clock => {
      const dueAt = wantedFor(clock)?.dueAt
      return dueAt === undefined || dueAt === clock.dueAt ? [] : [moved(read, clock, dueAt, now)]
    }),
    ...wanted
      .filter(one => !running.some(clock => isSameClock(clock, one)))
      .map(one => started(read, sheet, one, context)),
  ]
  const over = running.filter(clock => !wantedFor(clock))
  const standing = standingOf([
    ...running.filter(clock => !over.includes(clock) && !courses.some(one => one.clockId === clock.id)),
    ...courses,
  ])
  for (const clock of over) end(context, sheet, clock, standing)
  for (const course of courses) context.emit(sheetClockSet, sheetId, { facts: { ...course, ...standing } })
}

/** What a clock runs by, as it is recorded. */
function courseOf(
  clock: Pick<StoredClock, 'goal' | 'startedAt' | 'breachedAt' | 'nextStep'> & { readonly clockId: string },
  { at, source, rule, clock: kind, amount, calendar, steps }: DueTime,
  now: number,
) {
  const { clockId, goal, startedAt, breachedAt } = clock
  const next = nextStepOf(steps, clock.nextStep, now)
  const by = { source, rule, clock: kind, amount, calendar, dueAt: at, steps: [...steps] }
  return { clockId, goal, startedAt, breachedAt, ...by, ...next }
}

function moved(read: ReadDatabase, clock: StoredClock, dueAt: number, now: number) {
  return courseOf({ ...clock, clockId: clock.id }, byPerson(read, clock.startedAt, dueAt), now)
}

function started(read: ReadDatabase, sheet: SheetCore, wanted: WantedClock, context: CommandContext) {
  const startedAt = wanted.startedAt ?? context.now
  const usual = usualTime(read, sheet, wanted.goal, startedAt)
  // What differs from the usual time was given by the person who wrote, sent back or took it in.
  const due = usual?.at === wanted.dueAt ? usual : byPerson(read, startedAt, wanted.dueAt)
  const none = { startedAt, breachedAt: null, nextStep: 0 }
  return courseOf({ clockId: context.newId(), goal: wanted.goal, ...none }, due, context.now)
}

function usualTime(
  read: ReadDatabase,
  sheet: SheetCore,
  goal: WantedClock['goal'],
  start: number,
): DueTime | null {
  switch (goal) {
    case 'deliver':
      return deliveryDue(read, sheet, start)
    case 'reply':
      return replyDue(read, sheet.party, start)
    case 'answer':
      return answerDue(read, sheet.party, start)
    default:
      return stepDue(read, goal, sheet.party, start)
  }
}

function end(
  context: CommandContext,
  sheet: SheetCore,
  clock: StoredClock,
  standing: ReturnType<typeof standingOf>,
): void {
  const met = metAt(clock.goal, sheet, stepTakenFor(context.read, sheet, clock.goal))
  const late = met !== undefined && met > clock.dueAt
  context.emit(sheetClockEnded, sheet.id, {
    facts: {
      clockId: clock.id,
      ending: met === undefined ? 'cancelled' : 'met',
      endedAt: met ?? context.now,
      breachedAt: clock.breachedAt ?? (late ? clock.dueAt : null),
      ...standing,
    },
  })
}

/** Records every step of a clock that is reached, in order, each with the moment it was reached at. */
export function recordSheetSteps(context: CommandContext, clock: StoredClock): number {
  const sheet = sheetCore(context.read, clock.sheetId)
  if (!sheet) return 0
  const others: readonly RunningClock[] = clocksOfSheet(context.read, clock.sheetId).filter(
    one => one.endedAt === null && one.id !== clock.id,
  )
  let { breachedAt } = clock
  let recorded = 0
  for (let index = clock.nextStep; index < clock.steps.length; index++) {
    const step = clock.steps[index]
    if (!step || step.at === null || step.at > context.now) break
    if (step.percent === 100) breachedAt ??= step.at
    const { escalatedTo } = standingOf([...others, { ...clock, step: step.percent }])
    context.emit(sheetClockReached, clock.sheetId, {
      facts: {
        ...placesOf(sheet),
        clockId: clock.id,
        goal: clock.goal,
        percent: step.percent,
        to: step.to,
        reachedAt: step.at,
        nextStep: index + 1,
        nextStepAt: clock.steps[index + 1]?.at ?? null,
        breachedAt,
        escalatedTo,
      },
      happenedAt: step.at,
    })
    recorded += 1
  }
  return recorded
}
