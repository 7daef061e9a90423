import { z } from 'zod'
import { action, type CallContext, query, router } from '../api/procedure.ts'
import { UnitFileExport } from '../contract/unit-file.ts'
import { OwnColumnsExport } from '../contract/own-columns.ts'
import { CaseInput, SubjectTimelineInput } from '../contract/case-views.ts'
import { TakePackInput } from '../contract/leak-pack.ts'
import { LedgerPageInput } from '../contract/ledgers.ts'
import { mayAct } from '../contract/permissions.ts'
import { savedMappings } from '../imports/queries.ts'
import type { JobDefinition } from '../jobs/job.ts'
import { takePack } from '../leaks/pack/commands.ts'
import { LeakReportFile, leakReportJob } from '../leaks/reports/file.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { CallbackSummaryExport, callbackSummaryJob } from './callback-summary.ts'
import { CaseListExport, caseListJob } from './case-list.ts'
import { ChaseListExport, chaseListJob } from './chase-list.ts'
import { CollectionListExport, collectionListJob } from './collection-list.ts'
import { noteNotices } from '../handover/visit-commands.ts'
import { HandoverDayFile, handoverDayJob } from './handover-day.ts'
import { HandoverNoticesPrint, handoverNoticesJob } from './handover-notices.ts'
import { DoorSheetPrint, doorSheetJob } from './door-sheet.ts'
import { LedgerExport, ledgerJob } from './ledger-file.ts'
import { RegisterListExport, registerListJob } from './register-list.ts'
import { takeOwners } from './own-columns/commands.ts'
import { ownColumnsJob } from './own-columns/own-columns.ts'
import { takeUnitFile } from './unit-file/commands.ts'
import { unitFileJob } from './unit-file/unit-file.ts'
import { stormPackJob } from './storm-pack.ts'
import { describeLedgers, findLedger, ledgerPage } from './ledgers.ts'
import { NotVisitedExport, notVisitedJob } from './not-visited.ts'
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
  /** Homes nobody visited since a day, narrowed as on the screen. */
  notVisited: action({
    permission: 'export.run',
    input: NotVisitedExport,
    run: (context, input) => start(context, notVisitedJob, input),
  }),
  /** A campaign as it is seen: its buildings, or who lacks something in one of them. */
  collectionList: action({
    permission: 'export.run',
    input: CollectionListExport,
    run: (context, input) => start(context, collectionListJob, input),
  }),
  /** What to learn from door to door, for everybody who may enter it afterwards. */
  doorSheet: action({
    permission: 'person.edit',
    input: DoorSheetPrint,
    run: (context, input) => start(context, doorSheetJob, input),
  }),
  /** Notices of a handover, a page each; that they were printed is noted with each home before. */
  handoverNotices: action({
    permission: 'handover.work',
    input: HandoverNoticesPrint,
    async run(context, input) {
      const { visitIds } = input
      await context.core.execute(noteNotices, { actor: context.signedIn, input: { visitIds } })
      return start(context, handoverNoticesJob, input)
    },
  }),
  /** The report of a day of handover: Word, Excel or PDF. */
  handoverDay: action({
    permission: 'export.run',
    input: HandoverDayFile,
    run: (context, input) => start(context, handoverDayJob, input),
  }),
  /** The whole file of a home with cover and hashes; taking it away is on the home's own timeline. */
  unitFile: action({
    permission: 'export.run',
    input: UnitFileExport,
    async run(context, input) {
      const { core, signedIn } = context
      await core.execute(takeUnitFile, { actor: signedIn, input })
      return start(context, unitFileJob, input)
    },
  }),
  /** Homes and people in the columns of a saved mapping; taking them away is on the audit trail. */
  ownColumns: action({
    permission: 'export.run',
    input: OwnColumnsExport,
    async run(context, input) {
      const { core, signedIn } = context
      await core.execute(takeOwners, { actor: signedIn, input })
      const title = savedMappings(core.read, 'owners').find(one => one.id === input.mappingId)?.name ?? ''
      return start(context, ownColumnsJob, { ...input, title, sums: mayAct(signedIn, 'contract.sums') })
    },
  }),
  /** A register as it is seen on its screen: letters, boards, things to lend, contracts, organisations. */
  registerList: action({
    permission: 'export.run',
    input: RegisterListExport,
    run: (context, input) => start(context, registerListJob, { ...input, staffId: context.signedIn.staffId }),
  }),
  /** A storm pack on paper; taking it along is on the audit trail. */
  stormPack: action({
    permission: 'leak.work',
    input: TakePackInput,
    async run(context, input) {
      const { core, signedIn } = context
      await core.execute(takePack, { actor: signedIn, input })
      return start(context, stormPackJob, input)
    },
  }),
  /** The report of a storm or a season: Word, Excel or PDF. */
  leaks: action({
    permission: 'export.run',
    input: LeakReportFile,
    run: (context, input) => start(context, leakReportJob, input),
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
    run({ core, read, signedIn }, { ledger, language, filter, before, limit }) {
      const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
      const now = core.environment.now()
      const sums = mayAct(signedIn, 'contract.sums')
      const context = { read, profile: profileOf(read), language, now, timeZone, sums }
      return ledgerPage(context, findLedger(ledger), { filter, before, limit })
    },
  }),
})
