import { directiveCommands } from '../directives/commands.ts'
import { directiveOperations } from '../directives/operations.ts'
import { directiveTables } from '../directives/tables.ts'
import { letterDecided, letterDecisionReaction, letterDecisionTable } from '../letters/decisions.ts'
import { sectionGiven, sectionTaken } from '../reference/operations.ts'
import { referenceReaction } from '../reference/reaction.ts'
import { givenSectionTable, takenSectionTable } from '../reference/tables.ts'
import { channelBegun, hqChannelTable } from '../log/channel.ts'
import { syncCommands } from '../sync/commands.ts'
import { lineCommands } from '../sync/network/line.ts'
import { syncOperations } from '../sync/operations.ts'
import { syncTables } from '../sync/tables.ts'
import { decideLetter } from './approval-command.ts'
import { hqCommands } from './commands.ts'
import { consolidatedCommands } from './consolidated/commands.ts'
import { consolidatedTables } from './consolidated/tables.ts'
import { hqDirectiveCommands } from './directive-commands.ts'
import { hqOperations } from './operations.ts'
import { hqReferenceCommands } from './reference-commands.ts'
import { keyCommands } from './rotate.ts'
import { hqTables } from './tables.ts'

/** Both sides of the exchange between sites and headquarters: the same program is either. */
export const exchangeTables = [
  hqChannelTable,
  ...syncTables,
  ...hqTables,
  ...consolidatedTables,
  ...directiveTables,
  letterDecisionTable,
  givenSectionTable,
  takenSectionTable,
]
export const exchangeOperations = [
  channelBegun,
  ...syncOperations,
  ...hqOperations,
  ...directiveOperations,
  letterDecided,
  sectionGiven,
  sectionTaken,
]
export const exchangeCommands = [
  ...syncCommands,
  ...lineCommands,
  ...hqCommands,
  ...consolidatedCommands,
  ...hqDirectiveCommands,
  decideLetter,
  ...hqReferenceCommands,
  ...keyCommands,
  ...directiveCommands,
]

/** What follows at a site from what headquarters decided. */
export const exchangeReactions = [letterDecisionReaction, referenceReaction]
