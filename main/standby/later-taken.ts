import { z } from 'zod'
import { defineCommand } from '../log/command.ts'
import { defineOperation } from '../log/operation.ts'

/** How the list of what was entered behind the copy was taken. */
export const LaterTakenAs = z.enum(['screen', 'workbook'])

/** On the audit trail only: the list holds words and phones in full. */
export const laterTaken = defineOperation({
  type: 'site.laterTaken',
  version: 1,
  aggregate: 'site',
  facts: z.object({ rows: z.int().min(0), as: LaterTakenAs }),
  personal: z.object({}),
  apply() {},
})

/** Notes on the trail that somebody takes the list; before it is given out. */
export const noteLaterTaken = defineCommand({
  name: 'site.noteLaterTaken',
  permission: 'backup.run',
  input: z.object({ rows: z.int().min(0), as: LaterTakenAs }),
  run(context, facts) {
    context.emit(laterTaken, context.site.id, { facts })
  },
})
