import {
  contactsInFull,
  contractorContent,
  contractors,
  onCallContent,
  onCalls,
  works,
  worksContent,
} from '../contractors/queries.ts'
import type { PartTerm, Trade } from '../contract/contractors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { buildingPart } from '../estate/matching.ts'
import { estateNodes } from '../estate/queries.ts'
import { contractorKey } from './contractor-cells.ts'

export interface ContractorState {
  readonly name: string
  readonly trades: readonly Trade[]
  readonly note: string
}
export interface ContactState {
  readonly name: string
  readonly duty: string
  readonly phone: string | null
}
export interface WorksState {
  readonly number: string
  readonly title: string
  readonly trade: Trade
  readonly buildingIds: readonly string[]
  readonly parts: readonly PartTerm[]
  readonly acceptedOn: string | null
  readonly price: number | null
  readonly settlement: number | null
  readonly note: string
}
export interface OnCallState {
  readonly trades: readonly Trade[]
  readonly from: string
  readonly until: string
  readonly dayPhone: string | null
  readonly nightPhone: string | null
  readonly note: string
}

/** Something as it will be once the file is in: as it stood, with what rows said of it. */
export class Standing<State extends object> {
  readonly id: string
  readonly isNew: boolean
  readonly #before: State
  readonly #said = new Set<keyof State>()
  state: State

  constructor(id: string, state: State, isNew: boolean) {
    this.id = id
    this.isNew = isNew
    this.state = state
    this.#before = state
  }

  /** Takes over what a row says. What two rows of the file say differently stays as the first one said. */
  take(values: { readonly [Name in keyof State]?: State[Name] | undefined }): {
    readonly changed: boolean
    readonly conflict: boolean
  } {
    let changed = false
    let conflict = false
    for (const name in values) {
      const value = values[name]
      if (value === undefined) continue
      if (JSON.stringify(value) !== JSON.stringify(this.state[name])) {
        // Lists grow from row to row: each row of one contract may bring a building or a part.
        if (this.#said.has(name) && !Array.isArray(value)) conflict = true
        else {
          this.state = { ...this.state, [name]: value }
          changed = true
        }
      }
      this.#said.add(name)
    }
    return { changed, conflict }
  }

  /** Members that differ from how it stood. */
  differences(): (keyof State & string)[] {
    const names: (keyof State & string)[] = []
    for (const name in this.state)
      if (JSON.stringify(this.state[name]) !== JSON.stringify(this.#before[name])) names.push(name)
    return names
  }

  get before(): State {
    return this.#before
  }
}

/** A contractor with all that is known of it and what the file adds. */
export interface KnownContractor {
  readonly entry: Standing<ContractorState>
  readonly retired: boolean
  readonly contacts: Standing<ContactState>[]
  readonly works: Standing<WorksState>[]
  readonly removedWorks: readonly { readonly number: string; readonly title: string }[]
  readonly onCalls: Standing<OnCallState>[]
}

/** Contractors of the desk and of the file, and the buildings their works are about. */
export class ContractorIndex {
  readonly #byKey = new Map<string, KnownContractor[]>()
  readonly #buildings = new Map<string, string[]>()
  readonly #newId: () => string

  constructor(read: ReadDatabase, newId: () => string) {
    this.#newId = newId
    this.#readContractors(read)
    this.#readBuildings(read)
  }

  /** The contractor of this name, made where there is none; `many` where several have it. */
  find(name: string, trades: readonly Trade[] | undefined): KnownContractor | 'many' {
    const key = contractorKey(name)
    const [first, ...more] = this.#byKey.get(key) ?? []
    if (more.length > 0) return 'many'
    if (first) return first
    const state = { name, trades: trades ?? ['other' as const], note: '' }
    return {
      entry: new Standing(this.#newId(), state, true),
      retired: false,
      contacts: [],
      works: [],
      removedWorks: [],
      onCalls: [],
    }
  }

  /** Keeps a contractor that {@link find} made, once its row is taken. @returns whether it is a new one */
  keep(contractor: KnownContractor): boolean {
    const key = contractorKey(contractor.entry.state.name)
    if (this.#byKey.has(key)) return false
    this.#byKey.set(key, [contractor])
    return true
  }

  /** The buildings of comparable names; the name of the first that is unknown, or of several buildings. */
  buildings(
    names: readonly string[] | 'all',
  ): { readonly ids: readonly string[] } | { readonly unknown: string } | { readonly ambiguous: string } {
    if (names === 'all') return { ids: [...new Set([...this.#buildings.values()].flat())] }
    const ids: string[] = []
    for (const name of names) {
      const [id, ...more] = this.#buildings.get(name) ?? []
      if (id === undefined) return { unknown: name }
      if (more.length > 0) return { ambiguous: name }
      if (!ids.includes(id)) ids.push(id)
    }
    return { ids }
  }

  /** All contractors the file told of, in the order of the desk's list and then of the file. */
  *all(): Generator<KnownContractor> {
    for (const same of this.#byKey.values()) yield* same
  }

  #readContractors(read: ReadDatabase): void {
    // Whether a contract runs today is not asked here.
    const today = ''
    const contacts = Map.groupBy(contactsInFull(read), ({ contractorId }) => contractorId)
    const allWorks = Map.groupBy(works(read, { sums: true, today }, null), ({ contractorId }) => contractorId)
    const allOnCalls = Map.groupBy(onCalls(read, today, null), ({ contractorId }) => contractorId)
    for (const { id, name } of contractors(read, today)) {
      const content = contractorContent(read, id)
      if (!content) continue
      const { retired, ...state } = content
      const mine = allWorks.get(id) ?? []
      const known: KnownContractor = {
        entry: new Standing<ContractorState>(id, state, false),
        retired,
        contacts: (contacts.get(id) ?? []).map(
          one => new Standing(one.id, { name: one.name ?? '', duty: one.duty, phone: one.phone }, false),
        ),
        works: mine.filter(one => !one.removed).flatMap(one => standingWorks(read, one.id)),
        removedWorks: mine.filter(one => one.removed),
        onCalls: (allOnCalls.get(id) ?? [])
          .filter(one => !one.ended)
          .flatMap(one => standingOnCall(read, one.id)),
      }
      const key = contractorKey(name)
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), known])
    }
  }

  #readBuildings(read: ReadDatabase): void {
    const nodes = new Map(estateNodes(read).map(node => [node.id, node]))
    for (const node of nodes.values()) {
      if (node.kind !== 'building') continue
      const above = node.parentId === null ? undefined : nodes.get(node.parentId)
      const own = buildingPart(node.matchName)
      const names = [node.matchName, own, ...(above?.kind === 'phase' ? [`${above.matchName}~${own}`] : [])]
      for (const name of new Set(names))
        this.#buildings.set(name, [...(this.#buildings.get(name) ?? []), node.id])
    }
  }
}

function standingWorks(read: ReadDatabase, id: string): Standing<WorksState>[] {
  const content = worksContent(read, id)
  if (!content) return []
  const { contractorId: _, removed: _removed, ...state } = content
  return [new Standing<WorksState>(id, state, false)]
}

function standingOnCall(read: ReadDatabase, id: string): Standing<OnCallState>[] {
  const content = onCallContent(read, id)
  if (!content) return []
  const { contractorId: _, ended: _ended, ...state } = content
  return [new Standing<OnCallState>(id, state, false)]
}
