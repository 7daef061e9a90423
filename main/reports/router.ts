import { z } from 'zod'
import { action, type CallContext, query, router } from '../api/procedure.ts'
import { CaseInput, SubjectTimelineInput } from '../contract/case-views.ts'
import { LedgerPageInput } from '../contract/ledgers.ts'
import type { JobDefinition } from '../jobs/job.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { CallbackSummaryExport, callbackSummaryJob } from './callback-summary.ts'
import { CaseListExport, caseListJob } from './case-list.ts'
import { ChaseListExport, chaseListJob } from './chase-list.ts'
import { LedgerExport, ledgerJob } from './ledger-file.ts'
import { describeLedgers, findLedger, ledgerPage } from './ledgers.ts'
import { PeopleListExport, peopleListJob, UnitListExport, unitListJob } from './owner-lists.ts'
import { entriesBesideCase, subjectTimeline } from './timeline.ts'

export const timelineRouter = router({
  /** Everything that happened to a unit, a person or a building, newest first. */
  ofSubject: query({
    permission: 'case.read',
    input: SubjectTimelineInput,
    run: ({ read }, input) => subjectTimeline(read, input),
  }),
  /** What happened around a case without being a step of it: its contact sheets, callbacks. Oldest first. */
  besideCase: query({
    permission: 'case.read',
    input: CaseInput,
    run: ({ read }, { caseId }) => entriesBesideCase(read, caseId),
  }),
})

/** Starts making a file of a list as it is seen; watch it with `jobs.status`, fetch it from /files/job/:jobId. */
function start<Input extends z.ZodType, Asked extends object>(
  { core, signedIn }: CallContext,
  job: JobDefinition<string, Input>,
  asked: Asked,
): { jobId: string } {
  const input = { ...asked, printedBy: signedIn.name ?? signedIn.login, printedAt: core.environment.now() }
  const jobId = core.board.start(job.name, signedIn.staffId, ({ signal, progress }) =>
    core.jobs.run(job, input as z.input<Input>, { signal, onProgress: ({ done, of }) => progress(done, of) }),
  )
  return { jobId }
}

export const reportsRouter = router({
  caseList: action({
    permission: 'export.run',
    input: CaseListExport,
    run: (context, input) => start(context, caseListJob, input),
  }),
  peopleList: action({
    permission: 'export.run',
    input: PeopleListExport,
    run: (context, input) => start(context, peopleListJob, input),
  }),
  unitList: action({
    permission: 'export.run',
    input: UnitListExport,
    run: (context, input) => start(context, unitListJob, input),
  }),
  callbackSummary: action({
    permission: 'export.run',
    input: CallbackSummaryExport,
    run: (context, input) => start(context, callbackSummaryJob, input),
  }),
  /** Waiting cases to chase, by channel or by whose reply is awaited. */
  chaseList: action({
    permission: 'export.run',
    input: ChaseListExport,
    run: (context, input) => start(context, chaseListJob, input),
  }),
  ledger: action({
    permission: 'export.run',
    input: LedgerExport,
    run(context, input) {
      findLedger(input.ledger)
      return start(context, ledgerJob, input)
    },
  }),
})

export const ledgersRouter = router({
  /** Every ledger there is: its columns and what it can be narrowed by. */
  list: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read }) => describeLedgers({ read, profile: profileOf(read) }),
  }),
  /** A page of a ledger as it would be printed, newest first. */
  page: query({
    permission: 'case.read',
    input: LedgerPageInput,
    run({ core, read }, { ledger, language, filter, before, limit }) {
      const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
      const context = { read, profile: profileOf(read), language, now: core.environment.now(), timeZone }
      return ledgerPage(context, findLedger(ledger), { filter, before, limit })
    },
  }),
})
