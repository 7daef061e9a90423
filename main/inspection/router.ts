import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import {
  AddPhotoUploadInput,
  CarryInput,
  DefectInput,
  InspectionInput,
  InspectionPageInput,
  SignUploadInput,
} from '../contract/inspections.ts'
import {
  DefectFilter,
  DefectPageInput,
  HeatInput,
  OrderInput,
  OrdersInput,
} from '../contract/rectification.ts'
import { Id, Millis } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import { carried } from './carry.ts'
import * as commands from './commands.ts'
import * as defects from './defect-commands.ts'
import { checklistWords, defectFigures, duplicatesOf, heatMap } from './defect-figures.ts'
import * as duplicates from './duplicate-commands.ts'
import { addPhotoUpload, signWithUpload } from './files.ts'
import { defectRow, defectsOfUnit } from './defect-queries.ts'
import * as repairs from './rectification-commands.ts'
import { defectPage, orderRow, orders } from './rectification-queries.ts'
import { inspectionDetail, inspectionPage, inspectionsOfUnit, plannedFor } from './queries.ts'

const permission = 'case.read'
const ofUnit = z.object({ unitId: Id })

export const inspectionsRouter = router({
  /** Those that stand alike: planned, under way, over. */
  page: query({
    permission,
    input: InspectionPageInput,
    run: ({ read }, asked) => inspectionPage(read, asked),
  }),
  /** Homes planned for whoever asks, for a tablet. */
  mine: query({
    permission: 'inspection.work',
    input: z.object({}).optional(),
    run: ({ read, signedIn }) => plannedFor(read, signedIn.staffId),
  }),
  ofUnit: query({
    permission,
    input: ofUnit,
    run: ({ read }, { unitId }) => inspectionsOfUnit(read, unitId),
  }),
  detail: query({
    permission,
    input: InspectionInput,
    run({ read }, { inspectionId }) {
      const found = inspectionDetail(read, inspectionId)
      if (!found) throw new DeskError('inspection.notFound')
      return found
    },
  }),
  /** What a tablet takes along for the homes it goes to. */
  carry: query({
    permission: 'inspection.work',
    input: CarryInput,
    run: ({ read, core }, { unitIds }) => carried(read, unitIds, todayOf(read, core.environment.now())),
  }),
  plan: command(commands.planInspections),
  begin: command(commands.beginInspection),
  check: command(commands.checkItems),
  measure: command(commands.measure),
  /** Keeps a signature whose picture has come. */
  sign: action({
    permission: 'inspection.work',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: SignUploadInput }),
    run: ({ core, signedIn }, call) => signWithUpload(core, signedIn, call),
  }),
  conclude: command(commands.concludeInspection),
  void: command(commands.voidInspection),
})

export const defectsRouter = router({
  ofUnit: query({ permission, input: ofUnit, run: ({ read }, { unitId }) => defectsOfUnit(read, unitId) }),
  detail: query({
    permission,
    input: DefectInput,
    run({ read }, { defectId }) {
      const found = defectRow(read, defectId)
      if (!found) throw new DeskError('defect.notFound')
      return found
    },
  }),
  record: command(defects.recordDefect),
  change: command(defects.changeDefect),
  /** Adds a finished upload as a photo. */
  addPhoto: action({
    permission: 'inspection.work',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: AddPhotoUploadInput }),
    run: ({ core, signedIn }, call) => addPhotoUpload(core, signedIn, call),
  }),
  markPhoto: command(defects.markPhoto),
  withdraw: command(defects.withdrawDefect),
  repaired: command(repairs.noteRepaired),
  accept: command(repairs.acceptDefects),
  sendBack: command(repairs.sendBackDefects),
  decline: command(repairs.declineDefects),
  rule: command(repairs.ruleDeclined),
  /** Which defects of a home may be one. */
  duplicates: query({ permission, input: ofUnit, run: ({ read }, { unitId }) => duplicatesOf(read, unitId) }),
  join: command(duplicates.joinDefect),
  part: command(duplicates.partDefect),
  judgeDifferent: command(duplicates.judgeDifferent),
  /** A page of defects by their days. */
  page: query({
    permission,
    input: DefectPageInput,
    run: ({ read, core }, asked) => defectPage(read, asked, todayOf(read, core.environment.now())),
  }),
  figures: query({
    permission,
    input: DefectFilter,
    run: ({ read, core }, asked) => defectFigures(read, asked, todayOf(read, core.environment.now())),
  }),
  heat: query({ permission, input: HeatInput, run: ({ read }, asked) => heatMap(read, asked) }),
  /** What items and findings are called. */
  words: query({ permission, input: z.object({}).optional(), run: ({ read }) => checklistWords(read) }),
})

export const rectificationsRouter = router({
  list: query({
    permission,
    input: OrdersInput,
    run: ({ read, core }, asked) => orders(read, asked, todayOf(read, core.environment.now())),
  }),
  detail: query({
    permission,
    input: OrderInput,
    run({ read, core }, { orderId }) {
      const found = orderRow(read, orderId, todayOf(read, core.environment.now()))
      if (!found) throw new DeskError('rectification.notFound')
      return found
    },
  }),
  dispatch: command(repairs.dispatchDefects),
  chase: command(repairs.chaseOrder),
  split: command(repairs.splitOrder),
  join: command(repairs.joinOrder),
})
