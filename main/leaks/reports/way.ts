import { z } from 'zod'
import type { ReadDatabase } from '../../database/read.ts'

/** A team that was sent to a leak, and what became of it. Times are UTC milliseconds. */
export interface Sending {
  readonly teamId: string
  readonly sentAt: number
  readonly acknowledgedAt: number | null
  readonly arrivedAt: number | null
  readonly stoppedAt: number | null
  readonly closedDoorAt: number | null
}

/** What the log tells of one leak, from the first call on. */
export interface LeakWay {
  readonly caseId: string
  /** The first call; one that came back keeps it. */
  readonly reportedAt: number
  /** Moments of all calls of the household, the first among them. */
  readonly calledAt: readonly number[]
  /** The first of each since the first call, whoever it was; null where it has not happened. */
  readonly acknowledgedAt: number | null
  readonly arrivedAt: number | null
  readonly stoppedAt: number | null
  /** When somebody of the desk first spoke with the household by themselves. */
  readonly contactedAt: number | null
  readonly sendings: readonly Sending[]
  readonly repairs: readonly { readonly teamId: string; readonly at: number }[]
  readonly tests: readonly { readonly holds: boolean; readonly at: number }[]
  readonly returns: readonly { readonly at: number; readonly repairedBy: string | null }[]
}

const types = [
  'leak.reported',
  'leak.calledAgain',
  'leak.callTakenBack',
  'leak.dispatched',
  'leak.advanced',
  'leak.notEntered',
  'leak.steppedBack',
  'leak.householdTold',
  'leak.repaired',
  'leak.tested',
  'leak.returned',
] as const

/** What of the facts of any of these is looked at. */
const Facts = z.object({
  reportedAt: z.number().optional(),
  calledAt: z.number().optional(),
  sentAt: z.number().optional(),
  reachedAt: z.number().optional(),
  toldAt: z.number().optional(),
  repairedAt: z.number().optional(),
  returnedAt: z.number().optional(),
  teamId: z.string().optional(),
  repairedBy: z.string().nullish(),
  /** A step of a team; the end of a test. */
  to: z.union([z.string(), z.number()]).optional(),
  holds: z.boolean().optional(),
  undone: z.string().optional(),
})

interface LoggedStep {
  readonly caseId: string
  readonly type: (typeof types)[number]
  readonly at: number
  readonly facts: string
}

const typeList = types.map(type => `'${type}'`).join(', ')

/** The way of each of these leaks, read out of the log; `onStep` hears of every entry and may throw. */
export function waysOf(
  read: ReadDatabase,
  caseIds: readonly string[],
  onStep?: () => void,
): Map<string, LeakWay> {
  const told = new Map<string, Telling>()
  const steps = read.iterate<LoggedStep>(
    `select operation.aggregate_id as "caseId", operation.type, coalesce(operation.happened_at, operation.at) as at,
       operation.facts
     from json_each(?) cross join operation indexed by operation_aggregate on operation.aggregate_id = json_each.value
     where operation.type in (${typeList}) order by operation.aggregate_id, operation.position`,
    [JSON.stringify(caseIds)],
  )
  for (const step of steps) {
    goOn(told, step)
    onStep?.()
  }
  return new Map([...told].map(([caseId, telling]) => [caseId, wayOf(caseId, telling)]))
}

/** What was noted of the teams: which step, when, and of how many sendings it is the last. */
interface Mark {
  readonly what: string
  readonly at: number
  readonly sending: number
}

/** A way that is still being told. */
interface Telling {
  readonly calledAt: number[]
  readonly sent: { readonly teamId: string; readonly sentAt: number }[]
  marks: Mark[]
  contactedAt: number | null
  readonly repairs: { readonly teamId: string; readonly at: number }[]
  readonly tests: { readonly holds: boolean; readonly at: number }[]
  readonly returns: { readonly at: number; readonly repairedBy: string | null }[]
}

function goOn(told: Map<string, Telling>, { caseId, type, at, facts: stored }: LoggedStep): void {
  const facts = Facts.parse(JSON.parse(stored))
  const telling = told.get(caseId)
  if (!telling) {
    if (type === 'leak.reported') told.set(caseId, begun(facts.reportedAt ?? at))
    return
  }
  const { calledAt, sent, marks, repairs, tests, returns } = telling
  const mark = (what: string, moment: number) => marks.push({ what, at: moment, sending: sent.length - 1 })
  switch (type) {
    case 'leak.reported':
      break
    case 'leak.calledAgain':
      calledAt.push(facts.calledAt ?? at)
      break
    case 'leak.callTakenBack':
      if (calledAt.length > 1) calledAt.pop()
      break
    case 'leak.dispatched':
      sent.push({ teamId: facts.teamId ?? '', sentAt: facts.sentAt ?? at })
      break
    case 'leak.advanced':
      mark(String(facts.to), facts.reachedAt ?? at)
      break
    case 'leak.notEntered':
      mark('noEntry', at)
      break
    case 'leak.steppedBack': {
      // Noted by mistake, so it never was.
      const last = marks.findLast(({ what }) => what === facts.undone)
      telling.marks = marks.filter(one => one !== last)
      break
    }
    case 'leak.householdTold':
      telling.contactedAt ??= facts.toldAt ?? at
      break
    case 'leak.repaired':
      repairs.push({ teamId: facts.teamId ?? '', at: facts.repairedAt ?? at })
      break
    case 'leak.tested':
      tests.push({ holds: facts.holds === true, at })
      break
    case 'leak.returned':
      returns.push({ at: facts.returnedAt ?? at, repairedBy: facts.repairedBy ?? null })
      break
  }
}

const begun = (reportedAt: number): Telling => ({
  calledAt: [reportedAt],
  sent: [],
  marks: [],
  contactedAt: null,
  repairs: [],
  tests: [],
  returns: [],
})

/** Whoever is on the way or on site has acknowledged too, whether anybody noted it or not. */
const acknowledging: ReadonlySet<string> = new Set(['acknowledged', 'underway', 'onsite'])
const firstOf = (marks: readonly Mark[], match: (mark: Mark) => boolean) => marks.find(match)?.at ?? null

function wayOf(caseId: string, { calledAt, sent, marks, ...rest }: Telling): LeakWay {
  const reached = (of: readonly Mark[]) => ({
    acknowledgedAt: firstOf(of, ({ what }) => acknowledging.has(what)),
    arrivedAt: firstOf(of, ({ what }) => what === 'onsite'),
    stoppedAt: firstOf(of, ({ what }) => what === 'stopped'),
  })
  return {
    caseId,
    reportedAt: calledAt[0] ?? 0,
    calledAt,
    ...reached(marks),
    sendings: sent.map((one, index) => {
      const own = marks.filter(({ sending }) => sending === index)
      return { ...one, ...reached(own), closedDoorAt: firstOf(own, ({ what }) => what === 'noEntry') }
    }),
    ...rest,
  }
}
