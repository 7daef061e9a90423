import { z } from 'zod'
import type { ContractorsDryRun, NewAndChanged } from '../contract/contractor-imports.ts'
import { listedRows, type PlannedChange } from '../contract/imports.ts'
import { contractorKey } from './contractor-cells.ts'
import type { KnownContractor, Standing } from './contractor-index.ts'
import { PartTerm } from '../contract/contractors.ts'
import { maskPhone } from '../contract/masking.ts'
import type { ImportReason } from './reasons.ts'
import { type RowPlace, RowReport } from './row-report.ts'
import type { StagedKind } from './staged.ts'

const Ids = z.array(z.string())
const Parts = z.array(PartTerm)

type Counted = 'contractors' | 'contacts' | 'works' | 'onCalls'
type Content = { readonly facts: Record<string, unknown>; readonly personal: Record<string, unknown> }

/** Counts what trying a file about contractors decides, and stages it once every row was read. */
export class ContractorsReport extends RowReport {
  readonly #counts = { contractors: counter(), contacts: counter(), works: counter(), onCalls: counter() }
  readonly #changes: PlannedChange[] = []
  readonly #nameOf: (buildingIds: readonly string[]) => string

  constructor(
    files: { readonly staged: RowReport['staged']; readonly refused: RowReport['staged'] },
    nameOf: (buildingIds: readonly string[]) => string,
  ) {
    super(files.staged, files.refused)
    this.#nameOf = nameOf
  }

  countRow(
    outcome: 'created' | 'updated' | 'unchanged',
    place: RowPlace,
    warnings: readonly ImportReason[],
  ): void {
    this.count(outcome, place, warnings)
  }

  /** What becomes of one contractor and of all that stands below it; the contractor goes before what names it. */
  settle({ entry, contacts, works, onCalls }: KnownContractor): void {
    const { id, state } = entry
    const { name, trades, note } = state
    this.#stage('contractors', 'contractor', entry, entry, null, {
      facts: { name, trades },
      personal: { note },
    })
    for (const one of contacts)
      this.#stage('contacts', 'contractorContact', entry, one, one.state.name, {
        facts: { contactId: one.id, duty: one.state.duty },
        personal: { name: one.state.name, phone: one.state.phone ?? '' },
      })
    for (const one of works) {
      const { note: remark, ...facts } = one.state
      this.#stage('works', 'works', entry, one, facts.title, {
        facts: { contractorId: id, ...facts },
        personal: { note: remark },
      })
    }
    for (const one of onCalls) {
      const { dayPhone, nightPhone, note: remark, ...facts } = one.state
      const phones = { dayPhone: dayPhone ?? undefined, nightPhone: nightPhone ?? undefined }
      this.#stage('onCalls', 'onCall', entry, one, `${facts.from} – ${facts.until}`, {
        facts: { contractorId: id, ...facts },
        personal: { ...phones, note: remark },
      })
    }
  }

  result(): ContractorsDryRun {
    const nothing = { unitsCreated: 0, unitsChanged: 0, peopleCreated: 0, peopleChanged: 0, nodesCreated: 0 }
    return {
      kind: 'contractors',
      ...this.looks(),
      counts: { ...this.outcomes, ...nothing },
      ...this.#counts,
      changes: this.#changes,
    }
  }

  #stage<State extends object>(
    of: Counted,
    kind: StagedKind,
    contractor: KnownContractor['entry'],
    thing: Standing<State>,
    called: string | null,
    { facts, personal }: Content,
  ): void {
    const differences = thing.differences()
    if (!thing.isNew && differences.length === 0) return
    this.#counts[of][thing.isNew ? 'created' : 'changed'] += 1
    if (!thing.isNew) this.#tell(contractor.state.name, called, thing, differences)
    // A contact is an entry of its contractor.
    const id = kind === 'contractorContact' ? contractor.id : thing.id
    const basis = [...new Set([contractor, thing].flatMap(one => (one.isNew ? [] : [one.id])))]
    const identities = contractor.isNew ? [identityOf(contractor.state.name)] : []
    const operation = { kind, id, facts: { fresh: thing.isNew, ...facts }, personal }
    this.operations += 1
    this.stageRow({ operations: [operation], basis, identities })
  }

  #tell<State extends object>(
    contractor: string,
    called: string | null,
    thing: Standing<State>,
    differences: readonly (keyof State & string)[],
  ): void {
    if (this.#changes.length >= listedRows) return
    const said = (field: string, value: unknown) => this.#said(field, value)
    this.#changes.push({
      sheet: 0,
      row: 0,
      unit: contractor,
      person: called,
      changes: differences.map(field => ({
        field,
        from: said(field, thing.before[field]),
        to: said(field, thing.state[field]),
      })),
    })
  }

  /** Codes with commas between; the screen has the words. Phones are masked. */
  #said(field: string, value: unknown): string {
    if (value === null || value === undefined) return ''
    if (field === 'buildingIds') return this.#nameOf(Ids.parse(value))
    if (field === 'parts')
      return Parts.parse(value)
        .map(({ part, months }) => `${part}:${months ?? ''}`)
        .join(',')
    if (/phone$/i.test(field)) return maskPhone(String(value))
    return String(value)
  }
}

/** What makes two new contractors the same one, for whoever registered it meanwhile. */
export const identityOf = (name: string): string => `contractor ${contractorKey(name)}`

const counter = (): { -readonly [Name in keyof NewAndChanged]: number } => ({ created: 0, changed: 0 })
