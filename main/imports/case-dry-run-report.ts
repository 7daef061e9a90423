import type { RegisterDryRun } from '../contract/case-imports.ts'
import { operationsOf } from './case-commit.ts'
import type { StagedCase } from './case-staged.ts'
import type { ImportReason } from './reasons.ts'
import { type RowPlace, RowReport } from './row-report.ts'

/** Words of categories that are counted, and those that are told. */
const mostCounted = 2_000
const mostTold = 30

/** Counts what trying a register decides, and stages the cases. */
export class RegisterReport extends RowReport {
  readonly #states = { open: 0, resolved: 0, closed: 0, void: 0 }
  #withUnit = 0
  #withCategory = 0
  readonly #unknownCategories = new Map<string, number>()
  #received: { from: number; until: number } | null = null

  /** A row that was taken over before, by an earlier import or an earlier row. */
  know(place: RowPlace, warnings: readonly ImportReason[]): void {
    this.count('unchanged', place, warnings)
  }

  take(
    place: RowPlace,
    staged: StagedCase,
    unknownCategory: string | null,
    warnings: readonly ImportReason[],
  ): void {
    this.count('created', place, warnings)
    this.operations += operationsOf(staged)
    const { state, receivedAt, unitId, category } = staged
    this.#states[state === 'received' || state === 'handling' ? 'open' : state] += 1
    if (unitId !== null) this.#withUnit += 1
    if (category.length > 0) this.#withCategory += 1
    const { from, until } = this.#received ?? { from: receivedAt, until: receivedAt }
    this.#received = { from: Math.min(from, receivedAt), until: Math.max(until, receivedAt) }
    if (unknownCategory !== null) this.#countCategory(unknownCategory)
    this.staged.add(staged)
  }

  result(): RegisterDryRun {
    return {
      kind: 'cases',
      ...this.looks(),
      counts: {
        ...this.outcomes,
        unitsCreated: 0,
        unitsChanged: 0,
        peopleCreated: 0,
        peopleChanged: 0,
        nodesCreated: 0,
      },
      states: { ...this.#states },
      withUnit: this.#withUnit,
      withCategory: this.#withCategory,
      unknownCategories: [...this.#unknownCategories]
        .map(([words, rows]) => ({ words, rows }))
        .sort((a, b) => b.rows - a.rows)
        .slice(0, mostTold),
      received: this.#received,
    }
  }

  #countCategory(words: string): void {
    const known = this.#unknownCategories.get(words)
    if (known === undefined && this.#unknownCategories.size >= mostCounted) return
    this.#unknownCategories.set(words, (known ?? 0) + 1)
  }
}
