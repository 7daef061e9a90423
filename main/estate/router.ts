import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { UnitFilter } from '../contract/estate.ts'
import { AddEstateRecordInput } from '../contract/estate-records.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import { building } from './building.ts'
import * as commands from './commands.ts'
import * as recordCommands from './record-commands.ts'
import { addRecordUpload } from './record-files.ts'
import { nodeFile } from './records.ts'
import { residentsOfPart } from './residents.ts'
import { estateTree } from './tree.ts'
import { unitDetail } from './unit-detail.ts'
import { listUnits } from './unit-list.ts'
import * as changeCommands from './unit-change-commands.ts'
import { changesOfUnit } from './unit-changes.ts'

/** The tree of the estate and its buildings. */
export const estateRouter = router({
  tree: query({
    permission: 'estate.read',
    input: z.object({}).optional(),
    run: ({ read }) => estateTree(read),
  }),
  building: query({
    permission: 'estate.read',
    input: z.object({ buildingId: Id, measure: z.string().max(40).optional() }),
    run({ core, read, signedIn }, { buildingId, measure }) {
      const today = todayOf(read, core.environment.now())
      const found = building(read, { buildingId, measure, role: signedIn.role, limit: signedIn.limit, today })
      if (!found) throw new DeskError('estate.nodeNotFound')
      return found
    },
  }),
  /** Who is in the homes of a building, part by part; the house itself does not wait for it. */
  residents: query({
    permission: 'estate.read',
    input: z.object({ buildingId: Id, part: z.int().min(0).max(1_000) }),
    run: ({ core, read }, { buildingId, part }) =>
      residentsOfPart(read, { buildingId, part, today: todayOf(read, core.environment.now()) }),
  }),
  /** What is kept about a project, phase, building or entrance. */
  node: query({
    permission: 'estate.read',
    input: z.object({ nodeId: Id }),
    run({ read }, { nodeId }) {
      const found = nodeFile(read, nodeId)
      if (!found) throw new DeskError('estate.nodeNotFound')
      return found
    },
  }),
  addRecord: command(recordCommands.addRecord),
  /** Keeps an uploaded drawing or photo with a place. */
  addFile: action({
    permission: 'estate.edit',
    input: z.object({
      commandId: Id,
      input: AddEstateRecordInput.omit({ file: true }).extend({ uploadId: z.string().max(64) }),
    }),
    run: ({ core, signedIn }, { commandId, input }) =>
      addRecordUpload(core, signedIn, { commandId, ...input }),
  }),
  removeRecord: command(recordCommands.removeRecord),
  setCommittee: command(recordCommands.setCommittee),
  moveNode: command(recordCommands.moveNode),
  mergeUnit: command(changeCommands.mergeUnit),
  splitUnit: command(changeCommands.splitUnit),
  moveUnit: command(changeCommands.moveUnit),
  undoUnitChange: command(changeCommands.undoUnitChange),
  setStage: command(changeCommands.setStage),
  addNode: command(commands.addNode),
  renameNode: command(commands.renameNode),
  removeNode: command(commands.removeNode),
  registerUnit: command(commands.registerUnit),
  changeUnit: command(commands.changeUnit),
  removeUnit: command(commands.removeUnit),
})

/** Units, one by one and in lists. */
export const unitsRouter = router({
  detail: query({
    permission: 'estate.read',
    input: z.object({ unitId: Id }),
    run({ core, read }, { unitId }) {
      const found = unitDetail(read, unitId, todayOf(read, core.environment.now()))
      if (!found) throw new DeskError('unit.notFound')
      return found
    },
  }),
  /** Moves, merges and splits a unit took part in, newest first. */
  changes: query({
    permission: 'estate.read',
    input: z.object({ unitId: Id }),
    run: ({ read }, { unitId }) => changesOfUnit(read, unitId),
  }),
  list: query({
    permission: 'estate.read',
    input: z.object({
      filter: UnitFilter.default({}),
      text: z.string().max(100).default(''),
      cursor: z.object({ buildingId: Id, unitId: Id }).nullish(),
      limit: z.int().min(1).max(200).default(50),
    }),
    run: ({ core, read }, { filter, text, cursor, limit }) =>
      listUnits(read, {
        filter,
        text,
        after: cursor ?? null,
        limit,
        today: todayOf(read, core.environment.now()),
      }),
  }),
})
