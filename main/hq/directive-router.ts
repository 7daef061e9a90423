import { z } from 'zod'
import { action, type CallContext, query, router } from '../api/procedure.ts'
import { caseCore } from '../cases/queries.ts'
import * as inputs from '../contract/directives.ts'
import { DecideLetterInput } from '../contract/letter-decisions.ts'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { storedDirective, storedNeed } from '../directives/queries.ts'
import { asActor } from '../log/command.ts'
import { decideLetter } from './approval-command.ts'
import { lettersToDecide, requireDecidable } from './approvals.ts'
import { answerNeed, closeDirective, sendDirective } from './directive-commands.ts'
import { siteMessages, sitesMessages } from './directive-views.ts'
import { requireOwn } from './queries.ts'
import { readSiteData } from './site-data.ts'

const permission = 'hq.direct'
const called = <Input extends z.ZodType>(input: Input) => z.object({ commandId: Id, input })

/** Headquarters' side of directives, needs and approvals; on any other desk each of these answers `hq.notHeadquarters`. */
export const hqDirectivesRouter = router({
  /** What is open with each site that has sent something. */
  overview: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run({ core, read }) {
      requireOwn(read)
      return sitesMessages(core)
    },
  }),
  /** Directives and needs of one site, with how far each message has gone. */
  list: query({
    permission: 'case.read',
    input: z.object({ hqSiteId: Id }),
    run({ core, read }, { hqSiteId }) {
      requireOwn(read)
      return siteMessages(core, hqSiteId)
    },
  }),
  /** Errors: `case.notFound` where the case is not one that the site has sent. */
  send: action({
    permission,
    input: called(inputs.SendDirectiveInput),
    async run(context, { commandId, input }) {
      const { caseId } = input
      await inSite(context, input.hqSiteId, read => {
        if (caseId !== null && !caseCore(read, caseId)) throw new DeskError('case.notFound')
      })
      return run(context, sendDirective, commandId, input)
    },
  }),
  /** Errors: `directive.notFound`, also where it has not gone to the site yet; `directive.closed`. */
  close: action({
    permission,
    input: called(inputs.CloseDirectiveInput),
    async run(context, { commandId, input }) {
      const known = await inSite(context, input.hqSiteId, read => storedDirective(read, input.directiveId))
      if (!known) throw new DeskError('directive.notFound')
      if (known.closedAt !== null) throw new DeskError('directive.closed')
      return run(context, closeDirective, commandId, { ...input, caseId: known.caseId })
    },
  }),
  /** Documents of one site that wait for approval or a record. */
  letters: query({
    permission: 'case.read',
    input: z.object({ hqSiteId: Id }),
    run({ core, read }, { hqSiteId }) {
      requireOwn(read)
      return lettersToDecide(core, hqSiteId)
    },
  }),
  /** Errors: those of {@link requireDecidable}. */
  decideLetter: action({
    permission,
    input: called(DecideLetterInput),
    async run(context, { commandId, input }) {
      await inSite(context, input.hqSiteId, read => requireDecidable(read, input))
      return run(context, decideLetter, commandId, input)
    },
  }),
  /** Errors: `need.notFound`. */
  answerNeed: action({
    permission,
    input: called(inputs.AnswerNeedInput),
    async run(context, { commandId, input }) {
      const known = await inSite(context, input.hqSiteId, read => storedNeed(read, input.needId))
      if (!known) throw new DeskError('need.notFound')
      return run(context, answerNeed, commandId, { ...input, caseId: known.caseId })
    },
  }),
})

function inSite<Found>(
  { core, read }: CallContext,
  hqSiteId: string,
  look: (site: ReadDatabase) => Found,
): Promise<Found> {
  requireOwn(read)
  return readSiteData(core, hqSiteId, look)
}

const run = <Input, Result>(
  { core, signedIn }: CallContext,
  definition: Parameters<typeof core.execute<Input, Result>>[0],
  id: string,
  input: Input,
) => core.execute(definition, { id, actor: asActor(signedIn), input })
