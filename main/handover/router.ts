import { z } from 'zod'
import { action, type CallContext, command, publicQuery, query, router } from '../api/procedure.ts'
import { finishUpload } from '../archive/finish-upload.ts'
import { DeskError } from '../contract/errors.ts'
import {
  BatchInput,
  CandidatesInput,
  HandoverPart,
  VisitInput,
  VisitListInput,
} from '../contract/handover.ts'
import { DayInput, FindFamilyInput } from '../contract/handover-day.ts'
import { LanguageCode } from '../contract/site.ts'
import { Id } from '../contract/values.ts'
import { profileOf } from '../profiles/profiles.ts'
import { lookupOwners } from '../people/owner-lookup.ts'
import { sourcesOf } from '../people/router.ts'
import { todayOf } from '../site/queries.ts'
import { requireOpen } from '../standby/standby.ts'
import * as batches from './batch-commands.ts'
import { batchDetail, batchRows } from './batch-queries.ts'
import { dayReport, findFamilies, handoverBoard } from './board-queries.ts'
import { askedDay, dayContentOf } from './day-asked.ts'
import { routeCard } from './day-queries.ts'
import { handoverWall } from './wall.ts'
import { handoverCandidates } from './candidates.ts'
import * as decisions from './decision-commands.ts'
import * as stations from './station-commands.ts'
import * as visits from './visit-commands.ts'
import { visitByCode, visitDetail, visitList } from './visit-queries.ts'

const permission = 'case.read'
const works = 'handover.work'
const nothing = z.object({}).optional()
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())
const asked = ({ read, core }: CallContext, input: z.output<typeof DayInput>) =>
  askedDay(read, input, core.environment.now())
const attached = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ commandId: Id, input: z.object({ ...shape, fileId: Id, uploadId: z.string().max(64) }) })

export const handoverRouter = router({
  /** Handovers, those that run first, with how far their homes are. */
  batches: query({ permission, input: nothing, run: context => batchRows(context.read, today(context)) }),
  /** One with its countdown, its days and its buildings. */
  batch: query({
    permission,
    input: BatchInput,
    run(context, { batchId }) {
      const found = batchDetail(context.read, batchId, today(context))
      if (!found) throw new DeskError('handover.batchNotFound')
      return found
    },
  }),
  /** What a batch is begun with, and what is ticked and counted on the day. */
  profile: query({ permission, input: nothing, run: ({ read }) => profileOf(read).handover }),
  /** Homes of buildings that can be put on a list. */
  candidates: query({
    permission,
    input: CandidatesInput,
    run: ({ read }, { buildingIds }) => handoverCandidates(read, buildingIds),
  }),
  /** Homes of a batch, page by page. */
  visits: query({ permission, input: VisitListInput, run: ({ read }, input) => visitList(read, input) }),
  visit: query({
    permission,
    input: VisitInput,
    run({ read }, { visitId }) {
      const found = visitDetail(read, visitId)
      if (!found) throw new DeskError('handover.visitNotFound')
      return found
    },
  }),
  /** The visit whose notice shows a code; null where no notice does. */
  byCode: query({
    permission,
    input: z.object({ code: z.string().trim().min(1).max(60) }),
    run: ({ read }, { code }) => ({ visitId: visitByCode(read, code) ?? null }),
  }),
  /** The route card of a visit: its stations and everything that became of it. */
  card: query({
    permission,
    input: VisitInput,
    run({ read }, { visitId }) {
      const found = routeCard(read, visitId)
      if (!found) throw new DeskError('handover.visitNotFound')
      return found
    },
  }),
  /** Where every family is, the queues, how far the homes are. */
  board: query({
    permission,
    input: DayInput,
    run: (context, input) => handoverBoard(context.read, asked(context, input)),
  }),
  /** What a day came to. */
  dayReport: query({
    permission,
    input: DayInput,
    run: (context, input) => dayReport(context.read, asked(context, input)),
  }),
  /** The same as a document. */
  dayContent: query({
    permission,
    input: DayInput.extend({ language: LanguageCode }),
    run: ({ read, core }, input) => dayContentOf(read, input, core.environment.now()),
  }),
  /**
   * The board in the hall: numbers, homes as a wall may show them, stations. As the wall of the office it is answered
   * while the session behind it is locked.
   */
  wall: publicQuery({
    input: z.object({ batchId: Id }),
    devices: ['desk', 'tablet'],
    run({ desk, signedIn }, { batchId }) {
      if (!desk.core) throw new DeskError('log.notSetUp')
      requireOpen(desk.standby)
      if (!signedIn) throw new DeskError('session.required')
      const { read, environment } = desk.core
      return handoverWall(read, batchId, environment.now())
    },
  }),
  /** Families to check in, by name, number of their home, or the code of their notice. */
  find: query({
    permission,
    input: FindFamilyInput,
    run(context, input) {
      return findFamilies(context.read, input, lookupOwners(sourcesOf(context), input.text, 20))
    },
  }),
  checkIn: command(stations.checkIn),
  notePapers: command(stations.notePapers),
  callFamily: command(stations.callStop),
  serve: command(stations.serveStop),
  leave: command(stations.leaveStop),
  accept: command(decisions.acceptHome),
  refuse: command(decisions.refuseHome),
  markAbsent: command(decisions.markAbsent),
  takeBack: command(decisions.takeBackDecision),
  sign: command(decisions.signHandover),
  handItems: command(decisions.handItems),
  readMeters: command(decisions.readMeters),
  object: command(decisions.objectToClause),
  remind: command(decisions.remindOwner),
  saveBatch: command(batches.saveBatch),
  endBatch: command(batches.endBatch),
  saveTask: command(batches.saveTask),
  removeTask: command(batches.removeTask),
  finishTask: command(batches.finishTask),
  reopenTask: command(batches.reopenTask),
  approveTask: command(batches.approveTask),
  addHomes: command(visits.addVisits),
  withdraw: command(visits.withdrawVisit),
  verifyAddress: command(visits.verifyAddress),
  postNotices: command(visits.postNotices),
  receiveNotice: command(visits.receiveNotice),
  appoint: command(visits.appointVisit),
  /** Attaches a finished upload to a task of the countdown, as its proof. */
  attachTaskFile: action({
    permission: works,
    input: attached({ batchId: Id, taskId: Id }),
    async run({ core, signedIn }, { commandId, input: { uploadId, ...about } }) {
      const input = { ...about, ...(await finishUpload(core.archive, uploadId)) }
      await core.execute(batches.attachTaskFile, { id: commandId, actor: signedIn, input })
      return { fileId: about.fileId, hash: input.hash }
    },
  }),
  /** Attaches a finished upload to the visit of a home: a proof of posting, a signature, a photo. */
  attachFile: action({
    permission: works,
    input: attached({ visitId: Id, part: HandoverPart }),
    async run({ core, signedIn }, { commandId, input: { uploadId, ...about } }) {
      const input = { ...about, ...(await finishUpload(core.archive, uploadId)) }
      await core.execute(visits.attachVisitFile, { id: commandId, actor: signedIn, input })
      return { fileId: about.fileId, hash: input.hash }
    },
  }),
})
