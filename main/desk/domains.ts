import { assignmentCommands } from '../assignment/commands.ts'
import { assignmentOperations } from '../assignment/operations.ts'
import { assignmentReaction } from '../assignment/reaction.ts'
import { assignmentRuleTable } from '../assignment/tables.ts'
import { callbackCommands } from '../callbacks/commands.ts'
import { callbackOperations } from '../callbacks/operations.ts'
import { callbackReaction } from '../callbacks/reaction.ts'
import { callbackTables } from '../callbacks/tables.ts'
import { caseCommands } from '../cases/commands.ts'
import { caseOperations } from '../cases/operations.ts'
import { caseSearchProjection } from '../cases/projection.ts'
import { promiseCommands } from '../cases/promise-commands.ts'
import { promiseOperations } from '../cases/promise-operations.ts'
import { promiseTable } from '../cases/promise-table.ts'
import { registerOperations } from '../cases/register.ts'
import { caseFileTable, caseTable, importedCaseTable } from '../cases/tables.ts'
import type { Table } from '../database/table.ts'
import { deadlineCommands } from '../deadlines/commands.ts'
import { deadlineOperations } from '../deadlines/operations.ts'
import { deadlineReaction } from '../deadlines/reaction.ts'
import { deadlineSettledTable, deadlineTable, deadlineWatchTable } from '../deadlines/tables.ts'
import { demoCommands } from '../demo/commands.ts'
import { estateCommands } from '../estate/commands.ts'
import { estateOperations } from '../estate/operations.ts'
import { estateNodeTable, unitTable } from '../estate/tables.ts'
import { importCommands } from '../imports/commands.ts'
import { importOperations } from '../imports/operations.ts'
import { importMappingTable, importTable } from '../imports/tables.ts'
import { levelsReaction } from '../levels/reaction.ts'
import type { CommandDefinition } from '../log/command.ts'
import { dataErased } from '../log/erasure.ts'
import { incarnationStarted } from '../log/incarnation.ts'
import { type AnyOperation, operationRegistry } from '../log/operation.ts'
import type { Projection } from '../log/projection.ts'
import type { Reaction } from '../log/reaction.ts'
import {
  commandResultTable,
  counterTable,
  incarnationTable,
  operationSubjectTable,
  operationTable,
  projectionDebtTable,
  replicaTable,
  writeGuardTable,
} from '../log/tables.ts'
import { knowledgeCommands } from '../knowledge/commands.ts'
import { answerOperations } from '../knowledge/operations.ts'
import { answerUseReaction } from '../knowledge/reaction.ts'
import { answerTable, answerVersionTable } from '../knowledge/tables.ts'
import { peopleCommands } from '../people/commands.ts'
import { sheetCommands } from '../sheets/commands.ts'
import { sheetOperations } from '../sheets/operations.ts'
import { sheetClockReaction } from '../sheets/clock-reaction.ts'
import { demandReaction } from '../sheets/demands.ts'
import { sheetReaction } from '../sheets/reaction.ts'
import { sheetTables } from '../sheets/tables.ts'
import { peopleOperations } from '../people/operations.ts'
import { personLookupProjection } from '../people/projection.ts'
import { occupancyTable, personPhoneTable, personTable } from '../people/tables.ts'
import { profileCommands } from '../profiles/commands.ts'
import { profileOperations } from '../profiles/operations.ts'
import { profileChangeTable } from '../profiles/tables.ts'
import { siteCommands } from '../site/commands.ts'
import { siteOperations } from '../site/operations.ts'
import { siteTable } from '../site/tables.ts'
import { staffCommands } from '../staff/commands.ts'
import { keptCommands } from '../staff/kept.ts'
import { staffOperations } from '../staff/operations.ts'
import { credentialTable, draftTable, savedViewTable, sessionTable, staffTable } from '../staff/tables.ts'
import { warningCommands } from '../warnings/commands.ts'
import { warningOperations } from '../warnings/operations.ts'
import { collectiveReaction } from '../warnings/reaction.ts'
import { warningCaseTable, warningTable } from '../warnings/tables.ts'
import { visitCommands } from '../visits/commands.ts'
import { visitOperations } from '../visits/operations.ts'
import { homeVisitTable, visitFollowUpTable } from '../visits/tables.ts'
import { watchCommands } from '../watch/commands.ts'
import { watchOperations } from '../watch/operations.ts'
import { watchFindingTable, watchPlaceTable, watchRoundTable } from '../watch/tables.ts'

/** Every table of the desk. */
export const tables: readonly Table[] = [
  operationTable,
  operationSubjectTable,
  incarnationTable,
  counterTable,
  replicaTable,
  commandResultTable,
  writeGuardTable,
  projectionDebtTable,
  siteTable,
  profileChangeTable,
  staffTable,
  credentialTable,
  sessionTable,
  draftTable,
  savedViewTable,
  estateNodeTable,
  unitTable,
  personTable,
  personPhoneTable,
  occupancyTable,
  caseTable,
  caseFileTable,
  importedCaseTable,
  importTable,
  importMappingTable,
  ...callbackTables,
  deadlineTable,
  deadlineWatchTable,
  deadlineSettledTable,
  promiseTable,
  assignmentRuleTable,
  warningTable,
  warningCaseTable,
  ...sheetTables,
  answerTable,
  answerVersionTable,
  watchPlaceTable,
  watchRoundTable,
  watchFindingTable,
  homeVisitTable,
  visitFollowUpTable,
]

/** Tables that are views of the log: guarded, rebuilt, compared. */
export const syncedTables: readonly Table[] = tables.filter(table => table.synced)

/** Everything that can happen. */
export const operations = operationRegistry([
  incarnationStarted,
  dataErased,
  ...siteOperations,
  ...profileOperations,
  ...staffOperations,
  ...estateOperations,
  ...peopleOperations,
  ...caseOperations,
  ...registerOperations,
  ...importOperations,
  ...callbackOperations,
  ...deadlineOperations,
  ...warningOperations,
  ...promiseOperations,
  ...assignmentOperations,
  ...sheetOperations,
  ...answerOperations,
  ...watchOperations,
  ...visitOperations,
] as unknown as readonly AnyOperation[])

/** Everything people can ask for. */
export const commands: ReadonlyMap<string, CommandDefinition> = new Map(
  (
    [
      ...siteCommands,
      ...profileCommands,
      ...demoCommands,
      ...staffCommands,
      ...keptCommands,
      ...estateCommands,
      ...peopleCommands,
      ...caseCommands,
      ...importCommands,
      ...callbackCommands,
      ...deadlineCommands,
      ...warningCommands,
      ...promiseCommands,
      ...assignmentCommands,
      ...sheetCommands,
      ...knowledgeCommands,
      ...watchCommands,
      ...visitCommands,
    ] as unknown as readonly CommandDefinition[]
  ).map(command => [command.name, command]),
)

/** Local-only state derived from the tables. */
export const projections: readonly Projection[] = [personLookupProjection, caseSearchProjection]

/** What the desk decides by itself behind a command, in this order. */
export const reactions: readonly Reaction[] = [
  assignmentReaction,
  collectiveReaction,
  levelsReaction,
  sheetReaction,
  demandReaction,
  sheetClockReaction,
  answerUseReaction,
  callbackReaction,
  deadlineReaction,
]
