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
]
