import type { CommandContext } from '../log/command.ts'
import { sourceRemoved } from './operations.ts'

/**
 * Records that the workbook of an import is kept no longer: from then on no row names it. The file itself is deleted
 * by whoever asked, behind the commit.
 */
export function removeImportSource(context: CommandContext, importId: string): void {
  context.emit(sourceRemoved, importId, { facts: {} })
}
