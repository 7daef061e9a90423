import { resolveCase, startHandling, verifyCase } from '../cases/commands.ts'
import { caseCore } from '../cases/queries.ts'
import {
  AcceptLeakInput,
  AdvanceLeaksInput,
  ContactHouseholdInput,
  DispatchLeaksInput,
  NoEntryInput,
  PlanRepairInput,
  RepairLeakInput,
  ReturnLeakInput,
  TestLeakInput,
  TriageLeakInput,
} from '../contract/leaks.ts'
import { kindRules } from '../contract/emergency-kinds.ts'
import { DeskError } from '../contract/errors.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { known, stepping } from './checks.ts'
import { shiftCommands } from './handover/commands.ts'
import { placesOfCase, returned, takeLeak } from './intake.ts'
import { phoneCommands } from './phone/commands.ts'
import { placeCommands } from './place-commands.ts'
import * as happened from './operations.ts'
import { entryOf, mayStep, severityOf } from './rules.ts'
import { sendingCommands, tellOff } from './sending-commands.ts'
import { requireTeam, teamCommands } from './team-commands.ts'

const permission = 'leak.work'
const moment = ({ happenedAt, now }: CommandContext) => happenedAt ?? now

/** Says how bad it is, what is in danger and where it comes in. Errors: `leak.notFound`, `edit.changedMeanwhile`. */
export const triageLeak = defineCommand({
  name: 'leak.triage',
  permission,
  input: TriageLeakInput,
  run(context, { caseId, base, ...asked }) {
    const current = known(context, caseId)
    const { kind, entry, severity, dangers, vulnerable } = current
    const edit = wholeOver(base, asked, { entry, severity, dangers: [...dangers], vulnerable })
    context.emit(happened.leakTriaged, caseId, {
      facts: {
        ...placesOfCase(context, caseId),
        ...edit,
        entry: entryOf(kind, edit.entry),
        severity: severityOf(kind, edit.severity, edit.dangers),
      },
    })
  },
})

/**
 * Sends a team to leaks, all or none; a team that was on its way there is told off. Errors: `leak.notFound`,
 * `leak.wrongState`, `team.notFound`, `team.retired`.
 */
export const dispatchLeaks = defineCommand({
  name: 'leak.dispatch',
  permission,
  input: DispatchLeaksInput,
  run(context, { caseIds, teamId, note }) {
    requireTeam(context, teamId)
    for (const caseId of new Set(caseIds)) {
      const leak = stepping(context, caseId, 'dispatch')
      if (leak.teamId !== teamId && mayStep('recall', leak)) tellOff(context, leak, undefined)
      if (caseCore(context.read, caseId)?.state === 'received') startHandling.run(context, { caseId })
      const facts = { ...placesOfCase(context, caseId), teamId, sentAt: moment(context) }
      context.emit(happened.leakDispatched, caseId, { facts, personal: { note } })
    }
  },
})

/** Notes what a team said: coming, on its way, there, water stopped. Errors: `leak.notFound`, `leak.wrongState`. */
export const advanceLeaks = defineCommand({
  name: 'leak.advance',
  permission,
  input: AdvanceLeaksInput,
  run(context, { caseIds, to, note }) {
    for (const caseId of new Set(caseIds)) {
      stepping(context, caseId, to)
      const facts = { ...placesOfCase(context, caseId), to, reachedAt: moment(context) }
      context.emit(happened.leakAdvanced, caseId, { facts, personal: { note } })
    }
  },
})

/** A team stood before a closed door; says when it is tried again. Errors: `leak.notFound`, `leak.wrongState`. */
export const noteNoEntry = defineCommand({
  name: 'leak.noEntry',
  permission,
  input: NoEntryInput,
  run(context, { caseId, reason, nextAt, note }) {
    stepping(context, caseId, 'noEntry')
    context.emit(happened.leakNotEntered, caseId, {
      facts: { ...placesOfCase(context, caseId), reason, nextAt },
      personal: { note },
    })
  },
})

/** Notes that somebody spoke with the household. Errors: `leak.notFound`. */
export const tellHousehold = defineCommand({
  name: 'leak.tellHousehold',
  permission,
  input: ContactHouseholdInput,
  run(context, { caseId, text, nextAt }) {
    known(context, caseId)
    const facts = { ...placesOfCase(context, caseId), toldAt: moment(context), nextAt }
    context.emit(happened.leakHouseholdTold, caseId, { facts, personal: { text } })
  },
})

export const planRepair = defineCommand({
  name: 'leak.planRepair',
  permission,
  input: PlanRepairInput,
  run(context, { caseId, text, dueAt }) {
    stepping(context, caseId, 'plan')
    context.emit(happened.leakRepairPlanned, caseId, {
      facts: { ...placesOfCase(context, caseId), dueAt },
      personal: { text },
    })
  },
})

/** Errors: `leak.notFound`, `leak.wrongState`, `team.notFound`. */
export const repairLeak = defineCommand({
  name: 'leak.repair',
  permission,
  input: RepairLeakInput,
  run(context, { caseId, text, teamId }) {
    requireTeam(context, teamId)
    stepping(context, caseId, 'repair')
    const facts = { ...placesOfCase(context, caseId), teamId, repairedAt: moment(context) }
    context.emit(happened.leakRepaired, caseId, { facts, personal: { text } })
  },
})

/** Records a water test, or a look through the next rain. Errors: `leak.notFound`, `leak.wrongState`, `leak.testNotOfKind`, `leak.testTooShort`. */
export const testLeak = defineCommand({
  name: 'leak.test',
  permission,
  input: TestLeakInput,
  run(context, { caseId, kind, from, to, holds, note }) {
    const leak = stepping(context, caseId, 'test')
    if (!kindRules[leak.kind].tests.includes(kind)) throw new DeskError('leak.testNotOfKind')
    // Ponding proves nothing before a day has passed; what fails fails at once.
    if (kind === 'ponding' && holds && to - from < 24 * 3_600_000)
      throw new DeskError('leak.testTooShort', { hours: Math.floor((to - from) / 3_600_000) })
    const facts = { ...placesOfCase(context, caseId), testId: context.newId(), kind, from, to, holds }
    context.emit(happened.leakTested, caseId, { facts, personal: { note } })
  },
})

/**
 * It holds: the case is resolved with what was done, and what the household says of it is the look at the result, so
 * that its callback is planned and it comes to its end as any other. Errors: `leak.notFound`, `leak.wrongState`, those
 * of resolving a case.
 */
export const acceptLeak = defineCommand({
  name: 'leak.accept',
  permission,
  input: AcceptLeakInput,
  run(context, { caseId, text }) {
    stepping(context, caseId, 'accept')
    context.emit(happened.leakAccepted, caseId, { facts: placesOfCase(context, caseId) })
    if (caseCore(context.read, caseId)?.state !== 'handling') return
    resolveCase.run(context, { caseId, text })
    verifyCase.run(context, { caseId, good: true, text })
  },
})

/** It leaks again: its case is opened again with its history. Errors: `leak.notFound`, `leak.wrongState`. */
export const returnLeak = defineCommand({
  name: 'leak.return',
  permission,
  input: ReturnLeakInput,
  run(context, { caseId, severity, text }) {
    returned(context, stepping(context, caseId, 'return'), { severity, text })
  },
})

export const leakCommands = [
  takeLeak,
  triageLeak,
  dispatchLeaks,
  ...sendingCommands,
  ...shiftCommands,
  advanceLeaks,
  noteNoEntry,
  tellHousehold,
  planRepair,
  repairLeak,
  testLeak,
  acceptLeak,
  returnLeak,
  ...placeCommands,
  ...phoneCommands,
  ...teamCommands,
]
