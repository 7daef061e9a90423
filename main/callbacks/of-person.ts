import type { ReadDatabase } from '../database/read.ts'

/**
 * Callbacks whose words go when a person's data is erased: those that ask about nothing but the person, and those
 * about cases that are erased with it.
 */
export function callbackIdsToErase(
  read: ReadDatabase,
  personId: string,
  caseIds: readonly string[],
): string[] {
  const own = read.all<{ id: string }>('select id from callback where person_id=? and case_id is null', [
    personId,
  ])
  const ofCases =
    caseIds.length === 0
      ? []
      : read.all<{ id: string }>(
          'select c.id from json_each(?) j cross join callback c on c.case_id = j.value',
          [JSON.stringify(caseIds)],
        )
  return [...own, ...ofCases].map(row => row.id)
}

/** Home visits made because this person, or whoever brought these cases, was dissatisfied: their minutes quote them. */
export function careVisitIds(read: ReadDatabase, callbackIds: readonly string[]): string[] {
  if (callbackIds.length === 0) return []
  return read
    .all<{ id: string }>(
      `select distinct c.care_visit as id from json_each(?) j cross join callback c on c.id = j.value
       where c.care_visit is not null`,
      [JSON.stringify(callbackIds)],
    )
    .map(row => row.id)
}
