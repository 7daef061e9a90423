import type { GuessedField } from '../contract/import-readings.ts'
import { subjectOf } from '../contract/imports.ts'
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

function roleOf(fields: readonly GuessedField[]): 'units' | 'places' | 'owners' | 'other' {
  const subject = subjectOf(fields)
  if (subject !== null) return subject
  const has = (field: string) => fields.some(one => one.field === field)
  return has('ownerCode') && has('ownerName') ? 'owners' : 'other'
}
