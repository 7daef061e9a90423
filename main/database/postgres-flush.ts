import type { Table } from './table.ts'

export type Value = string | number | null
export type ValueRow = Record<string, Value>

/** The part of a PostgreSQL connection that is used; bigint must arrive as numbers. */
export interface PostgresClient {
  query(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: ValueRow[]; readonly rowCount: number | null }>
}

/** What becomes of one row. */
export type RowChange =
  | { readonly kind: 'row'; readonly values: ValueRow; readonly replace: boolean }
  | { readonly kind: 'change'; readonly patch: ValueRow; readonly amounts: Record<string, number> }
  | { readonly kind: 'delete'; readonly mustExist: boolean }

/** Changes of single rows by key; independent of each other, so they can be sent together. */
export interface RowStep {
  readonly kind: 'rows'
  readonly changes: Map<string, RowChange>
}

export type Step =
  | RowStep
  | {
      readonly kind: 'updateWhere'
      readonly column: string
      readonly value: string
      readonly patch: ValueRow
    }
  | { readonly kind: 'deleteWhere'; readonly column: string; readonly values: string[] }

/** Sends the steps of one table in their order. */
export async function flushSteps(
  client: PostgresClient,
  table: Table,
  steps: readonly Step[],
): Promise<void> {
  for (const step of steps) {
    if (step.kind === 'rows') await flushRows(client, table, step)
    else if (step.kind === 'deleteWhere')
      await client.query(`delete from "${table.name}" where "${step.column}" = any($1)`, [step.values])
    else {
      const columns = Object.keys(step.patch)
      const sets = columns.map((column, index) => `"${column}"=$${index + 2}`).join(', ')
      await client.query(`update "${table.name}" set ${sets} where "${step.column}"=$1`, [
        step.value,
        ...columns.map(column => step.patch[column]),
      ])
    }
  }
}

/** Deletions first, then changes, then new rows: a value that must be unique is free before it is taken again. */
async function flushRows(client: PostgresClient, table: Table, { changes }: RowStep): Promise<void> {
  const gone: string[] = []
  const perhapsGone: string[] = []
  const changed = new Map<string, { key: string; patch: ValueRow; amounts: Record<string, number> }[]>()
  const inserted: ValueRow[] = []
  const replaced: ValueRow[] = []
  for (const [key, change] of changes) {
    if (change.kind === 'delete') (change.mustExist ? gone : perhapsGone).push(key)
    else if (change.kind === 'row') (change.replace ? replaced : inserted).push(change.values)
    else {
      const shape = `${Object.keys(change.patch).sort().join()}+${Object.keys(change.amounts).sort().join()}`
      const group = changed.get(shape) ?? []
      group.push({ key, patch: change.patch, amounts: change.amounts })
      changed.set(shape, group)
    }
  }
  await deleteRows(client, table, perhapsGone)
  expectAll(table, gone.length, await deleteRows(client, table, gone))
  for (const group of changed.values()) expectAll(table, group.length, await changeRows(client, table, group))
  await insertRows(client, table, inserted, '')
  const others = table.columnNames.filter(column => column !== table.primary)
  const sets = others.map(column => `"${column}"=excluded."${column}"`).join(', ')
  const action = others.length === 0 ? 'do nothing' : `do update set ${sets}`
  await insertRows(client, table, replaced, `on conflict ("${table.primary}") ${action}`)
}

function expectAll(table: Table, wanted: number, found: number): void {
  if (found !== wanted)
    throw new Error(`${wanted - found} of ${wanted} rows of ${table.name} to change are not there`)
}

async function deleteRows(client: PostgresClient, table: Table, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  const list = `$1::${arrayType(table, table.primary)}`
  const { rowCount } = await client.query(
    `delete from "${table.name}" where "${table.primary}" = any(${list})`,
    [keys],
  )
  return rowCount ?? 0
}

async function changeRows(
  client: PostgresClient,
  table: Table,
  group: readonly { key: string; patch: ValueRow; amounts: Record<string, number> }[],
): Promise<number> {
  const [first] = group
  if (!first) return 0
  const patched = Object.keys(first.patch)
  const added = Object.keys(first.amounts)
  if (patched.length + added.length === 0) return group.length
  const columns = [table.primary, ...patched, ...added]
  // Names of their own: a table may have a column called like the list.
  const names = columns.map((_, index) => `"c${index}"`)
  const lists = columns.map((column, index) => `$${index + 1}::${arrayType(table, column)}`)
  const sets = columns
    .slice(1)
    .map((column, index) =>
      index < patched.length
        ? `"${column}"=v.${names[index + 1]}`
        : `"${column}"=t."${column}"+v.${names[index + 1]}`,
    )
  const { rowCount } = await client.query(
    `update "${table.name}" as t set ${sets.join(', ')} from unnest(${lists.join(', ')}) as v(${names.join(', ')})
     where t."${table.primary}"=v."c0"`,
    [
      group.map(({ key }) => key),
      ...patched.map(column => group.map(({ patch }) => patch[column] ?? null)),
      ...added.map(column => group.map(({ amounts }) => amounts[column] ?? 0)),
    ],
  )
  return rowCount ?? 0
}

async function insertRows(
  client: PostgresClient,
  table: Table,
  rows: readonly ValueRow[],
  conflict: string,
): Promise<void> {
  if (rows.length === 0) return
  const columns = table.columnNames
  const lists = columns.map((column, index) => `$${index + 1}::${arrayType(table, column)}`)
  await client.query(
    `insert into "${table.name}" (${columns.map(column => `"${column}"`).join(', ')})
     select * from unnest(${lists.join(', ')}) ${conflict}`,
    columns.map(column => rows.map(row => row[column] ?? null)),
  )
}

function arrayType(table: Table, column: string): string {
  return table.columns[column]?.kind === 'integer' ? 'bigint[]' : 'text[]'
}
