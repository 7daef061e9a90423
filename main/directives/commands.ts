import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import * as inputs from '../contract/directives.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { readLink } from '../sync/link-row.ts'
import * as happened from './operations.ts'
import { storedDirective, storedNeed } from './queries.ts'

const permission = 'directive.answer'

/** Says that it was read. Again changes nothing. Errors: `directive.notFound`, `directive.closed`. */
export const acknowledgeDirective = defineCommand({
  name: 'directive.acknowledge',
  permission,
  input: inputs.DirectiveInput,
  run(context, { directiveId }) {
    acknowledged(context, directiveId)
  },
})

/** Says how it stands; a later answer stands above the one before. Errors: as {@link acknowledgeDirective}. */
export const answerDirective = defineCommand({
  name: 'directive.answer',
  permission,
  input: inputs.AnswerDirectiveInput,
  run(context, { directiveId, text }) {
    const { caseId } = acknowledged(context, directiveId)
    context.emit(happened.directiveAnswered, directiveId, { facts: { caseId }, personal: { text } })
  },
})

/** Says that it is done. Errors: as {@link acknowledgeDirective}, `directive.done`. */
export const finishDirective = defineCommand({
  name: 'directive.finish',
  permission,
  input: inputs.DirectiveInput,
  run(context, { directiveId }) {
    const { caseId, doneAt } = acknowledged(context, directiveId)
    if (doneAt !== null) throw new DeskError('directive.done')
    context.emit(happened.directiveDone, directiveId, { facts: { caseId } })
  },
})

function acknowledged(context: CommandContext, directiveId: string) {
  const directive = storedDirective(context.read, directiveId)
  if (!directive) throw new DeskError('directive.notFound')
  if (directive.closedAt !== null) throw new DeskError('directive.closed')
  const { caseId } = directive
  if (directive.acknowledgedAt === null)
    context.emit(happened.directiveAcknowledged, directiveId, { facts: { caseId } })
  return directive
}

/** Tells headquarters with the next bundle. Errors: `directive.noHeadquarters`, `case.notFound`. */
export const raiseNeed = defineCommand({
  name: 'need.raise',
  permission,
  input: inputs.RaiseNeedInput,
  run(context, { needId, kind, caseId, title, text }) {
    if (!readLink(context.read)) throw new DeskError('directive.noHeadquarters')
    if (caseId !== null && !caseCore(context.read, caseId)) throw new DeskError('case.notFound')
    context.emit(happened.needRaised, needId, { facts: { kind, caseId }, personal: { title, text } })
  },
})

/** Errors: `need.notFound`, `need.settled`. */
export const settleNeed = defineCommand({
  name: 'need.settle',
  permission,
  input: inputs.NeedInput,
  run(context, { needId }) {
    const need = storedNeed(context.read, needId)
    if (!need) throw new DeskError('need.notFound')
    if (need.settledAt !== null) throw new DeskError('need.settled')
    context.emit(happened.needSettled, needId, { facts: {} })
  },
})

export const directiveCommands = [
  acknowledgeDirective,
  answerDirective,
  finishDirective,
  raiseNeed,
  settleNeed,
]
