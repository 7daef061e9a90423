import type { DeskMigration } from '../migration-tools.ts'
import { Log1784600000001 } from './0001-log.ts'
import { SiteAndStaff1784600000002 } from './0002-site-and-staff.ts'
import { Estate1784600000003 } from './0003-estate.ts'
import { People1784600000004 } from './0004-people.ts'
import { Cases1784600000005 } from './0005-cases.ts'
import { Search1784600000006 } from './0006-search.ts'
import { PersonLookup1784600000007 } from './0007-person-lookup.ts'
import { Imports1784600000008 } from './0008-imports.ts'
import { Registers1784600000009 } from './0009-registers.ts'
import { Deadlines1784600000010 } from './0010-deadlines.ts'
import { ProfileChanges1784600000011 } from './0011-profile-changes.ts'
import { Levels1784600000012 } from './0012-levels.ts'
import { Warnings1784600000013 } from './0013-warnings.ts'
import { Sheets1784600000014 } from './0014-sheets.ts'
import { Callbacks1784600000015 } from './0015-callbacks.ts'
import { Knowledge1784600000016 } from './0016-knowledge.ts'
import { Watch1784600000017 } from './0017-watch.ts'
import { SheetClocks1784600000018 } from './0018-sheet-clocks.ts'
import { DeadlineSettled1784600000020 } from './0020-deadline-settled.ts'
import { CareVisits1784600000021 } from './0021-care-visits.ts'
import { WarningEscalation1784600000022 } from './0022-warning-escalation.ts'
import { Causes1784600000023 } from './0023-causes.ts'
import { CauseMissing1784600000024 } from './0024-cause-missing.ts'
import { Contracts1784600000033 } from './0033-contracts.ts'
import { EstateChanges1784600000034 } from './0034-estate.ts'
import { Documents1784600000031 } from './0031-documents.ts'
import { People1784600000032 } from './0032-people.ts'
import { Registers1784600000035 } from './0035-registers.ts'
import { Privacy1784600000037 } from './0037-privacy.ts'
import { SiteSums1784600000038 } from './0038-site-sums.ts'
import { Recount1784600000039 } from './0039-recount.ts'
import { PeopleRegisters1784600000040 } from './0040-people-registers.ts'
import { Collections1784600000041 } from './0041-collections.ts'
import { ScanParts1784600000043 } from './0043-scan-parts.ts'
import { LetterHome1784600000044 } from './0044-letter-home.ts'
import { Residents1784600000045 } from './0045-residents.ts'
import { Station1784600000046 } from './0046-station.ts'
import { Devices1784600000047 } from './0047-devices.ts'
import { Camera1784600000048 } from './0048-camera.ts'
import { VisitFiles1784600000049 } from './0049-visit-files.ts'
import { DeviceUnsent1784600000050 } from './0050-device-unsent.ts'
import { DeviceIdle1784600000054 } from './0054-device-idle.ts'
import { Leaks1784600000057 } from './0057-leaks.ts'
import { Emergencies1784600000058 } from './0058-emergencies.ts'
import { Season1784600000063 } from './0063-season.ts'
import { Contractors1784600000060 } from './0060-contractors.ts'
import { LeakReports1784600000074 } from './0074-leak-reports.ts'
import { LeakCalls1784600000067 } from './0067-leak-calls.ts'
import { TeamContractors1784600000070 } from './0070-team-contractors.ts'
import { LeakSources1784600000071 } from './0071-leak-sources.ts'
import { LeakLosses1784600000072 } from './0072-leak-losses.ts'
import { HeldOperations1784600000075 } from './0075-held-operations.ts'
import { SyncLink1784600000080 } from './0080-sync-link.ts'
import { Headquarters1784600000081 } from './0081-headquarters.ts'
import { SyncReceipts1784600000085 } from './0085-sync-receipts.ts'
import { FromHeadquarters1784600000082 } from './0082-from-headquarters.ts'
import { SyncLine1784600000086 } from './0086-sync-line.ts'
import { LetterDecisions1784600000083 } from './0083-letter-decisions.ts'
import { Reference1784600000084 } from './0084-reference.ts'
import { TeamPhones1784600000077 } from './0077-team-phones.ts'
import { WatchList1784600000061 } from './0061-watch-list.ts'
import { RainImports1784600000062 } from './0062-rain-imports.ts'
import { ShiftHandovers1784600000069 } from './0069-shift-handovers.ts'
import { LeakPack1784600000068 } from './0068-leak-pack.ts'
import { Materials1784600000064 } from './0064-materials.ts'
import { Patrols1784600000065 } from './0065-patrols.ts'
import { PatrolStacks1784600000066 } from './0066-patrol-stacks.ts'
import { Inbox1784600000087 } from './0087-inbox.ts'
import { Consolidated1784600000088 } from './0088-consolidated.ts'
import { VoidConsolidated1784600000089 } from './0089-void-consolidated.ts'
import { UnitTypes1784600000090 } from './0090-unit-types.ts'
import { Settlement1784600000098 } from './0098-settlement.ts'
import { KeyRotation1784600000099 } from './0099-key-rotation.ts'
import { EmergencyEnded1784600000100 } from './0100-emergency-ended.ts'
import { Handover1784600000094 } from './0094-handover.ts'
import { Inspections1784600000091 } from './0091-inspections.ts'
import { Rectification1784600000092 } from './0092-rectification.ts'
import { HandoverDay1784600000095 } from './0095-handover-day.ts'

/** Every migration in the order it runs. Imported statically, so that a bundle holds them all. */
export const migrations: readonly (new () => DeskMigration)[] = [
  Log1784600000001,
  SiteAndStaff1784600000002,
  Estate1784600000003,
  People1784600000004,
  Cases1784600000005,
  Search1784600000006,
  PersonLookup1784600000007,
  Imports1784600000008,
  Registers1784600000009,
  Deadlines1784600000010,
  ProfileChanges1784600000011,
  Levels1784600000012,
  Warnings1784600000013,
  Sheets1784600000014,
  Callbacks1784600000015,
  Knowledge1784600000016,
  Watch1784600000017,
  SheetClocks1784600000018,
  DeadlineSettled1784600000020,
  CareVisits1784600000021,
  WarningEscalation1784600000022,
  Causes1784600000023,
  CauseMissing1784600000024,
  Documents1784600000031,
  People1784600000032,
  Contracts1784600000033,
  EstateChanges1784600000034,
  Registers1784600000035,
  Privacy1784600000037,
  SiteSums1784600000038,
  Recount1784600000039,
  PeopleRegisters1784600000040,
  Collections1784600000041,
  ScanParts1784600000043,
  LetterHome1784600000044,
  Residents1784600000045,
  Station1784600000046,
  Devices1784600000047,
  Camera1784600000048,
  VisitFiles1784600000049,
  DeviceUnsent1784600000050,
  DeviceIdle1784600000054,
  Leaks1784600000057,
  Emergencies1784600000058,
  Contractors1784600000060,
  WatchList1784600000061,
  RainImports1784600000062,
  Season1784600000063,
  Materials1784600000064,
  Patrols1784600000065,
  PatrolStacks1784600000066,
  LeakCalls1784600000067,
  LeakPack1784600000068,
  ShiftHandovers1784600000069,
  TeamContractors1784600000070,
  LeakSources1784600000071,
  LeakLosses1784600000072,
  LeakReports1784600000074,
  HeldOperations1784600000075,
  TeamPhones1784600000077,
  SyncLink1784600000080,
  Headquarters1784600000081,
  FromHeadquarters1784600000082,
  LetterDecisions1784600000083,
  Reference1784600000084,
  SyncReceipts1784600000085,
  SyncLine1784600000086,
  Inbox1784600000087,
  Consolidated1784600000088,
  VoidConsolidated1784600000089,
  UnitTypes1784600000090,
  Inspections1784600000091,
  Rectification1784600000092,
  Handover1784600000094,
  HandoverDay1784600000095,
  Settlement1784600000098,
  KeyRotation1784600000099,
  EmergencyEnded1784600000100,
]
