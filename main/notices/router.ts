import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { finishUpload } from '../archive/finish-upload.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import {
  boardsDue,
  contractsEnding,
  deskContracts,
  listBoardRounds,
  noticeBoards,
  partners,
} from './queries.ts'

const permission = 'case.read'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

export const boardsRouter = router({
  /**
   * Boards and boxes with their rounds, what is due first; or those out of use. `due` leaves only rounds that nobody
   * has done yet, `by` of these only somebody's own and those anybody may do, as Today counts them.
   */
  list: query({
    permission,
    input: z.object({
      removed: z.boolean().default(false),
      due: z.boolean().default(false),
      by: Id.optional(),
    }),
    run: (context, { removed, due, by }) =>
      due
        ? boardsDue(context.read, today(context), by ?? null)
        : noticeBoards(context.read, today(context), removed),
  }),
  /** Rounds, newest first. */
  rounds: query({
    permission,
    input: z.object({ boardId: Id.optional(), before: z.string().max(80).optional() }),
    run: ({ read }, input) => listBoardRounds(read, { ...input, limit: 100 }),
  }),
  save: command(commands.saveBoard),
  remove: command(commands.removeBoard),
  restore: command(commands.restoreBoard),
  doRound: command(commands.doBoardRound),
  undoRound: command(commands.undoBoardRound),
  reportFinding: command(commands.reportBoardFinding),
})

export const deskContractsRouter = router({
  /** What ends first stands first; `ending` leaves only those that end soon or ended without a word. */
  list: query({
    permission,
    input: z.object({ ending: z.boolean().default(false) }).optional(),
    run: (context, input) =>
      input?.ending
        ? contractsEnding(context.read, today(context))
        : deskContracts(context.read, today(context)),
  }),
  save: command(commands.saveDeskContract),
  end: command(commands.endDeskContract),
  resume: command(commands.resumeDeskContract),
  attachFile: action({
    permission: 'register.edit',
    input: z.object({
      commandId: Id,
      input: z.object({ contractId: Id, fileId: Id, uploadId: z.string().max(64) }),
    }),
    async run({ core, signedIn }, { commandId, input: { uploadId, ...about } }) {
      const file = await finishUpload(core.archive, uploadId)
      const input = { ...about, ...file }
      await core.execute(commands.attachContractFile, { id: commandId, actor: signedIn, input })
      return { fileId: about.fileId, hash: file.hash }
    },
  }),
})

export const partnersRouter = router({
  list: query({
    permission,
    input: z.object({ retired: z.boolean().default(false) }),
    run: ({ read }, { retired }) => partners(read, retired),
  }),
  save: command(commands.savePartner),
  retire: command(commands.retirePartner),
  restore: command(commands.restorePartner),
})
