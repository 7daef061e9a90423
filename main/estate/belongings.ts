import { callbackHomeChanged, callbacksOfHome } from '../callbacks/home.ts'
import { casesOfHome } from '../cases/home.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import { contractsOfHome } from '../contracts/home.ts'
import { handoverHomeChanged, handoverVisitsOfHome } from '../handover/home.ts'
import { thingHomeChanged, thingsOfHome } from '../lending/home.ts'
import { letterHomeChanged, lettersOfHome } from '../letters/home.ts'
import { patrolStopsOfHome, watchDecisionsOfHome } from '../season/home.ts'
import { patrolStopHomeChanged } from '../season/patrol-operations.ts'
import { watchHomeChanged } from '../season/watch-list-operations.ts'
import { inspectionsOfHome } from '../inspection/home.ts'
import { inspectionHomeChanged } from '../inspection/operations.ts'
import { sheetHomeChanged, sheetsOfHome } from '../sheets/home.ts'
import { documentHomeChanged, documentsOfHome, waiversOfHome } from '../documents/home.ts'
import { visitHomeChanged, visitsOfHome } from '../visits/home.ts'
import type { ThingOfUnit } from '../contract/unit-changes.ts'
import type { Belonging } from './belonging.ts'
import type { UnitPlace } from './queries.ts'

/** Everything that goes along when units are merged or split. Whatever else names a unit belongs here. */
export const belongings: readonly Belonging[] = [
  casesOfHome,
  callbacksOfHome,
  sheetsOfHome,
  visitsOfHome,
  documentsOfHome,
  waiversOfHome,
  contractsOfHome,
  thingsOfHome,
  lettersOfHome,
  patrolStopsOfHome,
  watchDecisionsOfHome,
  handoverVisitsOfHome,
  inspectionsOfHome,
]

/** Operations by which things change their home, for the list of everything that can happen. */
export const homeOperations = [
  callbackHomeChanged,
  sheetHomeChanged,
  visitHomeChanged,
  documentHomeChanged,
  thingHomeChanged,
  letterHomeChanged,
  patrolStopHomeChanged,
  watchHomeChanged,
  handoverHomeChanged,
  inspectionHomeChanged,
]

/** All things of a unit, whatever their sort. */
export const thingsOf = (read: ReadDatabase, unitId: string): ThingOfUnit[] =>
  belongings.flatMap(({ thing, of }) => of(read, unitId).map(id => ({ thing, id })))

/** The chosen things of a unit with what follows them: calls and sheets of a case go where the case goes. */
export function withFollowers(
  read: ReadDatabase,
  unitId: string,
  chosen: readonly ThingOfUnit[],
): ThingOfUnit[] {
  const all = new Map(chosen.map(one => [`${one.thing} ${one.id}`, one]))
  for (const { thing, id } of chosen) {
    if (thing !== 'case') continue
    for (const { thing: other, ofCase, isAt } of belongings)
      for (const follower of ofCase?.(read, id) ?? [])
        if (isAt(read, follower, unitId)) all.set(`${other} ${follower}`, { thing: other, id: follower })
  }
  return [...all.values()]
}

/** Whether a thing is at a unit now; false for a sort this program does not know. */
export const isAt = (read: ReadDatabase, { thing, id }: ThingOfUnit, unitId: string): boolean =>
  belongings.find(one => one.thing === thing)?.isAt(read, id, unitId) ?? false

/** Moves those of the things that are at a unit to another place; what went elsewhere meanwhile stays there. */
export function moveThings(
  context: CommandContext,
  things: readonly ThingOfUnit[],
  fromUnitId: string,
  to: UnitPlace,
): void {
  for (const one of things)
    if (isAt(context.read, one, fromUnitId))
      belongings.find(({ thing }) => thing === one.thing)?.move(context, one.id, to)
}
