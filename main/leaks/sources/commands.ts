import type { z } from 'zod'
import { caseCore } from '../../cases/queries.ts'
import { DeskError } from '../../contract/errors.ts'
import {
  BringAlongInput,
  DecideSourceInput,
  type SourceWorkResult,
  TakeBackDecisionInput,
  WorkOnSourceInput,
} from '../../contract/leak-sources.ts'
import type { LeakTest } from '../../contract/leaks.ts'
import { type CommandContext, defineCommand } from '../../log/command.ts'
import { advanceLeaks, dispatchLeaks, planRepair, repairLeak, testLeak } from '../commands.ts'
import { placesOfCase } from '../intake.ts'
import { known } from '../checks.ts'
import { leakOfCase, type StoredLeak } from '../queries.ts'
import { type LeakStep, mayStep } from '../rules.ts'
import { leakJoinedSource, sourceDecided, sourceDecisionTakenBack, sourceWorked } from './operations.ts'
import { decision, type StoredStep, stepsOf, together } from './queries.ts'
import { stepsToBring } from './rules.ts'

const permission = 'leak.work'

/**
 * Records which leaks have one source, which have not, or what the source is. A later decision wins over an earlier
 * one. Errors: `leak.notFound`.
 */
export const decideSource = defineCommand({
  name: 'leakSource.decide',
  permission,
  input: DecideSourceInput,
  run(context, input) {
    const from = input.kind === 'apart' ? input.from.filter(id => !input.caseIds.includes(id)) : []
    for (const id of [...input.caseIds, ...from]) known(context, id)
    const decisionId = context.newId()
    context.emit(sourceDecided, decisionId, {
      facts: {
        kind: input.kind,
        reports: [...new Set(input.caseIds)],
        from: [...new Set(from)],
        source: input.kind === 'named' ? input.source : null,
      },
    })
    return { decisionId }
  },
})

/** As if it had never been decided. Errors: `leakSource.decisionNotFound`. */
export const takeBackDecision = defineCommand({
  name: 'leakSource.takeBack',
  permission,
  input: TakeBackDecisionInput,
  run(context, { decisionId }) {
    const found = decision(context.read, decisionId)
    if (!found) throw new DeskError('leakSource.decisionNotFound')
    if (!found.takenBack) context.emit(sourceDecisionTakenBack, decisionId, { facts: {} })
  },
})

type Work = z.output<typeof WorkOnSourceInput>

/**
 * One step of work on a source, for all its households that can take it; who is further or not as far stays. Whoever
 * works on a source holds its homes to be one, which is recorded as a decision. Errors: `leak.notFound`,
 * `leakSource.nobodyToAdvance`, `team.notFound`, `team.retired`, `leak.testTooShort`.
 */
export const workOnSource = defineCommand({
  name: 'leakSource.work',
  permission,
  input: WorkOnSourceInput,
  run(context, work): SourceWorkResult {
    const leaks = [...new Set(work.caseIds)].map(id => known(context, id))
    const able = leaks.filter(leak => mayStep(leakStepOf(work), leak))
    if (able.length === 0) throw new DeskError('leakSource.nobodyToAdvance')
    const caseIds = leaks.map(leak => leak.caseId)
    holdTogether(context, caseIds)
    takeStep(
      context,
      work,
      able.map(leak => leak.caseId),
    )
    context.emit(sourceWorked, context.newId(), {
      facts: {
        sourceId: work.sourceId,
        step: work.step,
        to: work.step === 'advance' ? work.to : null,
        reachedAt: context.happenedAt ?? context.now,
        teamId: work.step === 'dispatch' || work.step === 'repair' ? work.teamId : null,
        dueAt: work.step === 'plan' ? work.dueAt : null,
        test: work.step === 'test' ? testOf(work) : null,
        cases: caseIds,
        advanced: able.length,
      },
      personal: { text: work.text },
    })
    return {
      advanced: able.map(leak => leak.caseId),
      left: leaks.filter(leak => !able.includes(leak)).map(leak => leftBehind(context, leak)),
    }
  },
})

/**
 * Tells the leaks that came to a source later what happened there, and takes them along as far as it is true for them:
 * what was done before they were reported did not help them. Errors: `leak.notFound`, `leakSource.nothingHappened`.
 */
export const bringAlong = defineCommand({
  name: 'leakSource.bringAlong',
  permission,
  input: BringAlongInput,
  run(context, { sourceId, caseIds }): SourceWorkResult {
    const all = [...new Set(caseIds)]
    const steps = stepsOf(context.read, all)
    const told = new Set(steps.flatMap(step => step.cases))
    if (steps.length === 0) throw new DeskError('leakSource.nothingHappened')
    const later = all.filter(id => !told.has(id)).map(id => known(context, id))
    const open = later.filter(leak => leak.state !== 'accepted')
    if (open.length === 0) throw new DeskError('leakSource.nothingHappened')
    holdTogether(context, all)
    const left: SourceWorkResult['left'][number][] = []
    for (const leak of open) {
      context.emit(leakJoinedSource, leak.caseId, {
        facts: { ...placesOfCase(context, leak.caseId), sourceId, homes: told.size },
        personal: { text: wordsOf(steps) },
      })
      for (const step of stepsToBring(steps, leak.reportedAt)) bringStep(context, step, leak)
      if (known(context, leak.caseId).state === leak.state) left.push(leftBehind(context, leak))
    }
    const stay = new Set(left.map(({ caseId }) => caseId))
    const advanced = open.map(leak => leak.caseId).filter(id => !stay.has(id))
    context.emit(sourceWorked, context.newId(), {
      facts: {
        sourceId,
        step: 'join',
        to: null,
        reachedAt: context.happenedAt ?? context.now,
        teamId: null,
        dueAt: null,
        test: null,
        cases: later.map(leak => leak.caseId),
        advanced: open.length,
      },
    })
    return { advanced, left }
  },
})

export const sourceCommands = [decideSource, takeBackDecision, workOnSource, bringAlong]

const leftBehind = ({ read }: CommandContext, { caseId, state }: StoredLeak) => ({
  caseId,
  number: caseCore(read, caseId)?.number ?? '',
  state,
})

const leakStepOf = (work: Work): LeakStep => (work.step === 'advance' ? work.to : work.step)

const testOf = ({
  kind,
  from,
  to,
  holds,
}: {
  readonly kind: LeakTest
  readonly from: number
  readonly to: number
  readonly holds: boolean
}) => ({ kind, from, to, holds })

/** Homes that are worked on together are held to be one, unless people said so before. */
function holdTogether(context: CommandContext, caseIds: string[]): void {
  if (caseIds.length < 2 || together(context.read, caseIds)) return
  context.emit(sourceDecided, context.newId(), {
    facts: { kind: 'together', reports: caseIds, from: [], source: null },
  })
}

/** Each household takes the step by the command that its own leak would. */
function takeStep(context: CommandContext, work: Work, caseIds: readonly string[]): void {
  const ids = [...caseIds]
  switch (work.step) {
    case 'dispatch':
      return dispatchLeaks.run(context, { caseIds: ids, teamId: work.teamId, note: work.text })
    case 'advance':
      return advanceLeaks.run(context, { caseIds: ids, to: work.to, note: work.text })
    case 'plan':
      for (const caseId of ids) planRepair.run(context, { caseId, text: work.text, dueAt: work.dueAt })
      return
    case 'repair':
      for (const caseId of ids) repairLeak.run(context, { caseId, text: work.text, teamId: work.teamId })
      return
    case 'test':
      for (const caseId of ids) testLeak.run(context, { caseId, ...testOf(work), note: work.text })
  }
}

/** As {@link takeStep}, for one that came later: at the time it happened, but never before it was reported. */
function bringStep(context: CommandContext, step: StoredStep, { caseId, reportedAt }: StoredLeak): void {
  const now = leakOfCase(context.read, caseId)
  const then = { ...context, happenedAt: Math.max(step.at, reportedAt) }
  const leakStep = step.step === 'advance' ? step.to : step.step === 'join' ? null : step.step
  if (!now || leakStep === null || !mayStep(leakStep, now)) return
  const text = step.text ?? '—'
  if (step.step === 'dispatch' && step.teamId)
    dispatchLeaks.run(then, { caseIds: [caseId], teamId: step.teamId, note: step.text ?? undefined })
  else if (step.step === 'advance' && step.to)
    advanceLeaks.run(then, { caseIds: [caseId], to: step.to, note: step.text ?? undefined })
  else if (step.step === 'plan' && step.dueAt !== null)
    planRepair.run(then, { caseId, text, dueAt: step.dueAt })
  else if (step.step === 'repair' && step.teamId) repairLeak.run(then, { caseId, text, teamId: step.teamId })
  else if (step.step === 'test' && step.test)
    testLeak.run(then, { caseId, ...step.test, note: step.text ?? undefined })
}

function wordsOf(steps: readonly StoredStep[]): string | undefined {
  const said = [...new Set(steps.flatMap(step => step.text ?? []))].join('；')
  return said === '' ? undefined : said.slice(0, 2_000)
}
