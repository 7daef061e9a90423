import type { CaseState } from '../contract/cases.ts'
import * as commands from '../cases/commands.ts'
import { findCause, fixResponsible } from '../cases/level-commands.ts'
import { planCause, planSheet } from './case-papers.ts'
import { planCallback } from './case-callback.ts'
import { later, type PlannedCase } from './case-plan.ts'
import { causeAtOnce } from '../contract/causes.ts'
import { loadProfile } from '../profiles/profiles.ts'
import * as words from './notes.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'

/** Who works at the desk. */
export interface DemoStaff {
  readonly manager: string
  readonly specialist: string
  readonly clerks: readonly string[]
  readonly auditor: string
}

export interface LifeOptions {
  readonly staff: DemoStaff
  readonly now: number
  readonly timeZone: string
  /** Ids of earlier cases of the same owner, for duplicates. */
  readonly earlier: readonly string[]
}

/** What happened to a case after it was taken, up to now. */
export function planLife(chance: Chance, planned: PlannedCase, options: LifeOptions): DemoStep[] {
  const { staff, now, timeZone } = options
  const { id: caseId, matter } = planned
  const steps: DemoStep[] = []
  let at = planned.at
  let worker = planned.staffId
  const act = (after: number, name: string, input: object = {}, staffId = worker) => {
    at = later(at, after, timeZone)
    steps.push({ at, staffId, name, input: { caseId, ...input } })
  }
  const upToNow = () => steps.filter(step => step.at < now)
  if (planned.onTheSpot) return upToNow()

  const earlier = options.earlier.length > 0 ? chance.pick(options.earlier) : undefined
  if (chance.happens(earlier ? 0.035 : 0.012)) {
    const reason = earlier ? 'duplicate' : 'mistake'
    const text = chance.pick(words.voidNotes[reason])
    act(
      chance.between(5, 300) * minute,
      commands.voidCase.name,
      { reason, duplicateOf: earlier ?? null, text },
      staff.specialist,
    )
    return upToNow()
  }

  if (chance.happens(0.65)) {
    const to = chance.weighted([
      [staff.specialist, 5],
      [staff.clerks[0] ?? planned.staffId, 4],
      [staff.clerks[1] ?? planned.staffId, 4],
      [staff.manager, 1],
    ])
    const note = chance.happens(0.4) ? { note: chance.pick(words.assignNotes) } : {}
    act(chance.between(3, 90) * minute, commands.assignCase.name, { to, ...note })
    worker = to
  }
  act(
    chance.happens(0.2) ? chance.between(12, 90) * hour : chance.between(10, 360) * minute,
    commands.startHandling.name,
  )
  const write = (kind: keyof typeof words.notes, after: number, staffId = worker) =>
    act(after, commands.noteCase.name, { kind, text: chance.pick(words.notes[kind]) }, staffId)

  planSheet(chance, planned, () => at, act)
  let left = durationOf(chance, matter.kind)
  const spend = (share: number) => {
    const part = Math.max(20 * minute, Math.floor(left * share))
    left -= part
    return part
  }
  for (let count = chance.between(0, 3); count > 0; count--)
    write(
      chance.weighted([
        ['note', 4],
        ['call', 4],
        ['visit', matter.kind === 'repair' ? 3 : 1],
      ]),
      spend(chance.next() * 0.3),
    )
  if (chance.happens(0.22)) {
    const on = chance.weighted([
      ['owner', 4],
      ['parts', 3],
      ['other', 2],
    ])
    act(spend(0.1), commands.startWaiting.name, { on, note: chance.pick(words.waitNotes[on]) })
    act(spend(0.6), commands.endWaiting.name)
  }
  if (left > 6 * day) {
    write('chase', spend(0.3))
    if (chance.happens(0.4)) write('supervise', spend(0.3), staff.manager)
    if (chance.happens(0.3)) write('promise', spend(0.1))
  }
  planCause(chance, planned, act)
  act(spend(1), commands.resolveCase.name, { text: chance.pick(matter.results), ...usualCause(planned) })
  // A repair is called back behind its acceptance, whenever its paper is closed.
  let accepted: number | undefined
  const verify = (good: boolean) => {
    act(chance.between(6, 160) * hour, commands.verifyCase.name, {
      good,
      text: chance.pick(words.verifyNotes[good ? 'good' : 'bad']),
    })
    accepted = good && matter.kind === 'repair' ? at : undefined
  }
  if (chance.happens(0.08)) {
    verify(false)
    write('visit', chance.between(1, 6) * day)
    act(chance.between(1, 8) * day, commands.resolveCase.name, { text: chance.pick(matter.results) })
    verify(true)
  } else if (chance.happens(0.8)) verify(true)
  const close = () => {
    const withoutCallback = chance.weighted([
      ['owner-declined', 6],
      ['unreachable', 2],
      ['other', 3],
    ])
    // Once it is accepted the owner is to be called soon, so that whoever wants no call is noted soon.
    const after = accepted === undefined ? chance.between(6, 200) * hour : chance.between(4, 30) * hour
    const calledBack = calledBackKinds.has(matter.kind) && chance.happens(0.8)
    act(after, commands.closeCase.name, {
      withoutCallback: calledBack ? null : withoutCallback,
      text: chance.pick(words.closeNotes),
    })
    if (!calledBack) return
    const callers = [staff.manager, staff.specialist, ...staff.clerks]
    const { manager } = staff
    steps.push(
      ...planCallback(chance, {
        planned,
        worker,
        staff: callers,
        manager,
        endedAt: accepted ?? at,
        now,
        timeZone,
      }),
    )
  }
  close()
  if (chance.happens(0.03)) {
    accepted = undefined
    act(chance.between(2, 30) * day, commands.reopenCase.name, { text: chance.pick(words.reopenNotes) })
    write('visit', chance.between(1, 4) * day)
    act(chance.between(1, 10) * day, commands.resolveCase.name, { text: chance.pick(matter.results) })
    close()
  }
  return upToNow()
}

/** What caused a matter that is nobody's work; of the others it was named with their papers. */
function usualCause({ matter: { kind, category } }: PlannedCase): { readonly cause?: string } {
  if (calledBackKinds.has(kind)) return {}
  const cause = causeAtOnce(loadProfile('real-estate'), { kind, category, text: '' })
  return cause === null ? {} : { cause }
}

/** Kinds about which the shipped profile calls owners back. */
const calledBackKinds: ReadonlySet<string> = new Set(['repair', 'complaint', 'dispute'])

/** How long until it is resolved: most within days, a few for months. */
function durationOf(chance: Chance, kind: string): number {
  const longest = kind === 'consultation' || kind === 'praise' ? 3 : kind === 'dispute' ? 120 : 48
  const slow = chance.happens(0.04) ? 6 : 1
  return Math.floor((0.1 + chance.next() * chance.next() * longest * slow) * day)
}

/** A quick life that ends in a given state, so that every state is there however small the example. */
export function shortLife(planned: PlannedCase, state: CaseState | 'waiting', staff: DemoStaff): DemoStep[] {
  if (planned.onTheSpot) return []
  let at = planned.at
  const caseId = planned.id
  const steps: DemoStep[] = []
  const act = (name: string, input: object = {}, staffId = planned.staffId) => {
    at += 5 * minute
    steps.push({ at, staffId, name, input: { caseId, ...input } })
  }
  if (state === 'received') return steps
  if (state === 'void') {
    act(
      commands.voidCase.name,
      { reason: 'mistake', duplicateOf: null, text: words.voidNotes.mistake[0] },
      staff.specialist,
    )
    return steps
  }
  act(commands.startHandling.name)
  if (state === 'waiting') act(commands.startWaiting.name, { on: 'parts', note: words.waitNotes.parts[0] })
  // Whatever level the words give it, it can be closed.
  if (state === 'closed') {
    act(findCause.name, { cause: 'workmanship' })
    act(fixResponsible.name, { kind: 'contractor', party: words.contractor })
  }
  if (state === 'resolved' || state === 'closed')
    act(commands.resolveCase.name, { text: planned.matter.results[0] })
  if (state === 'closed') {
    act(commands.verifyCase.name, { good: true, text: words.verifyNotes.good[0] })
    act(commands.closeCase.name, { withoutCallback: 'owner-declined', text: words.closeNotes[0] })
  }
  return steps
}
