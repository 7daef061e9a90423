import { FindCauseInput, FixResponsibleInput, SetLevelInput } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import { defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { placesOf, take } from './checks.ts'
import * as happened from './operations.ts'

/** Confirms the level the desk proposes, or sets another one with a reason. */
export const setLevel = defineCommand({
  name: 'case.setLevel',
  permission: 'case.work',
  input: SetLevelInput,
  run(context, { caseId, level, reason }) {
    const current = take(context, caseId, 'work')
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
  run(context, { caseId, cause, text }) {
    const current = take(context, caseId, 'work')
    if (cause !== null && !profileOf(context.read).causes.some(({ id }) => id === cause))
      throw new DeskError('case.causeUnknown', { cause })
    const facts = { ...placesOf(current), cause }
    context.emit(happened.caseCauseFound, caseId, { facts, personal: { text } })
  },
})

/** Fixes the responsible party, or says why there is none. */
export const fixResponsible = defineCommand({
  name: 'case.fixResponsible',
  permission: 'case.work',
  input: FixResponsibleInput,
  run(context, { caseId, kind, party }) {
    const current = take(context, caseId, 'work')
    const facts = { ...placesOf(current), kind }
    context.emit(happened.caseResponsibleFixed, caseId, { facts, personal: { party } })
  },
})

export const levelCommands = [setLevel, findCause, fixResponsible]
