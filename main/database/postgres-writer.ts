import {
  flushSteps,
  type PostgresClient,
  type RowStep,
  type Step,
  type Value,
  type ValueRow,
} from './postgres-flush.ts'
import type { Table } from './table.ts'
import type { TableWriter } from './table-writer.ts'

/** The narrow writer on PostgreSQL: calls are held per table and sent in batches. */
export interface PostgresWriter extends TableWriter {
  /** Loads rows that `find` will be asked for, after sending what is held. */
  prefetch(client: PostgresClient, table: Table, keys: readonly string[]): Promise<void>
  /** Sends everything held, table by table, in the order it was written within each. */
  flush(client: PostgresClient): Promise<void>
  /** Forgets what is held and loaded: after a rollback, or to let go of memory. */
  clear(): void
}

interface TableState {
  readonly table: Table
  /** Whole rows as they will stand after the flush; null where there is none. */
  readonly known: Map<string, ValueRow | null>
  steps: Step[]
}

/**
 * A writer whose calls reach the database with `flush`. Calls on the same row are merged on the way, so that a
 * thousand operations become a few statements. What `find` is asked for must have been prefetched or written since.
 */
export function createPostgresWriter(): PostgresWriter {
  const states = new Map<string, TableState>()

  const stateOf = (table: Table): TableState => {
    let state = states.get(table.name)
    if (!state) {
      state = { table, known: new Map(), steps: [] }
      states.set(table.name, state)
    }
    return state
  }

  /** The step that takes changes of single rows; a change by condition before it must be sent first. */
  const rowStep = (state: TableState): RowStep => {
    const last = state.steps.at(-1)
    if (last?.kind === 'rows') return last
    const step: RowStep = { kind: 'rows', changes: new Map() }
    state.steps.push(step)
    return step
  }

  async function flush(client: PostgresClient): Promise<void> {
    for (const state of states.values()) {
      const { steps } = state
      state.steps = []
      await flushSteps(client, state.table, steps)
    }
  }

  const missing = (table: Table, key: string) => new Error(`no row of ${table.name} has the key ${key}`)

  return {
    insert(table, row) {
      const state = stateOf(table)
      const { key, values } = rowOf(table, row)
      const { changes } = rowStep(state)
      const held = changes.get(key)
      if (held?.kind === 'row' || state.known.get(key))
        throw new Error(`${table.name} has a row ${key} already`)
      changes.set(key, { kind: 'row', values: { ...values }, replace: held?.kind === 'delete' })
      state.known.set(key, values)
    },
    put(table, row) {
      const state = stateOf(table)
      const { key, values } = rowOf(table, row)
      const { changes } = rowStep(state)
      const held = changes.get(key)
      const replace = held?.kind === 'row' ? held.replace : true
      changes.set(key, { kind: 'row', values: { ...values }, replace })
      state.known.set(key, values)
    },
    update(table, key, patch) {
      change(table, key, patch as ValueRow, {})
    },
    add(table, key, amounts) {
      change(table, key, {}, amounts as Record<string, number>)
    },
    delete(table, key) {
      const state = stateOf(table)
      const { changes } = rowStep(state)
      const held = changes.get(key)
      if (held?.kind === 'delete' || state.known.get(key) === null) throw missing(table, key)
      if (held?.kind === 'row' && !held.replace) changes.delete(key)
      else changes.set(key, { kind: 'delete', mustExist: held?.kind !== 'row' })
      state.known.set(key, null)
    },
    find(table, key) {
      const row = stateOf(table).known.get(key)
      if (row === undefined) throw new Error(`apply finds ${table.name} without naming it in needs`)
      return row === null ? undefined : ({ ...row } as never)
    },
    updateWhere(table, column, value, patch) {
      if (Object.keys(patch).length === 0) return
      const state = stateOf(table)
      state.steps.push({ kind: 'updateWhere', column, value, patch: patch as ValueRow })
      for (const row of state.known.values()) if (row?.[column] === value) Object.assign(row, patch)
    },
    deleteWhere(table, column, value) {
      const state = stateOf(table)
      const last = state.steps.at(-1)
      if (last?.kind === 'deleteWhere' && last.column === column) last.values.push(value)
      else state.steps.push({ kind: 'deleteWhere', column, values: [value] })
      for (const [key, row] of state.known) if (row?.[column] === value) state.known.set(key, null)
    },
    async prefetch(client, table, keys) {
      await flush(client)
      const { known } = stateOf(table)
      const wanted = [...new Set(keys)].filter(key => !known.has(key))
      if (wanted.length === 0) return
      const { rows } = await client.query(
        `select * from "${table.name}" where "${table.primary}" = any($1)`,
        [wanted],
      )
      for (const key of wanted) known.set(key, null)
      for (const row of rows) known.set(String(row[table.primary]), row)
    },
    flush,
    clear() {
      states.clear()
    },
  }

  function change(
    table: Table,
    key: string,
    patch: ValueRow,
    amounts: Readonly<Record<string, number>>,
  ): void {
    const state = stateOf(table)
    const { changes } = rowStep(state)
    const held = changes.get(key)
    const known = state.known.get(key)
    if (held?.kind === 'delete' || known === null) throw missing(table, key)
    if (known) {
      Object.assign(known, patch)
      for (const [column, amount] of Object.entries(amounts)) known[column] = Number(known[column]) + amount
    }
    if (held?.kind === 'row') {
      Object.assign(held.values, patch)
      for (const [column, amount] of Object.entries(amounts))
        held.values[column] = Number(held.values[column]) + amount
      return
    }
    const merged = held ?? { kind: 'change' as const, patch: {}, amounts: {} }
    for (const [column, value] of Object.entries(patch)) {
      merged.patch[column] = value
      delete merged.amounts[column]
    }
    for (const [column, amount] of Object.entries(amounts)) {
      if (column in merged.patch) merged.patch[column] = Number(merged.patch[column]) + amount
      else merged.amounts[column] = (merged.amounts[column] ?? 0) + amount
    }
    changes.set(key, merged)
  }
}

function rowOf(table: Table, row: object): { key: string; values: ValueRow } {
  const given = row as Record<string, Value | undefined>
  const values: ValueRow = {}
  for (const column of table.columnNames) values[column] = given[column] ?? null
  return { key: String(values[table.primary]), values }
}
