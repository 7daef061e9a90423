import { listedRows, type OwnersDryRun, type PlannedChange } from '../contract/imports.ts'
import type { RowDecision } from './decide-row.ts'
import type { ImportReason } from './reasons.ts'
import { type RowPlace, RowReport } from './row-report.ts'

const mostPlaces = 60

/** Counts what trying an owner file decides, and stages it. */
export class OwnersReport extends RowReport {
  readonly #kinds = { node: 0, unit: 0, person: 0 }
  readonly #changedUnits = new Set<string>()
  readonly #changedPeople = new Set<string>()
  readonly #changes: PlannedChange[] = []
  readonly #newPlaces: string[] = []

  take(
    place: RowPlace,
    decision: Extract<RowDecision, { outcome: string }>,
    warnings: readonly ImportReason[],
  ): void {
    const conflict: ImportReason[] = decision.conflict ? [{ code: 'import.conflictInFile', column: '' }] : []
    this.count(decision.outcome, place, [...warnings, ...conflict])
    for (const change of decision.changes) {
      if (this.#changes.length >= listedRows) break
      this.#changes.push({ sheet: place.sheet, row: place.row.rowNumber, ...change })
    }
    for (const name of decision.newPlaces) if (this.#newPlaces.length < mostPlaces) this.#newPlaces.push(name)
    if (decision.operations.length === 0) return
    this.#countOperations(decision)
    this.stageRow(decision)
  }

  result(): OwnersDryRun {
    return {
      kind: 'owners',
      ...this.looks(),
      counts: {
        ...this.outcomes,
        unitsCreated: this.#kinds.unit,
        unitsChanged: this.#changedUnits.size,
        peopleCreated: this.#kinds.person,
        peopleChanged: this.#changedPeople.size,
        nodesCreated: this.#kinds.node,
      },
      changes: this.#changes,
      newPlaces: this.#newPlaces,
    }
  }

  /** Who was there before the import stands in the basis of what changes them. */
  #countOperations({ operations, basis }: Extract<RowDecision, { outcome: string }>): void {
    this.operations += operations.length
    for (const { kind, id } of operations) {
      if (kind === 'node' || kind === 'unit' || kind === 'person') {
        this.#kinds[kind] += 1
      } else if (basis.includes(id)) {
        if (kind === 'unitChange') this.#changedUnits.add(id)
        else this.#changedPeople.add(id)
      }
    }
  }
}
