import { backupRouter } from '../desk/backup-router.ts'
import { integrityRouter } from '../desk/integrity-router.ts'
import { assignmentRouter } from '../assignment/router.ts'
import { promisesRouter } from '../cases/promise-router.ts'
import { filingRouter } from '../filing/router.ts'
import { lendingRouter } from '../lending/router.ts'
import { leakReportsRouter } from '../leaks/reports/router.ts'
import { directivesRouter } from '../directives/router.ts'
import { hqDirectivesRouter } from '../hq/directive-router.ts'
import { hqReferenceRouter } from '../hq/reference-router.ts'
import { hqRouter } from '../hq/router.ts'
import { emergenciesRouter, rainRouter } from '../emergencies/router.ts'
import { shiftsRouter } from '../leaks/handover/router.ts'
import { leakPackRouter } from '../leaks/pack/router.ts'
import { teamPhoneRouter } from '../leaks/phone/router.ts'
import { leaksRouter, teamsRouter } from '../leaks/router.ts'
import { materialRouter } from '../season/material-router.ts'
import { patrolRouter } from '../season/patrol-router.ts'
import { seasonRouter } from '../season/router.ts'
import { leakSourcesRouter } from '../leaks/sources/router.ts'
import { handoverRouter } from '../handover/router.ts'
import { lettersRouter } from '../letters/router.ts'
import { boardsRouter, deskContractsRouter, partnersRouter } from '../notices/router.ts'
import { levelsRouter } from '../levels/router.ts'
import { warningsRouter } from '../warnings/router.ts'
import { callbacksRouter } from '../callbacks/router.ts'
import { collectionsRouter } from '../collections/router.ts'
import { seasonWatchRouter } from '../season/watch-list-router.ts'
import { contractorsRouter, warrantyRouter } from '../contractors/router.ts'
import { contractsRouter } from '../contracts/router.ts'
import { casesRouter } from '../cases/router.ts'
import { importsRouter } from '../imports/router.ts'
import { jobsRouter } from '../jobs/router.ts'
import { knowledgeRouter } from '../knowledge/router.ts'
import { defectsRouter, inspectionsRouter, rectificationsRouter } from '../inspection/router.ts'
import { unitTypesRouter } from '../unit-types/router.ts'
import { visitsRouter } from '../visits/router.ts'
import { watchRouter } from '../watch/router.ts'
import { documentsRouter } from '../documents/router.ts'
import { deadlinesRouter } from '../deadlines/router.ts'
import { estateRouter, unitsRouter } from '../estate/router.ts'
import { ownersRouter, peopleRouter } from '../people/router.ts'
import { presenceRouter } from '../presence/router.ts'
import { privacyRouter } from '../privacy/router.ts'
import { profileRouter } from '../profiles/router.ts'
import { ledgersRouter, reportsRouter, timelineRouter } from '../reports/router.ts'
import { settlementsRouter } from '../settlement/router.ts'
import { siteRouter } from '../site/router.ts'
import { sheetsRouter } from '../sheets/router.ts'
import { auditRouter } from '../staff/audit-router.ts'
import { draftsRouter, viewsRouter } from '../staff/kept-router.ts'
import { cameraRouter } from '../station/camera-router.ts'
import { stationRouter } from '../station/router.ts'
import { standbyRouter } from '../standby/router.ts'
import { syncRouter } from '../sync/router.ts'
import { staffRouter } from '../staff/router.ts'
import { todayRouter } from '../today/router.ts'
import { router } from './procedure.ts'

/** Every procedure of the desk by domain. */
export const appRouter = router({
  site: siteRouter,
  staff: staffRouter,
  camera: cameraRouter,
  station: stationRouter,
  drafts: draftsRouter,
  views: viewsRouter,
  audit: auditRouter,
  owners: ownersRouter,
  estate: estateRouter,
  unitTypes: unitTypesRouter,
  inspections: inspectionsRouter,
  defects: defectsRouter,
  rectifications: rectificationsRouter,
  units: unitsRouter,
  people: peopleRouter,
  cases: casesRouter,
  callbacks: callbacksRouter,
  levels: levelsRouter,
  warnings: warningsRouter,
  promises: promisesRouter,
  contracts: contractsRouter,
  settlements: settlementsRouter,
  collections: collectionsRouter,
  assignment: assignmentRouter,
  deadlines: deadlinesRouter,
  documents: documentsRouter,
  sheets: sheetsRouter,
  today: todayRouter,
  timeline: timelineRouter,
  profile: profileRouter,
  presence: presenceRouter,
  privacy: privacyRouter,
  imports: importsRouter,
  knowledge: knowledgeRouter,
  watch: watchRouter,
  visits: visitsRouter,
  lending: lendingRouter,
  leaks: leaksRouter,
  shifts: shiftsRouter,
  leakPack: leakPackRouter,
  season: seasonRouter,
  leakSources: leakSourcesRouter,
  materials: materialRouter,
  handover: handoverRouter,
  patrols: patrolRouter,
  teams: teamsRouter,
  teamPhone: teamPhoneRouter,
  emergencies: emergenciesRouter,
  leakReports: leakReportsRouter,
  rain: rainRouter,
  contractors: contractorsRouter,
  warranty: warrantyRouter,
  seasonWatch: seasonWatchRouter,
  letters: lettersRouter,
  boards: boardsRouter,
  deskContracts: deskContractsRouter,
  partners: partnersRouter,
  filing: filingRouter,
  jobs: jobsRouter,
  backup: backupRouter,
  integrity: integrityRouter,
  standby: standbyRouter,
  sync: syncRouter,
  hq: hqRouter,
  directives: directivesRouter,
  hqDirectives: hqDirectivesRouter,
  hqReference: hqReferenceRouter,
  reports: reportsRouter,
  ledgers: ledgersRouter,
})

/** The type the screens' client is made of; imported as a type only. */
export type AppRouter = typeof appRouter
