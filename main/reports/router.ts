import { action, query, router } from '../api/procedure.ts'
import { SubjectTimelineInput } from '../contract/case-views.ts'
import { CaseListExport, caseListJob } from './case-list.ts'
import { subjectTimeline } from './timeline.ts'

export const timelineRouter = router({
  /** Everything that happened to a unit, a person or a building, newest first. */
  ofSubject: query({
    permission: 'case.read',
    input: SubjectTimelineInput,
    run: ({ read }, input) => subjectTimeline(read, input),
  }),
})

export const reportsRouter = router({
  /** Starts making a file of the case list as it is seen; watch it with `jobs.status`, fetch /files/job/:jobId. */
  caseList: action({
    permission: 'export.run',
    input: CaseListExport,
    run({ core, signedIn }, input) {
      const printed = { printedBy: signedIn.name ?? signedIn.login, printedAt: core.environment.now() }
      const jobId = core.board.start('report.caseList', signedIn.staffId, ({ signal, progress }) =>
        core.jobs.run(
          caseListJob,
          { ...input, ...printed },
          { signal, onProgress: ({ done, of }) => progress(done, of) },
        ),
      )
      return { jobId }
    },
  }),
})
