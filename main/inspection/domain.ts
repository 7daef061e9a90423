import { unitTypeCommands } from '../unit-types/commands.ts'
import { unitTypeOperations } from '../unit-types/operations.ts'
import { unitTypeTables } from '../unit-types/tables.ts'

/** What homes look like and what is found in them. */
export const inspectionTables = [...unitTypeTables]
export const inspectionOperations = [...unitTypeOperations]
export const inspectionCommands = [...unitTypeCommands]
