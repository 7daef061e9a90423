import type { PlannedChange } from '../contract/imports.ts'
import { identityKeys } from '../people/identities.ts'
import { type EstateIndex, type KnownUnit, type NewNode } from './estate-index.ts'
import type { OwnerRow } from './owner-row.ts'
import type { KnownPerson, PeopleIndex } from './people-index.ts'
import { peopleOf, type RowPerson } from './person-facts.ts'
import type { PlaceRow } from './place-row.ts'
import type { ImportCode } from './reasons.ts'
import type { StagedOperation } from './staged.ts'
import { bitOf, changeable, traitNames, unitAttributes } from './unit-facts.ts'

/** What becomes of one row. */
export type RowDecision =
  | { readonly refused: ImportCode; readonly field: 'unit' | 'person' | 'building' }
  | {
      readonly refused?: undefined
      readonly operations: readonly StagedOperation[]
      readonly basis: readonly string[]
      readonly identities: readonly string[]
      readonly outcome: 'created' | 'updated' | 'unchanged'
      readonly changes: readonly Pick<PlannedChange, 'unit' | 'person' | 'changes'>[]
      readonly conflict: boolean
      readonly newPlaces: readonly string[]
    }

/** Collects what one row does. */
export class RowWork {
  readonly operations: StagedOperation[] = []
  readonly basis: string[] = []
  readonly identities: string[] = []
  readonly changes: Pick<PlannedChange, 'unit' | 'person' | 'changes'>[] = []
  readonly newPlaces: string[] = []
  created = false
  conflict = false
}

/**
 * Decides what a row adds and changes, against the desk and the rows before it. Everything that can be refused is
 * looked at before anything is taken over, so a refused row leaves no trace.
 */
export function decideRow(
  row: OwnerRow,
  context: { readonly estate: EstateIndex; readonly people: PeopleIndex; readonly project: string },
): RowDecision {
  const attributes = unitAttributes(row.unit, row.contract?.deliveryDate)
  if (!attributes.ok || attributes.value === undefined)
    return { refused: 'import.valueTooLong', field: 'unit' }
  const people = peopleOf(row)
  if (!people.ok) return { refused: people.code, field: 'person' }
  const place = context.estate.find(row.unit, context.project)
  if (place.found === 'many') return { refused: 'import.unitAmbiguous', field: 'unit' }

  const work = new RowWork()
  let unit: KnownUnit
  if (place.found === 'unit') {
    ;({ unit } = place)
    changeUnit(unit, attributes.value, work)
  } else {
    const registered = place.register(attributes.value)
    ;({ unit } = registered)
    for (const node of registered.nodes) addNode(node, work)
    registerUnit(unit, work)
  }
  for (const one of people.value ?? []) decidePerson(one, unit, context.people, work)
  const outcome = work.created ? 'created' : work.operations.length > 0 ? 'updated' : 'unchanged'
  if (work.operations.length > 0 && !unit.isNew) work.basis.push(unit.id)
  const { operations, basis, identities, changes, conflict, newPlaces } = work
  return { operations, basis, identities, outcome, changes, conflict, newPlaces }
}

/** Decides what a row of a list of buildings adds. */
export function decidePlace(
  row: PlaceRow,
  { estate, project }: { readonly estate: EstateIndex; readonly project: string },
): RowDecision {
  const nodes = estate.addPlace(row, project)
  if (!nodes) return { refused: 'import.buildingAmbiguous', field: 'building' }
  const work = new RowWork()
  for (const node of nodes) addNode(node, work)
  const { operations, basis, identities, changes, conflict, newPlaces } = work
  const outcome = nodes.length > 0 ? 'created' : 'unchanged'
  return { operations, basis, identities, outcome, changes, conflict, newPlaces }
}

function addNode(node: NewNode, work: RowWork): void {
  const { id, kind, parentId, name, matchName } = node
  work.operations.push({ kind: 'node', id, facts: { kind, parentId, name, matchName } })
  if (parentId !== null) work.basis.push(parentId)
  if (kind !== 'entrance') work.newPlaces.push(name)
}

function registerUnit(unit: KnownUnit, work: RowWork): void {
  const { id, parentId, buildingId, projectId, matchKey, kind, number, room, floor, unitType } = unit
  const { contractArea, measuredArea, orientation } = unit
  const traits = Object.fromEntries(
    traitNames.flatMap(name => (unit[name] === null ? [] : [[name, unit[name]]])),
  )
  work.created = true
  work.basis.push(buildingId)
  work.operations.push({
    kind: 'unit',
    id,
    facts: {
      kind,
      number,
      room,
      floor,
      unitType,
      contractArea,
      measuredArea,
      orientation,
      ...traits,
      parentId,
      buildingId,
      projectId,
      matchKey,
    },
  })
}

function changeUnit(
  unit: KnownUnit,
  next: Pick<KnownUnit, (typeof changeable)[number]>,
  work: RowWork,
): void {
  const facts: Record<string, unknown> = {}
  const shown: { field: string; from: string; to: string }[] = []
  for (const field of changeable) {
    const value = next[field]
    if (value === null) continue
    if (value !== unit[field]) {
      if ((unit.said & bitOf(field)) !== 0) work.conflict = true
      else {
        facts[field] = value
        shown.push({ field, from: String(unit[field] ?? ''), to: String(value) })
        Object.assign(unit, { [field]: value })
      }
    }
    unit.said |= bitOf(field)
  }
  if (shown.length === 0) return
  work.operations.push({ kind: 'unitChange', id: unit.id, facts })
  work.changes.push({ unit: unit.number, person: null, changes: shown })
}

/** Decides about one person of a row, who is known or new, and their role at the home. @returns who it is */
export function decidePerson(
  one: RowPerson,
  unit: KnownUnit,
  people: PeopleIndex,
  work: RowWork,
): KnownPerson {
  const known = people.find(unit, one)
  if (!known) {
    const added = people.register(unit.id, one)
    work.created = true
    work.identities.push(
      ...identityKeys({
        name: added.name,
        phones: added.phones.map(phone => phone.number),
        idDocument: added.idDocument,
      }),
    )
    work.operations.push({
      kind: 'person',
      id: added.id,
      facts: { tier: added.tier, occupancies: [occupancyOf(unit, one)] },
      personal: one.details,
    })
    return added
  }
  const change = people.update(known, one)
  if (change?.conflict) work.conflict = true
  if (change && change.shown.length > 0) {
    const { changed, tier, details } = change
    const facts = { changed, ...(tier === undefined ? {} : { tier }) }
    work.operations.push({ kind: 'personChange', id: known.id, facts, personal: details })
    work.changes.push({ unit: unit.number, person: known.name, changes: change.shown })
    if (!known.isNew) work.basis.push(known.id)
  }
  if (people.hasRole(known, unit.id, one.role)) return known
  people.addRole(known, unit.id, one.role)
  work.created = true
  if (!known.isNew) work.basis.push(known.id)
  work.operations.push({ kind: 'movedIn', id: known.id, facts: occupancyOf(unit, one) })
  return known
}

const occupancyOf = (unit: KnownUnit, one: RowPerson) => ({
  unitId: unit.id,
  role: one.role,
  from: null,
  until: null,
})
