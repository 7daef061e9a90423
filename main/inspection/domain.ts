import { unitTypeCommands } from '../unit-types/commands.ts'
import { unitTypeOperations } from '../unit-types/operations.ts'
import { unitTypeTables } from '../unit-types/tables.ts'
import { inspectionOwnCommands } from './commands.ts'
import { defectCommands } from './defect-commands.ts'
import { defectOperations } from './defect-operations.ts'
import { inspectionOwnOperations } from './operations.ts'
import { inspectionOwnTables } from './tables.ts'

/** What homes look like and what is found in them. */
export const inspectionTables = [...unitTypeTables, ...inspectionOwnTables]
export const inspectionOperations = [...unitTypeOperations, ...inspectionOwnOperations, ...defectOperations]
export const inspectionCommands = [...unitTypeCommands, ...inspectionOwnCommands, ...defectCommands]
