import { z } from 'zod'
import { action, command, router } from '../api/procedure.ts'
import { Id } from '../contract/values.ts'
import { attachUpload } from './files.ts'
import * as commands from './commands.ts'

export const casesRouter = router({
  receive: command(commands.receiveCase),
  correct: command(commands.correctCase),
  note: command(commands.noteCase),
  assign: command(commands.assignCase),
  startHandling: command(commands.startHandling),
  startWaiting: command(commands.startWaiting),
  endWaiting: command(commands.endWaiting),
  resolve: command(commands.resolveCase),
  verify: command(commands.verifyCase),
  close: command(commands.closeCase),
  reopen: command(commands.reopenCase),
  void: command(commands.voidCase),
  restore: command(commands.restoreCase),
  /** Attaches a finished upload, see the upload routes. */
  attachFile: action({
    permission: 'case.work',
    input: z.object({
      commandId: Id,
      input: z.object({ caseId: Id, fileId: Id, uploadId: z.string().max(64) }),
    }),
    run: ({ core, signedIn }, { commandId, input }) => attachUpload(core, signedIn, { commandId, ...input }),
  }),
})
