import { DeskError } from '../contract/errors.ts'
import type { Recipient } from '../contract/sheet-views.ts'
import type { SheetStep } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import { caseCore } from '../cases/queries.ts'
import { pathOf } from '../cases/rows.ts'
import { pastOf } from '../contract/levels.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { type SheetCore, sheetCore } from './queries.ts'
import { recipient } from './recipients.ts'
import { mayTake } from './rules.ts'

/** The sheet, where its state allows the step. Errors: `sheet.notFound`, `sheet.wrongState`. */
export function take(context: CommandContext, sheetId: string, step: SheetStep): SheetCore {
  const current = sheetCore(context.read, sheetId)
  if (!current) throw new DeskError('sheet.notFound')
  if (!mayTake(step, current.state)) {
    throw new DeskError('sheet.wrongState', { number: current.number ?? '—', sheetState: current.state })
  }
  return current
}

/** What stands in every operation on the sheet. */
export const placesOf = ({ number, party, caseId, unitId, personId }: SheetCore) => ({
  number,
  party,
  caseId,
  unitId,
  personId,
})

/** What a new sheet is about: the home and person of its case, else the home it names. */
export function matterOf(read: ReadDatabase, caseId: string | null, unitId: string | null) {
  if (caseId !== null) {
    const matter = caseCore(read, caseId)
    if (!matter) throw new DeskError('case.notFound')
    if (matter.state === 'void')
      throw new DeskError('case.wrongState', { number: matter.number, state: matter.state })
    return { caseId, unitId: matter.unitId, personId: matter.personId }
  }
  if (unitId !== null && !unitPlace(read, unitId)) throw new DeskError('unit.notFound')
  return { caseId: null, unitId, personId: null }
}

/** Somebody a new sheet can go to. Errors: `sheet.recipientUnknown`, `sheet.recipientRetired`. */
export function requireRecipient(read: ReadDatabase, id: string): Recipient {
  const found = recipient(read, profileOf(read), id)
  if (!found) throw new DeskError('sheet.recipientUnknown')
  if (found.retired) throw new DeskError('sheet.recipientRetired')
  return found
}

/**
 * A complaint takes a path past those complained of: they get no sheet about it. Errors: `sheet.pastThem`.
 */
export function requirePast(read: ReadDatabase, caseId: string | null, recipientId: string): void {
  const matter = caseId === null ? undefined : caseCore(read, caseId)
  if (!matter) return
  const { kind, category, cause, number } = matter
  const rule = pastOf(profileOf(read), { kind, category: pathOf(category), cause })
  if (rule?.recipients.includes(recipientId)) throw new DeskError('sheet.pastThem', { number })
}

/** A time a person says something happened. Errors: `sheet.timeAhead`, `sheet.timeBefore`. */
export function momentOf(
  context: CommandContext,
  said: number | undefined,
  notBefore: number | null,
): number {
  if (said === undefined) return context.now
  if (said > context.now) throw new DeskError('sheet.timeAhead')
  // Screens give minutes, the desk's clock counts milliseconds.
  if (notBefore !== null && said < notBefore - 60_000) throw new DeskError('sheet.timeBefore')
  return said
}

/** Errors: `sheet.duePast`. */
export function requireFuture(context: CommandContext, dueAt: number): number {
  if (dueAt <= context.now) throw new DeskError('sheet.duePast')
  return dueAt
}
