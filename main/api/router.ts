import { backupRouter } from '../desk/backup-router.ts'
import { assignmentRouter } from '../assignment/router.ts'
import { promisesRouter } from '../cases/promise-router.ts'
import { levelsRouter } from '../levels/router.ts'
import { warningsRouter } from '../warnings/router.ts'
import { callbacksRouter } from '../callbacks/router.ts'
import { casesRouter } from '../cases/router.ts'
import { importsRouter } from '../imports/router.ts'
import { jobsRouter } from '../jobs/router.ts'
import { knowledgeRouter } from '../knowledge/router.ts'
import { visitsRouter } from '../visits/router.ts'
import { watchRouter } from '../watch/router.ts'
import { deadlinesRouter } from '../deadlines/router.ts'
import { estateRouter, unitsRouter } from '../estate/router.ts'
import { ownersRouter, peopleRouter } from '../people/router.ts'
import { profileRouter } from '../profiles/router.ts'
import { ledgersRouter, reportsRouter, timelineRouter } from '../reports/router.ts'
import { siteRouter } from '../site/router.ts'
import { sheetsRouter } from '../sheets/router.ts'
import { auditRouter } from '../staff/audit-router.ts'
import { draftsRouter, viewsRouter } from '../staff/kept-router.ts'
import { staffRouter } from '../staff/router.ts'
import { todayRouter } from '../today/router.ts'
import { router } from './procedure.ts'

/** Every procedure of the desk by domain. */
export const appRouter = router({
  site: siteRouter,
  staff: staffRouter,
  drafts: draftsRouter,
  views: viewsRouter,
  audit: auditRouter,
  owners: ownersRouter,
  estate: estateRouter,
  units: unitsRouter,
  people: peopleRouter,
  cases: casesRouter,
  callbacks: callbacksRouter,
  levels: levelsRouter,
  warnings: warningsRouter,
  promises: promisesRouter,
  assignment: assignmentRouter,
  deadlines: deadlinesRouter,
  sheets: sheetsRouter,
  today: todayRouter,
  timeline: timelineRouter,
  profile: profileRouter,
  imports: importsRouter,
  knowledge: knowledgeRouter,
  watch: watchRouter,
  visits: visitsRouter,
  jobs: jobsRouter,
  backup: backupRouter,
  reports: reportsRouter,
  ledgers: ledgersRouter,
})

/** The type the screens' client is made of; imported as a type only. */
export type AppRouter = typeof appRouter
