import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { UnitFilter } from '../contract/estate.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { building, estateTree } from './tree.ts'
import { unitDetail } from './unit-detail.ts'
import { listUnits } from './unit-list.ts'

/** The tree of the estate and its buildings. */
export const estateRouter = router({
  tree: query({
    permission: 'estate.read',
    input: z.object({}).optional(),
    run: ({ read }) => estateTree(read),
  }),
  building: query({
    permission: 'estate.read',
    input: z.object({ buildingId: Id }),
    run({ core, read }, { buildingId }) {
      const found = building(read, buildingId, todayOf(read, core.environment.now()))
      if (!found) throw new DeskError('estate.nodeNotFound')
      return found
    },
  }),
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
