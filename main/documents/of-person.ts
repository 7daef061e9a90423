import type { CommandContext } from '../log/command.ts'
import { scanTable } from './tables.ts'

/** Forgets from which scans erased papers were made: their names are what people or scanners called them. */
export function forgetScansOf({ local }: CommandContext, documentIds: readonly string[]): void {
  for (const id of documentIds) local.deleteWhere(scanTable, 'document_id', id)
}
