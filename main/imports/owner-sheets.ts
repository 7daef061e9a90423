import type { GuessedField } from '../contract/import-readings.ts'
import { guessMapping, knowsOwnerHeading } from './owner-columns.ts'
import type { SheetReader } from './read-sheet.ts'

/** How the sheets of an owner file are read. */
export const ownersReader: SheetReader = {
  knows: knowsOwnerHeading,
  guess(table) {
    const { fields, unitKind } = guessMapping(table)
    return { fields, unitKind: unitKind ?? null }
  },
  role: roleOf,
}

/** A list of buildings names no units. */
function roleOf(fields: readonly GuessedField[]): 'units' | 'owners' | 'other' {
  const has = (field: string) => fields.some(one => one.field === field)
  if (has('unitNumber') || has('room')) return 'units'
  return has('ownerCode') && has('ownerName') ? 'owners' : 'other'
}
