import type { CliCommand } from './command.ts'
import { exportLedgerCommand } from './export-ledger.ts'
import { initCommand } from './init.ts'
import { serveCommand } from './serve.ts'

/** Every subcommand, in the order the overview shows them. */
export const cliCommands: readonly CliCommand[] = [initCommand, serveCommand, exportLedgerCommand]
