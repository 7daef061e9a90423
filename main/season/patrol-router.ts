import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { finishUpload } from '../archive/finish-upload.ts'
import { DeskError } from '../contract/errors.ts'
import { PatrolRoundInput, PointInput } from '../contract/patrols.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './patrol-commands.ts'
import { checksOf, patrolPoints, patrolRound, patrolRounds, roundsOfEmergency } from './patrol-queries.ts'

const permission = 'case.read'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

export const patrolRouter = router({
  /** What is looked at and how it stands, late ones first; or what was taken off the list. */
  points: query({
    permission,
    input: z.object({ removed: z.boolean().default(false) }),
    run: (context, { removed }) => patrolPoints(context.read, today(context), { removed }),
  }),
  /** Checks of a point with their photos. */
  checks: query({ permission, input: PointInput, run: ({ read }, { pointId }) => checksOf(read, pointId) }),
  /** Rounds beside the usual ones, those under way first. */
  rounds: query({ permission, input: z.object({}).optional(), run: ({ read }) => patrolRounds(read) }),
  /** Rounds that were started for an emergency, the latest first. */
  roundsOf: query({
    permission,
    input: z.object({ emergencyId: Id }),
    run: ({ read }, { emergencyId }) => roundsOfEmergency(read, emergencyId),
  }),
  round: query({
    permission,
    input: PatrolRoundInput,
    run({ read }, { roundId }) {
      const round = patrolRound(read, roundId)
      if (!round) throw new DeskError('patrol.roundNotFound')
      return round
    },
  }),
  savePoint: command(commands.savePoint),
  addUsual: command(commands.addUsualPoints),
  retirePoint: command(commands.retirePoint),
  restorePoint: command(commands.restorePoint),
  check: command(commands.checkPoint),
  reportFault: command(commands.reportFault),
  undoCheck: command(commands.undoCheck),
  start: command(commands.startPatrol),
  startBefore: command(commands.startPrePatrol),
  end: command(commands.endPatrol),
  /** Attaches a finished upload to a check. */
  attachFile: action({
    permission: 'leak.work',
    input: z.object({
      commandId: Id,
      input: z.object({ checkId: Id, fileId: Id, uploadId: z.string().max(64) }),
    }),
    async run({ core, signedIn }, { commandId, input: { uploadId, ...about } }) {
      const file = await finishUpload(core.archive, uploadId)
      const input = { ...about, ...file }
      await core.execute(commands.attachCheckFile, { id: commandId, actor: signedIn, input })
      return { fileId: about.fileId, hash: file.hash }
    },
  }),
})
