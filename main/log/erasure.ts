import { z } from 'zod'
import type { Table } from '../database/table.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { defineOperation, type ErasedAggregate } from './operation.ts'

/**
 * Personal data erased as the law asks (PIPL art. 47). The operations stay in the chain with their facts and the
 * hash of what was erased; salt and words are gone from log and tables.
 */
export const dataErased = defineOperation({
  type: 'data.erased',
  version: 1,
  aggregate: 'erasure',
  facts: z.object({
    targets: z.array(z.object({ aggregate: z.string(), id: z.string() })).min(1),
    reason: z.string().max(200),
  }),
  personal: z.object({}),
  subjects: ({ facts }) => facts.targets.slice(0, 10).map(target => target.id),
  erases: ({ facts }) => facts.targets,
  apply() {},
})

/** Nulls the personal columns, or deletes purely personal rows, of one aggregate in every synced table. */
export function eraseFromTables(
  tables: TableWriter,
  syncedTables: readonly Table[],
  target: ErasedAggregate,
): void {
  for (const table of syncedTables) {
    if (table.synced?.aggregate !== target.aggregate) continue
    const personal = Object.entries(table.columns)
      .filter(([, column]) => column.personal)
      .map(([name]) => name)
    const column = table.synced.aggregateColumn as never
    if (table.synced.onErase === 'delete') tables.deleteWhere(table, column, target.id)
    else tables.updateWhere(table, column, target.id, Object.fromEntries(personal.map(name => [name, null])))
  }
}
