import { assignmentCommands } from '../assignment/commands.ts'
import { assignmentOperations } from '../assignment/operations.ts'
import { pastReaction } from '../assignment/past.ts'
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
import { collectionCommands } from '../collections/commands.ts'
import { collectionOperations } from '../collections/operations.ts'
import { collectionTables } from '../collections/tables.ts'
import { watchListCommands } from '../season/watch-list-commands.ts'
import { watchListOperations } from '../season/watch-list-operations.ts'
import { watchListTables } from '../season/watch-list-tables.ts'
import { contractorCommands } from '../contractors/commands.ts'
import { contractorOperations } from '../contractors/operations.ts'
import { contractorTables } from '../contractors/tables.ts'
import type { Table } from '../database/table.ts'
import { deliveryCommands, deliveryOperations, deliveryTables } from '../handover/domain.ts'
import { exchangeCommands, exchangeOperations, exchangeReactions, exchangeTables } from '../hq/domain.ts'
import { deadlineCommands } from '../deadlines/commands.ts'
import { deadlineOperations } from '../deadlines/operations.ts'
import { deadlineReaction } from '../deadlines/reaction.ts'
import { deadlineSettledTable, deadlineTable, deadlineWatchTable } from '../deadlines/tables.ts'
import { documentCommands } from '../documents/commands.ts'
import { inboxCommands } from '../documents/inbox-commands.ts'
import { splitCommands } from '../documents/split-commands.ts'
import { documentOperations } from '../documents/operations.ts'
import { completenessProjection, documentSearchProjection } from '../documents/projection.ts'
import { documentTables } from '../documents/tables.ts'
import { demoCommands } from '../demo/commands.ts'
import { homeOperations } from '../estate/belongings.ts'
import { estateCommands } from '../estate/commands.ts'
import { estateOperations } from '../estate/operations.ts'
import { recordCommands } from '../estate/record-commands.ts'
import { estateNodeTable, estateRecordTable, unitChangeTable, unitTable } from '../estate/tables.ts'
import { unitChangeCommands } from '../estate/unit-change-commands.ts'
import { leakReportCommands } from '../leaks/reports/commands.ts'
import { leakReportOperations } from '../leaks/reports/operations.ts'
import { leakReportTables } from '../leaks/reports/tables.ts'
import { emergencyCommands } from '../emergencies/commands.ts'
import { emergencyOperations } from '../emergencies/operations.ts'
import { emergencyTables } from '../emergencies/tables.ts'
import { importCommands } from '../imports/commands.ts'
import { importOperations } from '../imports/operations.ts'
import { importMappingTable, importTable } from '../imports/tables.ts'
import { filingCommands } from '../filing/commands.ts'
import { filingOperations } from '../filing/operations.ts'
import { filingTable } from '../filing/tables.ts'
import { lendingCommands } from '../lending/commands.ts'
import { lendingOperations } from '../lending/operations.ts'
import { lendingTables } from '../lending/tables.ts'
import { leakCommands } from '../leaks/commands.ts'
import { leakOperations } from '../leaks/operations.ts'
import { lossCommands } from '../leaks/losses/commands.ts'
import { lossOperations } from '../leaks/losses/operations.ts'
import { lossTables } from '../leaks/losses/tables.ts'
import { sourceCommands } from '../leaks/sources/commands.ts'
import { sourceOperations } from '../leaks/sources/operations.ts'
import { sourceTables } from '../leaks/sources/tables.ts'
import { leakPackCommands } from '../leaks/pack/commands.ts'
import { leakPackOperations } from '../leaks/pack/operations.ts'
import { leakPackTables } from '../leaks/pack/tables.ts'
import { agreeLeak } from '../leaks/watch/commands.ts'
import { leakTables } from '../leaks/tables.ts'
import { seasonCommands } from '../season/commands.ts'
import { seasonOperations } from '../season/operations.ts'
import { seasonTables } from '../season/tables.ts'
import { letterCommands } from '../letters/commands.ts'
import { letterOperations } from '../letters/operations.ts'
import { letterTables } from '../letters/tables.ts'
import { noticeCommands } from '../notices/commands.ts'
import { noticeOperations } from '../notices/operations.ts'
import { noticeTables } from '../notices/tables.ts'
import { levelsReaction } from '../levels/reaction.ts'
import type { CommandDefinition } from '../log/command.ts'
import { dataErased } from '../log/erasure.ts'
import { claimSetAside } from '../log/claims.ts'
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
import { integrityCommands } from '../integrity/commands.ts'
import { integrityOperations } from '../integrity/operations.ts'
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
import { personMoveOperations } from '../people/belongings.ts'
import { peopleTables } from '../people/tables.ts'
import { privacyCommands } from '../privacy/commands.ts'
import { privacyOperations } from '../privacy/operations.ts'
import { retentionTable } from '../privacy/tables.ts'
import { profileCommands } from '../profiles/commands.ts'
import { profileOperations } from '../profiles/operations.ts'
import { profileChangeTable } from '../profiles/tables.ts'
import { ownColumnsCommands } from '../reports/own-columns/commands.ts'
import { ownColumnsOperations } from '../reports/own-columns/operations.ts'
import { unitFileCommands } from '../reports/unit-file/commands.ts'
import { unitFileOperations } from '../reports/unit-file/operations.ts'
import { siteCommands } from '../site/commands.ts'
import { siteOperations } from '../site/operations.ts'
import { siteTable } from '../site/tables.ts'
import { laterTaken, noteLaterTaken } from '../standby/later-taken.ts'
import { keepAuthority, stationAuthorityTable } from '../station/authority-store.ts'
import { stationSettingTable, stationSwitched, switchStation } from '../station/setting.ts'
import { deviceCommands } from '../station/commands.ts'
import { deviceOperations } from '../station/operations.ts'
import { deviceTables } from '../station/tables.ts'
import { cameraCommands } from '../station/camera-commands.ts'
import { cameraOperations } from '../station/camera-operations.ts'
import { cameraTables } from '../station/camera-tables.ts'
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
import { homeVisitFileTable, homeVisitTable, visitFollowUpTable } from '../visits/tables.ts'
import { watchCommands } from '../watch/commands.ts'
import { watchOperations } from '../watch/operations.ts'
import { watchFindingTable, watchPlaceTable, watchRoundTable } from '../watch/tables.ts'

/** Every table of the desk. */
export const tables: readonly Table[] = [
  ...exchangeTables,
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
  ...deviceTables,
  ...cameraTables,
  draftTable,
  savedViewTable,
  estateNodeTable,
  unitTable,
  unitChangeTable,
  estateRecordTable,
  ...peopleTables,
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
  ...deliveryTables,
  ...collectionTables,
  watchPlaceTable,
  watchRoundTable,
  watchFindingTable,
  homeVisitTable,
  visitFollowUpTable,
  homeVisitFileTable,
  ...lendingTables,
  ...leakTables,
  ...leakPackTables,
  ...emergencyTables,
  ...leakReportTables,
  ...seasonTables,
  ...contractorTables,
  ...sourceTables,
  ...lossTables,
  ...watchListTables,
  ...letterTables,
  ...noticeTables,
  filingTable,
  ...documentTables,
  retentionTable,
  stationSettingTable,
  stationAuthorityTable,
]

/** Tables that are views of the log: guarded, rebuilt, compared. */
export const syncedTables: readonly Table[] = tables.filter(table => table.synced)

/** Everything that can happen. */
export const operations = operationRegistry([
  incarnationStarted,
  claimSetAside,
  dataErased,
  ...siteOperations,
  ...exchangeOperations,
  ...profileOperations,
  ...staffOperations,
  ...deviceOperations,
  ...cameraOperations,
  ...estateOperations,
  ...homeOperations,
  ...peopleOperations,
  ...personMoveOperations,
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
  ...deliveryOperations,
  ...collectionOperations,
  ...watchOperations,
  ...visitOperations,
  ...lendingOperations,
  ...leakOperations,
  ...leakPackOperations,
  ...emergencyOperations,
  ...leakReportOperations,
  ...seasonOperations,
  ...contractorOperations,
  ...sourceOperations,
  ...lossOperations,
  ...watchListOperations,
  ...letterOperations,
  ...noticeOperations,
  ...filingOperations,
  ...integrityOperations,
  ...unitFileOperations,
  ...ownColumnsOperations,
  ...documentOperations,
  ...privacyOperations,
  stationSwitched,
  laterTaken,
] as unknown as readonly AnyOperation[])

/** Everything people can ask for. */
export const commands: ReadonlyMap<string, CommandDefinition> = new Map(
  (
    [
      ...siteCommands,
      ...exchangeCommands,
      noteLaterTaken,
      ...profileCommands,
      ...demoCommands,
      ...staffCommands,
      ...keptCommands,
      ...deviceCommands,
      ...cameraCommands,
      ...estateCommands,
      ...unitChangeCommands,
      ...recordCommands,
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
      ...deliveryCommands,
      ...collectionCommands,
      ...watchCommands,
      ...visitCommands,
      ...lendingCommands,
      ...leakCommands,
      ...leakPackCommands,
      agreeLeak,
      ...emergencyCommands,
      ...leakReportCommands,
      ...seasonCommands,
      ...contractorCommands,
      ...sourceCommands,
      ...lossCommands,
      ...watchListCommands,
      ...letterCommands,
      ...noticeCommands,
      ...filingCommands,
      ...integrityCommands,
      ...unitFileCommands,
      ...ownColumnsCommands,
      ...documentCommands,
      ...inboxCommands,
      ...splitCommands,
      ...privacyCommands,
      switchStation,
      keepAuthority,
    ] as unknown as readonly CommandDefinition[]
  ).map(command => [command.name, command]),
)

/** Local-only state derived from the tables. */
export const projections: readonly Projection[] = [
  personLookupProjection,
  caseSearchProjection,
  completenessProjection,
  documentSearchProjection,
]

/** What the desk decides by itself behind a command, in this order. */
export const reactions: readonly Reaction[] = [
  ...exchangeReactions,
  assignmentReaction,
  pastReaction,
  collectiveReaction,
  levelsReaction,
  sheetReaction,
  demandReaction,
  sheetClockReaction,
  answerUseReaction,
  callbackReaction,
  deadlineReaction,
]
