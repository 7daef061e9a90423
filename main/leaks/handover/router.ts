import { z } from 'zod'
import { command, query, router } from '../../api/procedure.ts'
import { DeskError } from '../../contract/errors.ts'
import { Id } from '../../contract/values.ts'
import { handOverShift, takeOverShift } from './commands.ts'
import { handover, handovers } from './queries.ts'

const permission = 'case.read'

/** What one shift hands over to the next. */
export const shiftsRouter = router({
  list: query({ permission, input: z.object({}).optional(), run: ({ read }) => handovers(read) }),
  /** One with every leak of it, and what changed since. */
  show: query({
    permission,
    input: z.object({ handoverId: Id }),
    run({ read, core }, { handoverId }) {
      const found = handover(read, handoverId, core.environment.now())
      if (!found) throw new DeskError('shift.notFound')
      return found
    },
  }),
  handOver: command(handOverShift),
  takeOver: command(takeOverShift),
})
