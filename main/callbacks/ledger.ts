import type { CallbackRow } from '../contract/callback-views.ts'
import type { CallbackState } from '../contract/callbacks.ts'
import { Scores } from '../contract/callbacks.ts'
import { parseCursor } from './list.ts'
import { presentRows, type RowContext, rowsSql, type StoredRow } from './rows.ts'

/** What of the register is asked for. */
export interface CallbackLedgerQuestion {
  readonly state: CallbackState | undefined
  readonly buildingId: string | undefined
  /** Planned from this moment on, and before that one. UTC milliseconds. */
  readonly since: number | undefined
  readonly to: number | undefined
  readonly before: string | undefined
  readonly limit: number
}

export interface CallbackLedgerRow extends CallbackRow {
  readonly plannedAt: number
  readonly scores: Scores
}

/** A page of the register, the latest planned first; each filter walks along an index of its own. */
export function callbackLedgerPage(
  context: RowContext,
  { state, buildingId, since, to, before, limit }: CallbackLedgerQuestion,
): { readonly rows: readonly CallbackLedgerRow[]; readonly next: string | null } {
  const { sql, values } = ledgerStatement({ state, buildingId, since, to, before, limit })
  const stored = context.read.all<StoredRow>(sql, values)
  const page = stored.slice(0, limit)
  const last = page.at(-1)
  const rows = presentRows(context, page).map((row, index) => ({
    ...row,
    plannedAt: page[index]?.plannedAt ?? 0,
    scores: Scores.parse(JSON.parse(page[index]?.scores ?? '{}')),
  }))
  return { rows, next: stored.length > limit && last ? `${last.plannedAt}.${last.id}` : null }
}

/** The statement of a page, one row more than `limit`; a test looks at its plan. */
export function ledgerStatement({ state, buildingId, since, to, before, limit }: CallbackLedgerQuestion) {
  const after = parseCursor(before) ?? { at: Number.MAX_SAFE_INTEGER, id: '' }
  const conditions: string[] = []
  const values: (string | number)[] = []
  const ask = (condition: string, ...given: (string | number)[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  if (buildingId !== undefined) ask('building_id = ?', buildingId)
  if (state !== undefined) ask('state = ?', state)
  if (since !== undefined) ask('planned_at >= ?', since)
  if (to !== undefined) ask('planned_at < ?', to)
  ask('(planned_at, id) < (?, ?)', after.at, after.id)
  const index =
    buildingId !== undefined
      ? 'callback_building'
      : state !== undefined
        ? 'callback_state'
        : 'callback_planned'
  const page = `indexed by ${index} where ${conditions.join(' and ')} order by planned_at desc, id desc limit ?`
  return {
    sql: `${rowsSql(page)} order by page."plannedAt" desc, page.id desc`,
    values: [...values, limit + 1],
  }
}
