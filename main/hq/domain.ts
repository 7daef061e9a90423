import { syncCommands } from '../sync/commands.ts'
import { syncOperations } from '../sync/operations.ts'
import { syncTables } from '../sync/tables.ts'
import { hqCommands } from './commands.ts'
import { hqOperations } from './operations.ts'
import { hqTables } from './tables.ts'

/** Both sides of the exchange between sites and headquarters: the same program is either. */
export const exchangeTables = [...syncTables, ...hqTables]
export const exchangeOperations = [...syncOperations, ...hqOperations]
export const exchangeCommands = [...syncCommands, ...hqCommands]
