import { materialCommands } from './material-commands.ts'
import { patrolCommands } from './patrol-commands.ts'
import { planCommands } from './plan-commands.ts'
import { rosterCommands } from './roster-commands.ts'

/** All that people ask for about the season. */
export const seasonCommands = [...planCommands, ...rosterCommands, ...materialCommands, ...patrolCommands]
