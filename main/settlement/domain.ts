import { contractCommands } from '../contracts/commands.ts'
import { contractOperations } from '../contracts/operations.ts'
import { contractTables } from '../contracts/tables.ts'
import { settlementCommands } from './commands.ts'
import { settlementOperations } from './operations.ts'
import { settlementTables } from './tables.ts'

/** Contracts of homes and the money that hangs on them: one aggregate. */
export const saleTables = [...contractTables, ...settlementTables]
export const saleOperations = [...contractOperations, ...settlementOperations]
export const saleCommands = [...contractCommands, ...settlementCommands]
