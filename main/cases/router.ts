import { command, router } from '../api/procedure.ts'
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
  attachFile: command(commands.attachFile),
})
