import type { ReadDatabase } from '../database/read.ts'

/**
 * Contact sheets whose words go when a person's data is erased: those about nothing but the person, and those out of
 * cases that are erased with it.
 */
export function sheetIdsToErase(
  read: ReadDatabase,
  personId: string | null,
  caseIds: readonly string[],
): string[] {
  const own =
    personId === null
      ? []
      : read.all<{ id: string }>('select id from sheet where person_id=? and case_id is null', [personId])
  const ofCases =
    caseIds.length === 0
      ? []
      : read.all<{ id: string }>(
          'select s.id from json_each(?) j cross join sheet s on s.case_id = j.value',
          [JSON.stringify(caseIds)],
        )
  return [...own, ...ofCases].map(row => row.id)
}
