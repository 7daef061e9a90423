import { z } from 'zod'
import { caseNumbersOf } from '../cases/open-counts.ts'
import { saidOf } from '../contracts/commands.ts'
import { contractRemoved, contractRestored } from '../contracts/operations.ts'
import { contract } from '../contracts/queries.ts'
import { contractBefore } from '../contracts/steps.ts'
import { contractorThingName, takeBackOfContractor } from './contractor-undo.ts'
import { DeskError } from '../contract/errors.ts'
import { Occupancy, PersonDetails, Tier } from '../contract/people.ts'
import { estateNodeRemoved, unitChanged, unitRegistered, unitRemoved } from '../estate/operations.ts'
import { estateNode, nodeIsEmpty, unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { type LoggedOperation, operationsBackwards, operationsBefore, typesAfter } from '../log/history.ts'
import { occupancyRemoved, personChanged, personRemoved } from '../people/operations.ts'
import { occupanciesOfPerson, occupanciesOfUnit, person } from '../people/queries.ts'
import { traitNames } from './unit-facts.ts'
import type { ImportRange } from './queries.ts'

/** Names of what stands in the way, as many as a sentence can hold. */
const mostNamed = 6
const stride = 200
/** Looking at somebody builds nothing. */
const harmless: ReadonlySet<string> = new Set(['person.unmasked', 'contractor.contactUnmasked'])

const Changed = z.object({ changed: z.array(z.string()), tier: Tier.optional() })
const details = PersonDetails.partial()
type DetailName = keyof typeof PersonDetails.shape

/**
 * Takes back everything an import recorded, newest first, so that the tables are what they were. Refuses with
 * `import.undoBlocked`, naming cases and units, where something was built on it since.
 * @returns how many operations were taken back
 */
export function takeBack(context: CommandContext, range: ImportRange): number {
  const total = range.lastSequence - range.firstSequence + 1
  const last = positionOf(context, range)
  const work = new Undo(context, last)
  let done = 0
  // Everything in the way is found before anything is taken back, so that a person hears of all of it at once.
  for (const operation of operationsBackwards(context.read, range)) {
    work.inspect(operation)
    done += 1
    if (done % stride === 0) context.progress(done, total * 2)
  }
  work.refuseIfBlocked()
  for (const operation of operationsBackwards(context.read, range)) {
    work.undo(operation)
    done += 1
    if (done % stride === 0) context.progress(done, total * 2)
  }
  context.progress(total * 2, total * 2)
  return total
}

/** The import's operations lie one behind the other, so the positions follow from the last one. */
function positionOf(context: CommandContext, range: ImportRange): { first: number; last: number } {
  const newest = operationsBackwards(context.read, range).next().value
  const last = newest ? newest.position : 0
  return { first: last - (range.lastSequence - range.firstSequence), last }
}

class Undo {
  readonly #context: CommandContext
  readonly #range: { readonly first: number; readonly last: number }
  readonly #seen = new Set<string>()
  readonly #restored = new Set<string>()
  readonly #added = new Set<string>()
  readonly #inTheWay = new Set<string>()

  constructor(context: CommandContext, range: { first: number; last: number }) {
    this.#context = context
    this.#range = range
  }

  /** Notes what stands in the way of taking this operation back. */
  inspect({ type, aggregateId }: LoggedOperation): void {
    const { read } = this.#context
    if (type === 'unit.registered' || type === 'person.registered') this.#added.add(aggregateId)
    if (this.#seen.has(aggregateId) || this.#inTheWay.size >= mostNamed) return
    this.#seen.add(aggregateId)
    if (typesAfter(read, aggregateId, this.#range.last).some(later => !harmless.has(later))) {
      this.#inTheWay.add(this.#nameOf(aggregateId))
    }
    const kind = type.startsWith('unit.') ? 'unit' : type.startsWith('person.') ? 'person' : undefined
    if (!kind) return
    // Cases only matter of what goes away altogether.
    if (!this.#addedHere(aggregateId)) return
    for (const number of caseNumbersOf(read, kind, aggregateId, mostNamed)) this.#inTheWay.add(number)
    if (kind === 'person' && person(read, aggregateId)?.name === null)
      this.#inTheWay.add(this.#nameOf(aggregateId))
  }

  refuseIfBlocked(): void {
    if (this.#inTheWay.size === 0) return
    const named = [...this.#inTheWay].slice(0, mostNamed)
    throw new DeskError('import.undoBlocked', {
      what: `${named.join('、')}${this.#inTheWay.size > named.length ? ' …' : ''}`,
    })
  }

  undo(operation: LoggedOperation): void {
    const { type, aggregateId } = operation
    const context = this.#context
    switch (type) {
      case 'person.registered':
        return context.emit(personRemoved, aggregateId, { facts: {} })
      case 'person.movedIn':
        return this.#moveOut(operation)
      case 'person.changed':
        return this.#restorePerson(aggregateId)
      case 'unit.changed':
        return this.#restoreUnit(aggregateId)
      case 'unit.registered':
        // Somebody else's people or cases would hang in the air.
        this.#refuseUnless(occupanciesOfUnit(context.read, aggregateId).length === 0, aggregateId)
        return context.emit(unitRemoved, aggregateId, { facts: {} })
      case 'estate.nodeAdded':
        this.#refuseUnless(nodeIsEmpty(context.read, aggregateId), aggregateId)
        return context.emit(estateNodeRemoved, aggregateId, { facts: {} })
      case 'contract.signed':
        return this.#removeContract(aggregateId)
      case 'contract.amended':
      case 'contract.confirmed':
      case 'contract.missed':
        return this.#restoreContract(aggregateId)
      case 'contractor.saved':
      case 'contractor.contactSaved':
      case 'worksContract.saved':
      case 'onCallContract.saved':
        return this.#refuseUnless(takeBackOfContractor(context, operation, this.#range.first), aggregateId)
      default:
        throw new Error(`an import recorded ${type}, which nobody knows how to take back`)
    }
  }

  #refuseUnless(free: boolean, aggregateId: string): void {
    if (!free) throw new DeskError('import.undoBlocked', { what: this.#nameOf(aggregateId) })
  }

  /** Whether the thing itself came with this import, which its first operation tells. */
  #addedHere(aggregateId: string): boolean {
    return (
      this.#added.has(aggregateId) ||
      operationsBefore(this.#context.read, aggregateId, this.#range.first).length === 0
    )
  }

  #moveOut({ aggregateId, facts }: LoggedOperation): void {
    // Also of people who go altogether: their other homes may go before they do.
    const { unitId, role } = Occupancy.parse(JSON.parse(facts))
    this.#context.emit(occupancyRemoved, aggregateId, { facts: { unitId, role } })
  }

  #restorePerson(personId: string): void {
    if (this.#addedHere(personId) || this.#restored.has(personId)) return
    this.#restored.add(personId)
    const before = this.#personBefore(personId)
    const touched = this.#changedHere(personId)
    const personal = Object.fromEntries(
      Object.entries(before.details).filter(([name]) => touched.fields.has(name)),
    )
    this.#context.emit(personChanged, personId, {
      facts: { changed: [...touched.fields].sort(), ...(touched.tier ? { tier: before.tier } : {}) },
      personal: details.parse(personal),
    })
  }

  /** What the person was before the import, told from the log. */
  #personBefore(personId: string): {
    details: Partial<Record<DetailName, unknown>>
    tier: z.infer<typeof Tier>
  } {
    let tier: z.infer<typeof Tier> = 'ordinary'
    let state: Partial<Record<DetailName, unknown>> = {}
    for (const { type, facts, personal } of operationsBefore(
      this.#context.read,
      personId,
      this.#range.first,
    )) {
      const said = details.parse(personal === null ? {} : JSON.parse(personal))
      if (type === 'person.registered') {
        tier = z.object({ tier: Tier }).parse(JSON.parse(facts)).tier
        state = said
      } else if (type === 'person.changed') {
        const change = Changed.parse(JSON.parse(facts))
        tier = change.tier ?? tier
        const dropped = Object.entries(state).filter(([name]) => !change.changed.includes(name))
        state = { ...Object.fromEntries(dropped), ...said }
      }
    }
    return { details: state, tier }
  }

  #changedHere(personId: string): { fields: Set<string>; tier: boolean } {
    const fields = new Set<string>()
    let tier = false
    for (const { type, position, facts } of operationsBefore(
      this.#context.read,
      personId,
      this.#range.last + 1,
    )) {
      if (type !== 'person.changed' || position < this.#range.first) continue
      const change = Changed.parse(JSON.parse(facts))
      for (const field of change.changed) fields.add(field)
      tier ||= change.tier !== undefined
    }
    return { fields, tier }
  }

  #restoreUnit(unitId: string): void {
    if (this.#addedHere(unitId) || this.#restored.has(unitId)) return
    this.#restored.add(unitId)
    const { read } = this.#context
    let state: z.infer<typeof unitChanged.facts> = {}
    const touched = new Set<string>()
    for (const { type, position, facts } of operationsBefore(read, unitId, this.#range.last + 1)) {
      if (type === 'unit.registered') state = unitRegistered.facts.parse(JSON.parse(facts))
      else if (type === 'unit.changed') {
        const change = unitChanged.facts.parse(JSON.parse(facts))
        if (position < this.#range.first) state = { ...state, ...definedOf(change) }
        else for (const name of Object.keys(definedOf(change))) touched.add(name)
      }
    }
    // What nobody had said before is unknown again.
    const unsaid = Object.fromEntries(traitNames.map(name => [name, null]))
    const before = Object.fromEntries(
      Object.entries({ ...unsaid, ...state }).filter(([name]) => touched.has(name)),
    )
    this.#context.emit(unitChanged, unitId, { facts: unitChanged.facts.parse(before) })
  }

  #removeContract(contractId: string): void {
    const current = contract(this.#context.read, contractId)
    if (!current) return
    const { unitId, buyers } = current
    this.#context.emit(contractRemoved, contractId, { facts: { unitId, buyers: [...buyers] } })
  }

  #restoreContract(contractId: string): void {
    if (this.#addedHere(contractId) || this.#restored.has(contractId)) return
    this.#restored.add(contractId)
    const { read } = this.#context
    const current = contract(read, contractId)
    const before = contractBefore(read, contractId, this.#range.first)
    if (!current || !before) return
    const { terms, words, buyers, fromFile, missingSince } = before
    this.#context.emit(contractRestored, contractId, {
      facts: { unitId: current.unitId, buyers: [...buyers], ...terms, fromFile, missingSince },
      personal: saidOf(words),
    })
  }

  /** Cases and units are named by their numbers; people are not named in errors. */
  #nameOf(aggregateId: string): string {
    const { read } = this.#context
    const unit = unitPlace(read, aggregateId)
    if (unit) return unit.number
    const node = estateNode(read, aggregateId)
    if (node) return node.name
    const signed = contract(read, aggregateId)
    if (signed) return unitPlace(read, signed.unitId)?.number ?? '…'
    const builder = contractorThingName(this.#context, aggregateId)
    if (builder !== undefined) return builder
    const home = occupanciesOfPerson(read, aggregateId)[0]
    return (home && unitPlace(read, home.unitId)?.number) ?? '…'
  }
}

const definedOf = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
