import { casesRouter } from '../cases/router.ts'
import { jobsRouter } from '../jobs/router.ts'
import { siteRouter } from '../site/router.ts'
import { staffRouter } from '../staff/router.ts'
import { router } from './procedure.ts'

/** Every procedure of the desk by domain. */
export const appRouter = router({
  site: siteRouter,
  staff: staffRouter,
  cases: casesRouter,
  jobs: jobsRouter,
})

/** The type the screens' client is made of; imported as a type only. */
export type AppRouter = typeof appRouter
