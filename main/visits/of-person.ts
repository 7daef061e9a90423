import type { ReadDatabase } from '../database/read.ts'

/** Visits at which a person was spoken with: what they said goes with them when they are erased. */
export function visitIdsOfPerson(read: ReadDatabase, personId: string): string[] {
  return read
    .all<{ id: string }>('select id from home_visit where person_id=?', [personId])
    .map(row => row.id)
}
