import { inspectionCommands, inspectionOperations, inspectionTables } from '../inspection/domain.ts'
import { saleCommands, saleOperations, saleTables } from '../settlement/domain.ts'
import { batchCommands } from './batch-commands.ts'
import { batchOperations } from './batch-operations.ts'
import { handoverTables } from './tables.ts'
import { visitCommands } from './visit-commands.ts'
import { visitOperations } from './visit-operations.ts'

/** All around the day of handover: homes and what is found in them, batches and visits, contracts and their money. */
export const deliveryTables = [...saleTables, ...handoverTables, ...inspectionTables]
export const deliveryOperations = [
  ...saleOperations,
  ...batchOperations,
  ...visitOperations,
  ...inspectionOperations,
]
export const deliveryCommands = [...saleCommands, ...batchCommands, ...visitCommands, ...inspectionCommands]
