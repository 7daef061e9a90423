import type { CliCommand } from './command.ts'
import { exportLedgerCommand } from './export-ledger.ts'
import { backupCommand } from './backup.ts'
import { demoCommand } from './demo.ts'
import { importCasesCommand } from './import-cases.ts'
import { importOwnersCommand } from './import-owners.ts'
import { initCommand } from './init.ts'
import { rebuildCommand } from './rebuild.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { verifyCommand } from './verify.ts'

/** Every subcommand, in the order the overview shows them. */
export const cliCommands: readonly CliCommand[] = [
  initCommand,
  demoCommand,
  serveCommand,
  importOwnersCommand,
  importCasesCommand,
  exportLedgerCommand,
  verifyCommand,
  rebuildCommand,
  backupCommand,
  restoreCommand,
]
