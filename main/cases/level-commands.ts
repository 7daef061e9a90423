import { ComplainOfInput, FindCauseInput, FixResponsibleInput, SetLevelInput } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { staffExists } from '../staff/queries.ts'
import { placesOf, requireCause, take } from './checks.ts'
import { decidedNow } from './correctable.ts'
import * as happened from './operations.ts'

/** Confirms the level the desk proposes, or sets another one with a reason. */
export const setLevel = defineCommand({
  name: 'case.setLevel',
  permission: 'case.work',
  input: SetLevelInput,
  run(context, { caseId, level, reason, base }) {
    const current = take(context, caseId, 'work')
    refuseUnseen(base, { level }, { level: current.level })
    const { number, kind, proposedLevel, proposedReason } = current
    if (!profileOf(context.read).levels.kinds.includes(kind)) throw new DeskError('case.noLevels', { number })
    const confirmed = level === proposedLevel
    if (!confirmed && (reason === undefined || reason === ''))
      throw new DeskError('case.levelNeedsReason', { number, proposed: proposedLevel ?? 3 })
    context.emit(happened.caseLevelSet, caseId, {
      facts: { ...placesOf(current), level, rule: confirmed ? proposedReason : null, confirmed },
      personal: { reason },
    })
  },
})

/** Says what caused it. */
export const findCause = defineCommand({
  name: 'case.findCause',
  permission: 'case.work',
  input: FindCauseInput,
  run(context, { caseId, cause, text, base }) {
    const current = take(context, caseId, 'work')
    refuseUnseen(base, { cause }, { cause: current.cause })
    requireCause(context.read, cause)
    if (cause === null && current.state === 'closed')
      throw new DeskError('case.causeMissing', { number: current.number })
    const facts = { ...placesOf(current), cause }
    context.emit(happened.caseCauseFound, caseId, { facts, personal: { text } })
  },
})

/** Fixes the responsible party, or says why there is none. */
export const fixResponsible = defineCommand({
  name: 'case.fixResponsible',
  permission: 'case.work',
  input: FixResponsibleInput,
  run(context, { caseId, kind, party, base }) {
    const current = take(context, caseId, 'work')
    refuseUnseen(base, { responsible: kind, party }, decidedNow(context.read, caseId))
    const facts = { ...placesOf(current), kind }
    context.emit(happened.caseResponsibleFixed, caseId, { facts, personal: { party } })
  },
})

/**
 * Records who is complained of, or takes it back: one of the staff works on it no more, and calls nobody about it.
 * Errors: `case.noComplaint`, `staff.notFound`, `edit.changedMeanwhile`.
 */
export const complainOf = defineCommand({
  name: 'case.complainOf',
  permission: 'case.work',
  input: ComplainOfInput,
  run(context, { caseId, staffId, name, base }) {
    const current = take(context, caseId, 'work')
    const complainedOf = { staffId, name: staffId === null ? name : null }
    refuseUnseen(base, { complainedOf }, decidedNow(context.read, caseId))
    if (current.kind !== 'complaint' && current.kind !== 'dispute')
      throw new DeskError('case.noComplaint', { number: current.number })
    if (staffId !== null && !staffExists(context.read, staffId)) throw new DeskError('staff.notFound')
    const facts = { ...placesOf(current), staffId }
    context.emit(happened.caseComplainedOf, caseId, { facts, personal: staffId === null ? { name } : {} })
    // Whoever is complained of had it: from now on somebody else does.
    if (staffId !== null && staffId === current.assignee)
      context.emit(happened.caseAssigned, caseId, { facts: { ...placesOf(current), to: null } })
  },
})

export const levelCommands = [setLevel, findCause, fixResponsible, complainOf]
