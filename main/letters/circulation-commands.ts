import { DeskError } from '../contract/errors.ts'
import * as inputs from '../contract/letters.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { staffExists } from '../staff/queries.ts'
import { letterCirculated, letterRead, letterReadersChased } from './circulation-operations.ts'
import { known } from './known.ts'
import { readersOf } from './queries.ts'

const permission = 'register.work'

/** Adds people to the circulation list; who is on it already stays as they are. Errors: `staff.notFound`. */
export const circulateLetter = defineCommand({
  name: 'letter.circulate',
  permission,
  input: inputs.CirculateInput,
  run(context, { letterId, readers }) {
    known(context, letterId)
    circulateTo(context, letterId, readers)
  },
})

/** "I have read it." Errors: `letter.notReader`. */
export const confirmReading = defineCommand({
  name: 'letter.confirmReading',
  permission: 'self.manage',
  input: inputs.LetterInput,
  run(context, { letterId }) {
    known(context, letterId)
    const { staffId } = context.actor
    const reader = readersOf(context.read, letterId).find(one => one.staffId === staffId)
    if (staffId === null || !reader || reader.readAt !== null) throw new DeskError('letter.notReader')
    context.emit(letterRead, letterId, { facts: { staffId } })
  },
})

/** Reminds everybody who has not read it. Errors: `letter.nobodyToChase`. */
export const chaseReaders = defineCommand({
  name: 'letter.chaseReaders',
  permission,
  input: inputs.ChaseReadersInput,
  run(context, { letterId, note }) {
    known(context, letterId)
    const readers = readersOf(context.read, letterId)
      .filter(one => one.readAt === null)
      .map(one => one.staffId)
    if (readers.length === 0) throw new DeskError('letter.nobodyToChase')
    context.emit(letterReadersChased, letterId, { facts: { readers }, personal: { note } })
    return { chased: readers.length }
  },
})

export const circulationCommands = [circulateLetter, confirmReading, chaseReaders]

/** Asks of these to read a letter, of each once. Errors: `staff.notFound`. */
export function circulateTo(context: CommandContext, letterId: string, wanted: readonly string[]): void {
  const there = new Set(readersOf(context.read, letterId).map(one => one.staffId))
  const readers = [...new Set(wanted)].filter(staffId => !there.has(staffId))
  for (const staffId of readers)
    if (!staffExists(context.read, staffId)) throw new DeskError('staff.notFound')
  if (readers.length > 0) context.emit(letterCirculated, letterId, { facts: { readers } })
}
