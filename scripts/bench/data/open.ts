import * as does from '../../../main/cases/commands.ts'
import { makePromise } from '../../../main/cases/promise-commands.ts'
import type { Chance } from '../../../main/demo/random.ts'
import type { CommandDefinition } from '../../../main/log/command.ts'
import { deliverSheet, replySheet } from '../../../main/sheets/course.ts'
import { writeSheet } from '../../../main/sheets/writing.ts'
import { categories, channels, kinds } from './cases.ts'
import type { Home } from './estate.ts'

const hour = 3_600_000
const day = 24 * hour
const recipients = [
  'property-company',
  'engineering',
  'design',
  'general-contractor',
  'waterproofing',
] as const

export interface OpenWork {
  readonly chance: Chance
  readonly homes: readonly Home[]
  readonly staff: readonly string[]
  readonly makeText: () => string
  /** From the first case to the last, UTC milliseconds. */
  readonly from: number
  readonly until: number
  /** Runs a command at a moment as one of the staff, with all that the desk decides behind it. */
  run(at: number, command: Pick<CommandDefinition, 'name'>, input: unknown, staffId: string): void
}

/** Something somebody will do. */
interface Step {
  readonly at: number
  run(): void
}

/**
 * The cases of the last weeks, as a desk at work leaves them: most still open, with levels, deadlines, sheets that are
 * out and late, promises, and callbacks of those that are done. Real commands, one after the other in time.
 */
export function workOnCases(work: OpenWork, count: number): void {
  const { chance, from, until } = work
  const steps: Step[] = []
  for (let index = 0; index < count; index++) {
    const at = from + Math.floor((index / count) * (until - from))
    for (const step of takeDue(steps, at)) step.run()
    steps.push(...takeCase(work, chance, at))
  }
  for (const step of takeDue(steps, until)) step.run()
}

function takeDue(steps: Step[], before: number): Step[] {
  const due = steps.filter(({ at }) => at < before).sort((one, other) => one.at - other.at)
  if (due.length === 0) return due
  const left = steps.filter(({ at }) => at >= before)
  steps.splice(0, steps.length, ...left)
  return due
}

/** Takes one case and says what will be done about it. */
function takeCase(work: OpenWork, chance: Chance, at: number): Step[] {
  const home = chance.pick(work.homes)
  const [taker, worker] = [chance.pick(work.staff), chance.pick(work.staff)]
  const caseId = chance.id(at)
  const kind = chance.weighted(kinds)
  work.run(
    at,
    does.receiveCase,
    {
      caseId,
      channel: chance.weighted(channels),
      kind,
      category: [...chance.pick(categories)],
      emergency: chance.happens(0.02),
      unitId: home.unitId,
      personId: home.personId,
      room: null,
      text: work.makeText(),
      callerName: home.name,
      callerPhone: home.phone,
    },
    taker,
  )
  const steps: Step[] = []
  const later = (after: number, command: Pick<CommandDefinition, 'name'>, input: object, by = worker) => {
    steps.push({ at: at + after, run: () => work.run(at + after, command, { caseId, ...input }, by) })
  }
  const within = (least: number, most: number) => least + Math.floor(chance.next() * (most - least))
  if (chance.happens(0.3)) return steps
  later(0, does.assignCase, { to: worker }, taker)
  later(within(hour, day), does.startHandling, {})
  if (chance.happens(0.4)) later(within(day, 3 * day), does.noteCase, { kind: 'call', text: work.makeText() })
  if (chance.happens(0.06)) {
    const dueAt = at + within(3 * day, 50 * day)
    later(within(day, 2 * day), makePromise, {
      promiseId: chance.id(at),
      text: work.makeText(),
      dueAt,
      approvedBy: taker,
    })
  }
  if (chance.happens(0.2)) steps.push(...sheetSteps(work, chance, { at, caseId, worker }))
  if (!chance.happens(0.25)) return steps
  const done = within(4 * day, 12 * day)
  later(done, does.resolveCase, { text: work.makeText() })
  if (chance.happens(0.7)) later(done + within(hour, day), does.verifyCase, { good: true }, taker)
  return steps
}

function sheetSteps(
  work: OpenWork,
  chance: Chance,
  { at, caseId, worker }: { readonly at: number; readonly caseId: string; readonly worker: string },
): Step[] {
  const sheetId = chance.id(at)
  const step = (after: number, command: Pick<CommandDefinition, 'name'>, input: object): Step => ({
    at: at + after,
    run: () => work.run(at + after, command, { sheetId, ...input }, worker),
  })
  const words = { subject: '请检查并答复', text: work.makeText() }
  const steps = [step(2 * hour, writeSheet, { caseId, recipient: chance.pick(recipients), ...words })]
  if (chance.happens(0.8)) steps.push(step(8 * hour, deliverSheet, { way: 'by-hand' }))
  if (chance.happens(0.5))
    steps.push(step(2 * day + chance.between(0, 40) * hour, replySheet, { text: work.makeText() }))
  return steps
}
