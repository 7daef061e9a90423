import { inspectionCommands, inspectionOperations, inspectionTables } from '../inspection/domain.ts'
import { saleCommands, saleOperations, saleTables } from '../settlement/domain.ts'
import { batchCommands } from './batch-commands.ts'
import { batchOperations } from './batch-operations.ts'
import { dayOperations } from './day-operations.ts'
import { decisionCommands } from './decision-commands.ts'
import { stationCommands } from './station-commands.ts'
import { handoverTables } from './tables.ts'
import { visitCommands } from './visit-commands.ts'
import { visitOperations } from './visit-operations.ts'

/** All around the day of handover: homes and what is found in them, batches and visits, contracts and their money. */
export const deliveryTables = [...saleTables, ...handoverTables, ...inspectionTables]
export const deliveryOperations = [
  ...saleOperations,
  ...batchOperations,
  ...visitOperations,
  ...dayOperations,
  ...inspectionOperations,
]
export const deliveryCommands = [
  ...saleCommands,
  ...batchCommands,
  ...visitCommands,
  ...stationCommands,
  ...decisionCommands,
  ...inspectionCommands,
]
