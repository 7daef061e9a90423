import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import {
  AtHandInput,
  CaseCountsInput,
  CaseInput,
  CaseListInput,
  CaseSearchInput,
  TimelineInput,
} from '../contract/case-views.ts'
import { UnmaskCaseInput } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import { Id, Millis } from '../contract/values.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { casesAtHand } from './at-hand.ts'
import * as commands from './commands.ts'
import { lastCopiedTo } from './copies.ts'
import { countByState } from './counts.ts'
import { askedNow } from './due-lists.ts'
import { callerPhone, caseDetail } from './detail.ts'
import { attachUpload } from './files.ts'
import { complainOf, findCause, fixResponsible, setLevel } from './level-commands.ts'
import { answerLinked, linkCases, unlinkCase } from './link-commands.ts'
import { listCases } from './list.ts'
import { nextCaseNumber } from './queries.ts'
import { caseSearch } from './search.ts'
import { caseTimeline } from './timeline.ts'

const permission = 'case.read'
const nothing = z.object({}).optional()
const searchOf = ({ core, read }: CallContext) => caseSearch(core.readConnection, read)

export const casesRouter = router({
  /** A page of the list, newest first. */
  list: query({
    permission,
    input: CaseListInput,
    run: ({ read, core }, input) =>
      listCases(read, profileOf(read), input, askedNow(read, core.environment.now())),
  }),
  /** How many cases of each state the filter leaves; each stops at 1000. */
  counts: query({
    permission,
    input: CaseCountsInput,
    run: ({ read, core }, { filter }) =>
      countByState(read, profileOf(read), filter, askedNow(read, core.environment.now())),
  }),
  /** Full-text search over everything anybody wrote about a case. */
  search: query({
    permission,
    input: CaseSearchInput,
    run: (context, input) =>
      searchOf(context).find(input, askedNow(context.read, context.core.environment.now())),
  }),
  detail: query({ permission, input: CaseInput, run: ({ read }, { caseId }) => caseDetail(read, caseId) }),
  /** Whom the last copy about this owner or home went to: who sold it, as far as the desk knows. */
  copiedTo: query({
    permission,
    input: CaseInput,
    run: ({ read }, { caseId }) => lastCopiedTo(read, caseId),
  }),
  /** The case's entries, oldest first. */
  timeline: query({
    permission,
    input: TimelineInput,
    run: ({ read }, { caseId, after, limit }) => caseTimeline(read, caseId, after ?? 0, limit),
  }),
  /** What intake shows while somebody types. */
  atHand: query({
    permission,
    input: AtHandInput,
    run: (context, input) =>
      casesAtHand(
        context.read,
        searchOf(context),
        profileOf(context.read),
        context.core.environment.now(),
        input,
      ),
  }),
  /** The number the next case would get now; another may be taken before. */
  nextNumber: query({
    permission,
    input: nothing,
    run: ({ read, core }) => ({
      number: nextCaseNumber(read, siteOf(read), core.environment.now(), core.head()?.letter ?? ''),
    }),
  }),
  /** Shows the caller's phone in full; the look stands on the timeline and the audit trail. */
  unmask: action({
    permission: 'person.unmask',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: UnmaskCaseInput }),
    async run({ core, read, signedIn }, { commandId, input }) {
      await core.execute(commands.unmaskCase, { id: commandId, input, actor: signedIn })
      return { callerPhone: callerPhone(read, input.caseId) }
    },
  }),
  receive: command(commands.receiveCase),
  correct: command(commands.correctCase),
  note: command(commands.noteCase),
  assign: command(commands.assignCase),
  startHandling: command(commands.startHandling),
  startWaiting: command(commands.startWaiting),
  endWaiting: command(commands.endWaiting),
  resolve: command(commands.resolveCase),
  verify: command(commands.verifyCase),
  close: command(commands.closeCase),
  reopen: command(commands.reopenCase),
  void: command(commands.voidCase),
  restore: command(commands.restoreCase),
  setLevel: command(setLevel),
  findCause: command(findCause),
  complainOf: command(complainOf),
  fixResponsible: command(fixResponsible),
  link: command(linkCases),
  unlink: command(unlinkCase),
  answerLinked: command(answerLinked),
  /** Attaches a finished upload, see the upload routes. */
  attachFile: action({
    permission: 'case.work',
    input: z.object({
      commandId: Id,
      input: z.object({ caseId: Id, fileId: Id, uploadId: z.string().max(64) }),
    }),
    run: ({ core, signedIn }, { commandId, input }) => attachUpload(core, signedIn, { commandId, ...input }),
  }),
})

function siteOf(read: CallContext['read']) {
  const site = readSite(read)
  if (!site) throw new DeskError('log.notSetUp')
  return site
}
