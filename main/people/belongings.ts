import { callbackPersonChanged, callbacksOfPersonMove } from '../callbacks/of-person-moves.ts'
import { casesOfPersonMove } from '../cases/of-person-moves.ts'
import { collectionPersonChanged, collectionsOfPersonMove } from '../collections/of-person.ts'
import { contractsOfPersonMove } from '../contracts/of-person-moves.ts'
import type { ReadDatabase } from '../database/read.ts'
import { documentPersonChanged, documentsOfPersonMove } from '../documents/of-person-moves.ts'
import { handoverPersonChanged, handoverVisitsOfPersonMove } from '../handover/of-person.ts'
import { letterPersonChanged, lettersOfPersonMove } from '../letters/of-person.ts'
import { loanPersonChanged, loansOfPersonMove } from '../lending/of-person.ts'
import type { CommandContext } from '../log/command.ts'
import { signaturesOfPersonMove } from '../inspection/of-person.ts'
import { inspectionPersonChanged } from '../inspection/operations.ts'
import { visitPersonChanged, visitsOfPersonMove } from '../visits/of-person-moves.ts'
import type { PersonBelonging } from './belonging.ts'

/**
 * Everything that goes along when records are merged. Whatever else names a person belongs here. Sheets are not
 * listed: they name a person only through their case, for its timeline.
 */
export const personBelongings: readonly PersonBelonging[] = [
  casesOfPersonMove,
  callbacksOfPersonMove,
  visitsOfPersonMove,
  documentsOfPersonMove,
  contractsOfPersonMove,
  loansOfPersonMove,
  lettersOfPersonMove,
  collectionsOfPersonMove,
  handoverVisitsOfPersonMove,
  signaturesOfPersonMove,
]

/** Operations by which things change the person they name, for the list of everything that can happen. */
export const personMoveOperations = [
  callbackPersonChanged,
  visitPersonChanged,
  documentPersonChanged,
  loanPersonChanged,
  letterPersonChanged,
  collectionPersonChanged,
  handoverPersonChanged,
  inspectionPersonChanged,
]

/** One thing that names a person. */
export interface ThingOfPerson {
  readonly thing: string
  readonly id: string
}

/** All things that name a person, whatever their sort. */
export const thingsOfPerson = (read: ReadDatabase, personId: string): ThingOfPerson[] =>
  personBelongings.flatMap(({ thing, of }) => of(read, personId).map(id => ({ thing, id })))

/** Moves those of the things that name one person to another; what names somebody else by now stays. */
export function moveThings(
  context: CommandContext,
  things: readonly ThingOfPerson[],
  fromPersonId: string,
  toPersonId: string,
): void {
  for (const { thing, id } of things) {
    const belonging = personBelongings.find(one => one.thing === thing)
    if (belonging?.isOf(context.read, id, fromPersonId)) belonging.move(context, id, fromPersonId, toPersonId)
  }
}
