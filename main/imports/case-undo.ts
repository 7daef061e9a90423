import { z } from 'zod'
import { caseRemoved, casesOfImport, hasDuplicates } from '../cases/register.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import { operationsOf } from '../log/history.ts'
import { sheetIdsOfCase } from '../sheets/queries.ts'

/** Names of what stands in the way, as many as a sentence can hold. */
const mostNamed = 6
const stride = 200
const FromRegister = z.object({ fromRegister: z.literal(true) })
/** Looking at a number builds nothing, nor does what the desk thinks of a case by itself. */
const harmless: ReadonlySet<string> = new Set([
  'case.unmasked',
  'case.levelProposed',
  'deadline.started',
  'deadline.moved',
  'deadline.breached',
  'deadline.stepReached',
])

/**
 * Takes every case of an import of a register away again. Refuses with `import.undoBlocked`, naming the cases, where
 * somebody has worked on one of them since. The numbers they had are not used again.
 * @returns how many cases were taken back
 */
export function takeBackCases(context: CommandContext, importId: string): number {
  const { read } = context
  const inTheWay = new Set<string>()
  let done = 0
  for (const { id, number } of everyCase(context, importId)) {
    const built = isWorkedOn(read, id) || hasDuplicates(read, id) || sheetIdsOfCase(read, id).length > 0
    if (built) inTheWay.add(number)
    if (inTheWay.size > mostNamed) break
    done += 1
    if (done % stride === 0) context.progress(done, 0)
  }
  if (inTheWay.size > 0) {
    const named = [...inTheWay].slice(0, mostNamed)
    const what = `${named.join('、')}${inTheWay.size > named.length ? ' …' : ''}`
    throw new DeskError('import.undoBlocked', { what })
  }
  const total = done * 2
  for (const { id } of everyCase(context, importId)) {
    context.emit(caseRemoved, id, { facts: {} })
    done += 1
    if (done % stride === 0) context.progress(done, total)
  }
  context.progress(total, total)
  return total / 2
}

/** Whether something happened to a case besides what the register said of it. People go on working on an import. */
function isWorkedOn(read: ReadDatabase, caseId: string): boolean {
  return operationsOf(read, caseId).some(
    ({ type, facts }) =>
      type !== 'case.received' && !harmless.has(type) && !FromRegister.safeParse(JSON.parse(facts)).success,
  )
}

function* everyCase(context: CommandContext, importId: string) {
  let after = ''
  for (;;) {
    const page = casesOfImport(context.read, importId, after, stride)
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}
