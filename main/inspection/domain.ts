import { unitTypeCommands } from '../unit-types/commands.ts'
import { unitTypeOperations } from '../unit-types/operations.ts'
import { unitTypeTables } from '../unit-types/tables.ts'
import { inspectionOwnCommands } from './commands.ts'
import { defectCommands } from './defect-commands.ts'
import { defectOperations } from './defect-operations.ts'
import { duplicateCommands } from './duplicate-commands.ts'
import { inspectionOwnOperations } from './operations.ts'
import { rectificationCommands } from './rectification-commands.ts'
import { rectificationOperations } from './rectification-operations.ts'
import { rectificationTables } from './rectification-tables.ts'
import { inspectionOwnTables } from './tables.ts'

/** What homes look like, what is found in them and its repair. */
export const inspectionTables = [...unitTypeTables, ...inspectionOwnTables, ...rectificationTables]
export const inspectionOperations = [
  ...unitTypeOperations,
  ...inspectionOwnOperations,
  ...defectOperations,
  ...rectificationOperations,
]
export const inspectionCommands = [
  ...unitTypeCommands,
  ...inspectionOwnCommands,
  ...defectCommands,
  ...rectificationCommands,
  ...duplicateCommands,
]
