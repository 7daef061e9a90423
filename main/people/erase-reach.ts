import { attemptIdsOfPerson } from '../collections/of-person.ts'
import { handoverVisitIdsOfPerson } from '../handover/of-person.ts'
import { loanIdsOfPerson } from '../lending/of-person.ts'
import { letterIdsOfPerson } from '../letters/of-person.ts'
import type { ReadDatabase } from '../database/read.ts'
import { recordsMergedInto } from './merges.ts'
import { namesOf, person, phonesOf } from './queries.ts'

/** Entries of registers and campaigns that are about a person, whatever they are called by there. */
export function registersOfPerson(read: ReadDatabase, personId: string) {
  const personIds = [personId, ...recordsMergedInto(read, personId)]
  const names = personIds.flatMap(id => {
    const found = person(read, id)
    return found ? namesOf(found) : []
  })
  const numbers = personIds.flatMap(id => phonesOf(read, id).map(phone => phone.number))
  return {
    loans: loanIdsOfPerson(read, { personIds, names, numbers }),
    letters: letterIdsOfPerson(read, personIds),
    attempts: attemptIdsOfPerson(read, personIds),
    handovers: handoverVisitIdsOfPerson(read, personIds),
  }
}
