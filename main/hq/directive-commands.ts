import { z } from 'zod'
import * as inputs from '../contract/directives.ts'
import { Id } from '../contract/values.ts'
import { directiveClosed, directiveGiven, needAnswered } from '../directives/operations.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { findStaff } from '../staff/queries.ts'
import { sendDown } from './outgoing.ts'

/*
 * What headquarters tells its sites. Whether the case, directive or need is there is looked up in what is held of the
 * site by who calls: it lies in another database.
 */

const permission = 'hq.direct'

/** Errors: those of {@link sendDown}. */
export const sendDirective = defineCommand({
  name: 'hq.sendDirective',
  permission,
  input: inputs.SendDirectiveInput,
  run(context, { hqSiteId, directiveId, kind, caseId, dueOn, title, text }) {
    sendDown(context, hqSiteId, directiveGiven, {
      aggregateId: directiveId,
      facts: { kind, caseId, dueOn },
      personal: { title, text, sender: senderOf(context) },
    })
  },
})

const AboutCase = z.object({ caseId: Id.nullable() })

/** Is content with a directive, or takes it back. Errors: those of {@link sendDown}. */
export const closeDirective = defineCommand({
  name: 'hq.closeDirective',
  permission,
  input: inputs.CloseDirectiveInput.extend(AboutCase.shape),
  run(context, { hqSiteId, directiveId, caseId, text }) {
    sendDown(context, hqSiteId, directiveClosed, {
      aggregateId: directiveId,
      facts: { caseId },
      personal: { text },
    })
  },
})

/** Errors: those of {@link sendDown}. */
export const answerNeed = defineCommand({
  name: 'hq.answerNeed',
  permission,
  input: inputs.AnswerNeedInput.extend(AboutCase.shape),
  run(context, { hqSiteId, needId, caseId, text }) {
    sendDown(context, hqSiteId, needAnswered, {
      aggregateId: needId,
      facts: { caseId },
      personal: { text, sender: senderOf(context) },
    })
  },
})

/** Who sends it, as the site is told. */
export const senderOf = ({ read, actor }: CommandContext): string =>
  actor.staffId === null ? '' : (findStaff(read, actor.staffId)?.name ?? '')

export const hqDirectiveCommands = [sendDirective, closeDirective, answerNeed]
