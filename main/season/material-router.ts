import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import { MaterialInput } from '../contract/materials.ts'
import { Millis } from '../contract/values.ts'
import * as commands from './material-commands.ts'
import { materials, materialsShort, movesOf } from './material-queries.ts'

const permission = 'case.read'

export const materialRouter = router({
  /** What lies ready, what is below its minimum first. */
  list: query({ permission, input: z.object({}).optional(), run: ({ read }) => materials(read) }),
  /** How one came and went, the latest first. */
  moves: query({
    permission,
    input: MaterialInput,
    run: ({ read }, { materialId }) => movesOf(read, materialId),
  }),
  /** What fell below its minimum or was gone between two moments, such as those of a storm. */
  short: query({
    permission,
    input: z.object({ from: Millis, to: Millis }),
    run: ({ read }, { from, to }) => materialsShort(read, from, to),
  }),
  save: command(commands.saveMaterial),
  addUsual: command(commands.addUsualMaterials),
  move: command(commands.moveMaterial),
  count: command(commands.countMaterial),
  retire: command(commands.retireMaterial),
  restore: command(commands.restoreMaterial),
})
