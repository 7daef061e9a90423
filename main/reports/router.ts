import type { z } from 'zod'
import { action, type CallContext, query, router } from '../api/procedure.ts'
import { SubjectTimelineInput } from '../contract/case-views.ts'
import type { JobDefinition } from '../jobs/job.ts'
import { CaseListExport, caseListJob } from './case-list.ts'
import { PeopleListExport, peopleListJob, UnitListExport, unitListJob } from './owner-lists.ts'
import { subjectTimeline } from './timeline.ts'

export const timelineRouter = router({
  /** Everything that happened to a unit, a person or a building, newest first. */
  ofSubject: query({
    permission: 'case.read',
    input: SubjectTimelineInput,
    run: ({ read }, input) => subjectTimeline(read, input),
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
})
