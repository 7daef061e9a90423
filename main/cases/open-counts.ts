import type { ReadDatabase } from '../database/read.ts'

/** Counting stops here: "99+" says enough at the counter. */
export const mostCounted = 100

/** Open cases of a unit, counted to at most {@link mostCounted}. */
export function openCasesOfUnit(read: ReadDatabase, unitId: string): number {
  return (
    read.get<{ open: number }>(
      `select count(*) as open from (select 1 from "case" where unit_id=?
         and state in ('received', 'handling', 'resolved') limit ${mostCounted})`,
      [unitId],
    )?.open ?? 0
  )
}

/** Open cases of a person, counted to at most {@link mostCounted}. */
export function openCasesOfPerson(read: ReadDatabase, personId: string): number {
  return (
    read.get<{ open: number }>(
      `select count(*) as open from (select 1 from "case" where person_id=?
         and state in ('received', 'handling', 'resolved') limit ${mostCounted})`,
      [personId],
    )?.open ?? 0
  )
}

/** All cases of a unit, whatever their state, counted to at most 1,000. */
export function casesOfUnit(read: ReadDatabase, unitId: string): number {
  return (
    read.get<{ cases: number }>(
      `select count(*) as cases from (select 1 from "case" where unit_id=? limit 1000)`,
      [unitId],
    )?.cases ?? 0
  )
}

/** All cases of a person, whatever their state, counted to at most 1,000. */
export function casesOfPerson(read: ReadDatabase, personId: string): number {
  return (
    read.get<{ cases: number }>(
      `select count(*) as cases from (select 1 from "case" where person_id=? limit 1000)`,
      [personId],
    )?.cases ?? 0
  )
}

/** Ids of every case a person brought. */
export function caseIdsOfPerson(read: ReadDatabase, personId: string): string[] {
  return read.all<{ id: string }>(`select id from "case" where person_id=?`, [personId]).map(row => row.id)
}

/** Numbers of cases of a unit or a person, oldest first, at most `limit`. */
export function caseNumbersOf(
  read: ReadDatabase,
  of: 'unit' | 'person',
  id: string,
  limit: number,
): string[] {
  const column = of === 'unit' ? 'unit_id' : 'person_id'
  return read
    .all<{ number: string }>(`select number from "case" where ${column}=? order by received_at, id limit ?`, [
      id,
      limit,
    ])
    .map(row => row.number)
}
