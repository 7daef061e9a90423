import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import * as commands from './commands.ts'
import { listDirectives, listNeeds } from './queries.ts'

const nothing = z.object({}).optional()
const permission = 'case.read'

/** The site's side of directives and needs. */
export const directivesRouter = router({
  /** What headquarters asks for, open ones first; at most 500. */
  list: query({ permission, input: nothing, run: ({ read }) => listDirectives(read) }),
  /** What the site told headquarters, open ones first; at most 500. */
  needs: query({ permission, input: nothing, run: ({ read }) => listNeeds(read) }),
  acknowledge: command(commands.acknowledgeDirective),
  answer: command(commands.answerDirective),
  finish: command(commands.finishDirective),
  raiseNeed: command(commands.raiseNeed),
  settleNeed: command(commands.settleNeed),
})
