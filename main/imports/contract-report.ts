import type { ContractsDryRun, VanishedContract } from '../contract/contract-imports.ts'
import { listedRows, type PlannedChange } from '../contract/imports.ts'
import type { ImportReason } from './reasons.ts'
import { type RowPlace, RowReport } from './row-report.ts'
import type { StagedOperation, StagedRow } from './staged.ts'

/** Counts what trying a file of sales decides, and stages it. */
export class ContractsReport extends RowReport {
  readonly #contracts = { created: 0, changed: 0, unchanged: 0, returned: 0, vanished: 0 }
  readonly #changes: PlannedChange[] = []
  readonly #vanished: VanishedContract[] = []
  readonly #unknownUnits = new Set<string>()
  #unknownUnitRows = 0
  #peopleCreated = 0
  readonly #changedPeople = new Set<string>()

  /** A row about a home that the estate does not have. */
  refuseUnit(place: RowPlace, unit: string, reason: ImportReason): void {
    this.refuse(place, [reason])
    this.#unknownUnitRows += 1
    if (this.#unknownUnits.size < listedRows) this.#unknownUnits.add(unit)
  }

  countRow(
    outcome: 'created' | 'updated' | 'unchanged',
    place: RowPlace,
    warnings: readonly ImportReason[],
  ): void {
    this.count(outcome, place, warnings)
  }

  /** Only the whole file told that a row counted as unchanged changes something. */
  recount(): void {
    this.outcomes.unchanged -= 1
    this.outcomes.updated += 1
  }

  /** People a row brings, before the contracts that name them. */
  stagePeople(
    row: StagedRow,
    changes: readonly Pick<PlannedChange, 'unit' | 'person' | 'changes'>[],
    place: RowPlace,
  ) {
    for (const change of changes) this.tell({ sheet: place.sheet, row: place.row.rowNumber, ...change })
    for (const { kind, id } of row.operations) {
      if (kind === 'person') this.#peopleCreated += 1
      else if (row.basis.includes(id)) this.#changedPeople.add(id)
    }
    this.stage(row)
  }

  stage(row: StagedRow): void {
    if (row.operations.length === 0) return
    this.operations += row.operations.length
    this.stageRow(row)
  }

  /** What becomes of one contract. */
  stageContract(
    outcome: 'created' | 'changed' | 'unchanged' | 'returned',
    operation: StagedOperation | undefined,
    basis: readonly string[],
  ): void {
    this.#contracts[outcome] += 1
    if (operation) this.stage({ operations: [operation], basis: [...basis], identities: [] })
  }

  vanish(contract: VanishedContract): void {
    this.#contracts.vanished += 1
    if (this.#vanished.length < listedRows) this.#vanished.push(contract)
  }

  tell(change: PlannedChange): void {
    if (this.#changes.length < listedRows) this.#changes.push(change)
  }

  result(asksAboutVanished: boolean): ContractsDryRun {
    return {
      kind: 'contracts',
      ...this.looks(),
      counts: {
        ...this.outcomes,
        unitsCreated: 0,
        unitsChanged: 0,
        peopleCreated: this.#peopleCreated,
        peopleChanged: this.#changedPeople.size,
        nodesCreated: 0,
      },
      contracts: { ...this.#contracts },
      asksAboutVanished,
      changes: this.#changes,
      vanished: this.#vanished,
      unknownUnits: [...this.#unknownUnits],
      unknownUnitRows: this.#unknownUnitRows,
    }
  }
}
