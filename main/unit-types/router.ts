import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { AddPlanUploadInput, UnitTypeInput } from '../contract/unit-types.ts'
import { Id } from '../contract/values.ts'
import { profileOf } from '../profiles/profiles.ts'
import * as commands from './commands.ts'
import { addPlanUpload } from './plan-files.ts'
import { storedType, unitTypeDetail, unitTypes } from './queries.ts'
import { roomsToInspect } from './rules.ts'

const permission = 'estate.read'

export const unitTypesRouter = router({
  /** Types with how many homes they have, and names that nobody described yet. */
  list: query({ permission, input: z.object({}).optional(), run: ({ read }) => unitTypes(read) }),
  /** One with its rooms, drawings and what it has beside the desk's checklist. */
  detail: query({
    permission,
    input: UnitTypeInput,
    run({ read }, { typeId }) {
      const found = unitTypeDetail(read, typeId)
      if (!found) throw new DeskError('unitType.notFound')
      return found
    },
  }),
  /** The rooms with what is looked at in each. */
  checklist: query({
    permission,
    input: UnitTypeInput,
    run({ read }, { typeId }) {
      const type = storedType(read, typeId)
      if (!type) throw new DeskError('unitType.notFound')
      return roomsToInspect(profileOf(read).inspection, type)
    },
  }),
  save: command(commands.saveUnitType),
  setChecklist: command(commands.setTypeChecklist),
  retire: command(commands.retireUnitType),
  /** Adds a finished upload as a drawing. */
  addPlan: action({
    permission: 'unitType.edit',
    input: z.object({ commandId: Id, input: AddPlanUploadInput }),
    run: ({ core, signedIn }, call) => addPlanUpload(core, signedIn, call),
  }),
  alignPlan: command(commands.alignPlan),
  removePlan: command(commands.removePlan),
})
