import { z } from 'zod'
import {
  type CollectionAttempt,
  type CollectionHome,
  type CollectionPerson,
  type CollectionProgress,
  type CollectionRow,
  CollectionWant,
} from '../contract/collections.ts'
import { OccupancyRole } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import { missingPapersInBuilding } from '../documents/overview.ts'
import { buildingsInOrder } from '../estate/tree.ts'
import { asWalked, type ContactState, contactsInBuilding } from '../people/contact-state.ts'
import { staffNameOf } from '../staff/names.ts'

type Found = Omit<CollectionRow, 'wants' | 'roles' | 'buildingIds' | 'late'> & {
  readonly wants: string
  readonly roles: string
  readonly buildings: string
}

const columns = `collection.id, title, wants, roles, buildings, until_day as "until", started_at as "startedAt",
  ${staffNameOf('collection.started_by')} as "startedByName", ended_at as "endedAt",
  (select count(*) from collection_attempt a where a.collection_id=collection.id) as attempts`

function asRow({ wants, roles, buildings, ...row }: Found, today: string): CollectionRow {
  return {
    ...row,
    wants: z.array(CollectionWant).parse(JSON.parse(wants)),
    roles: z.array(OccupancyRole).parse(JSON.parse(roles)),
    buildingIds: z.array(z.string()).parse(JSON.parse(buildings)),
    late: row.endedAt === null && row.until < today,
  }
}

/** Campaigns, those that run first, then the latest. */
export function listCollections(read: ReadDatabase, today: string): CollectionRow[] {
  return read
    .all<Found>(
      `select ${columns} from collection order by ended_at is not null, started_at desc, collection.id desc limit 100`,
    )
    .map(row => asRow(row, today))
}

/** Campaigns that run, those that should end first, first. */
export function runningCollections(read: ReadDatabase): CollectionRow[] {
  return read
    .all<Found>(`select ${columns} from collection where ended_at is null order by until_day, collection.id`)
    .map(row => asRow(row, ''))
}

export function storedCollection(
  read: ReadDatabase,
  collectionId: string,
  today = '',
): CollectionRow | undefined {
  const found = read.get<Found>(`select ${columns} from collection where id=?`, [collectionId])
  return found && asRow(found, today)
}

export function attemptExists(read: ReadDatabase, attemptId: string): boolean {
  return read.get('select 1 from collection_attempt where id=?', [attemptId]) !== undefined
}

/** Buildings a campaign is about, in the order of the tree, each with its name from the project down. */
export function buildingsOfCollection(
  read: ReadDatabase,
  { buildingIds }: Pick<CollectionRow, 'buildingIds'>,
): { readonly id: string; readonly name: string }[] {
  return buildingsInOrder(read)
    .filter(({ id }) => buildingIds.length === 0 || buildingIds.includes(id))
    .map(({ id, path }) => ({ id, name: path.join(' ') }))
}

/** Whom a campaign is about in one building, each once, in the order of their homes. */
export function peopleOfCollection(
  read: ReadDatabase,
  collection: Pick<CollectionRow, 'id' | 'wants' | 'roles'>,
  buildingId: string,
  today: string,
): CollectionPerson[] {
  const papers = collection.wants.includes('documents')
    ? missingPapersInBuilding(read, buildingId)
    : new Map<string, readonly string[]>()
  const people = new Map<string, { state: ContactState; units: CollectionHome[] }>()
  for (const state of contactsInBuilding(read, buildingId, collection.roles, today)) {
    const { personId, unitId, number, floor, entrance } = state
    const one = people.get(personId) ?? { state, units: [] }
    if (!one.units.some(unit => unit.unitId === unitId))
      one.units.push({ unitId, number, floor, entrance, missing: papers.get(unitId) ?? [] })
    people.set(personId, one)
  }
  const attempts = attemptsOf(read, collection.id, [...people.keys()])
  return [...people].map(([personId, { state, units }]) => ({
    personId,
    name: state.name,
    units,
    lacks: collection.wants.filter(want =>
      want === 'documents' ? units.some(({ missing }) => missing.length > 0) : state[want] === 0,
    ),
    attempts: attempts.get(personId) ?? [],
  }))
}

function attemptsOf(
  read: ReadDatabase,
  collectionId: string,
  personIds: readonly string[],
): Map<string, CollectionAttempt[]> {
  const rows = read.all<CollectionAttempt & { personId: string }>(
    `select a.id, a.person_id as "personId", a.at, ${staffNameOf('a.by')} as "byName", a.way, a.result, a.note
     from json_each(?) j cross join collection_attempt a on a.collection_id=? and a.person_id=j.value
     order by a.at desc, a.id desc`,
    [JSON.stringify(personIds), collectionId],
  )
  const byPerson = new Map<string, CollectionAttempt[]>()
  for (const { personId, ...attempt } of rows)
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), attempt])
  return byPerson
}

/** Somebody to see at a home, with what is missing of them there. */
export interface ToAskAtHome {
  readonly home: CollectionHome
  readonly people: readonly CollectionPerson[]
}

/**
 * Homes somebody has to go to still, in the order they are walked: whoever refuses is not asked again, and papers are asked for
 * at the home that lacks them.
 */
export function homesToGoTo(people: readonly CollectionPerson[]): ToAskAtHome[] {
  const homes = new Map<string, { home: CollectionHome; people: CollectionPerson[] }>()
  for (const person of people) {
    if (person.attempts[0]?.result === 'refused') continue
    for (const home of person.units) {
      const lacks = person.lacks.filter(want => want !== 'documents' || home.missing.length > 0)
      if (lacks.length === 0) continue
      const one = homes.get(home.unitId) ?? { home, people: [] }
      one.people.push({ ...person, lacks })
      homes.set(home.unitId, one)
    }
  }
  return [...homes.values()].sort(({ home: one }, { home: other }) => asWalked(one, other))
}

/** How far a campaign is with these people. */
export function progressOf(people: readonly CollectionPerson[]): CollectionProgress {
  const lacking = people.filter(({ lacks }) => lacks.length > 0)
  return {
    people: people.length,
    complete: people.length - lacking.length,
    refused: lacking.filter(({ attempts }) => attempts[0]?.result === 'refused').length,
    tried: lacking.filter(({ attempts }) => attempts.length > 0).length,
    homes: homesToGoTo(lacking).length,
  }
}
