import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import {
  AddPhotoUploadInput,
  CarryInput,
  DefectInput,
  InspectionInput,
  SignUploadInput,
} from '../contract/inspections.ts'
import { Id, Millis } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import { carried } from './carry.ts'
import * as commands from './commands.ts'
import * as defects from './defect-commands.ts'
import { addPhotoUpload, signWithUpload } from './files.ts'
import { defectRow, defectsOfUnit, inspectionDetail, inspectionsOfUnit, openInspections } from './queries.ts'

const permission = 'case.read'
const ofUnit = z.object({ unitId: Id })

export const inspectionsRouter = router({
  /** What is planned and under way. */
  open: query({ permission, input: z.object({}).optional(), run: ({ read }) => openInspections(read) }),
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
})
