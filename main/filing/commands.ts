import { DeskError } from '../contract/errors.ts'
import { FileAwayInput, type FilingKind, TakeOutInput } from '../contract/filing.ts'
import { refuseMoved, refuseUnseen } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { filingUndone, paperFiled } from './operations.ts'
import { filedNow } from './queries.ts'
import { filingSources } from './sources.ts'

/** Ticks a paper off: it stands on its shelf now. Errors: `filing.notFound`, `filing.elsewhere`. */
export const fileAway = defineCommand({
  name: 'filing.file',
  permission: 'register.work',
  input: FileAwayInput,
  run(context, { kind, itemId, shelf, original, base }) {
    requirePaper(context, kind, itemId)
    const now = { shelf: null, original: null, ...filedNow(context.read, kind, itemId) }
    refuseUnseen(base, { shelf, original }, now)
    context.emit(paperFiled, itemId, { facts: { kind, shelf, original } })
  },
})

/** Takes a tick back. Errors: `filing.notFound`. */
export const takeOut = defineCommand({
  name: 'filing.takeOut',
  permission: 'register.work',
  input: TakeOutInput,
  run(context, { kind, itemId, base }) {
    const now = filedNow(context.read, kind, itemId)
    if (!now) throw new DeskError('filing.notFound')
    refuseMoved(base, now)
    context.emit(filingUndone, itemId, { facts: { kind } })
  },
})

export const filingCommands = [fileAway, takeOut]

function requirePaper({ read }: CommandContext, kind: FilingKind, itemId: string): void {
  const source = filingSources.find(one => one.kind === kind)
  if (!source?.has(read, itemId)) throw new DeskError('filing.notFound')
  if (!source.tickable) throw new DeskError('filing.elsewhere')
}
