import { DeskError } from '../contract/errors.ts'
import { mayAct } from '../contract/permissions.ts'
import {
  AcknowledgeWarningInput,
  AnalyseWarningInput,
  EndWarningInput,
  ReviveWarningInput,
} from '../contract/warnings.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { listStaff } from '../staff/queries.ts'
import { analystOf, demandOf, isAskedOf } from './escalation.ts'
import { warningAcknowledged, warningAnalysed, warningEnded, warningRevived } from './operations.ts'
import { activeWarning, demandIn, figuresOf, type WarningCore, warningCore } from './queries.ts'
import { stageAt } from './rules.ts'
import { sweepWarnings } from './sweep.ts'

const day = 86_400_000
const hour = 3_600_000

/**
 * Answers for a warning: says what is being done about it. Who may work on warnings answers for any, a clerk where it
 * was asked of them. Errors: `warning.notAsked`.
 */
export const acknowledgeWarning = defineCommand({
  name: 'warning.acknowledge',
  permission: 'warning.answer',
  input: AcknowledgeWarningInput,
  run(context, { warningId, text }) {
    const current = going(context, warningId)
    const { actor, read } = context
    if (!mayAct(actor, 'warning.work') && !isAskedOf(actor, demandIn(read, warningId), listStaff(read)))
      throw new DeskError('warning.notAsked')
    const nextAnalysisAt = nextAnalysis(context, current)
    const demand = demandOf(analystOf(actor.staffId, listStaff(read)), nextAnalysisAt)
    const facts = { placeId: current.placeId, nextAnalysisAt, demand }
    context.emit(warningAcknowledged, warningId, { facts, personal: { text } })
  },
})

/** Records what lies behind it and how far its cases are, and when it is looked at again. */
export const analyseWarning = defineCommand({
  name: 'warning.analyse',
  permission: 'warning.work',
  input: AnalyseWarningInput,
  run(context, { warningId, text }) {
    const current = going(context, warningId)
    const nextAnalysisAt = nextAnalysis(context, current)
    const analyst = analystOf(current.acknowledgedBy, listStaff(context.read))
    const facts = {
      placeId: current.placeId,
      nextAnalysisAt,
      // While nobody has answered, the answer is what is asked for.
      ...(current.state === 'acknowledged' ? { demand: demandOf(analyst, nextAnalysisAt) } : {}),
      figures: figuresOf(context.read, warningId),
    }
    context.emit(warningAnalysed, warningId, { facts, personal: { text } })
  },
})

export const endWarning = defineCommand({
  name: 'warning.end',
  permission: 'warning.work',
  input: EndWarningInput,
  run(context, { warningId, text }) {
    const current = going(context, warningId)
    context.emit(warningEnded, warningId, { facts: { placeId: current.placeId }, personal: { text } })
  },
})

/** Takes the end of a warning back. */
export const reviveWarning = defineCommand({
  name: 'warning.revive',
  permission: 'warning.work',
  input: ReviveWarningInput,
  run(context, { warningId, text }) {
    const current = known(context, warningId)
    if (current.state !== 'ended') throw new DeskError('warning.notEnded')
    if (activeWarning(context.read, current.placeId, current.category))
      throw new DeskError('warning.otherActive')
    const stage = stageOf(context, current)
    const respondBy = context.now + (stage?.respondWithinHours ?? 24) * hour
    const demand = stage && demandOf(stage.recipient, respondBy)
    const facts = { placeId: current.placeId, respondBy, demand }
    context.emit(warningRevived, warningId, { facts, personal: { text } })
  },
})

function known(context: CommandContext, warningId: string): WarningCore {
  const current = warningCore(context.read, warningId)
  if (!current) throw new DeskError('warning.notFound')
  return current
}

/** Errors: `warning.notFound`, `warning.ended`. */
function going(context: CommandContext, warningId: string): WarningCore {
  const current = known(context, warningId)
  if (current.state === 'ended') throw new DeskError('warning.ended')
  return current
}

const stageOf = (context: CommandContext, { stage }: WarningCore) =>
  stageAt(profileOf(context.read).levels.collective, stage)

const nextAnalysis = (context: CommandContext, current: WarningCore) =>
  context.now + (stageOf(context, current)?.analyseEveryDays ?? 7) * day

export const warningCommands = [acknowledgeWarning, analyseWarning, endWarning, reviveWarning, sweepWarnings]
