import type { CliCommand } from './command.ts'
import { exportLedgerCommand } from './export-ledger.ts'
import { exportPersonCommand } from './export-person.ts'
import { exportOwnersCommand } from './export-owners.ts'
import { exportUnitCommand } from './export-unit.ts'
import { backupCommand } from './backup.ts'
import { backupRehearseCommand } from './backup-rehearse.ts'
import { demoCommand } from './demo.ts'
import { drillStormCommand } from './drill-storm.ts'
import { importCasesCommand } from './import-cases.ts'
import { importContractorsCommand } from './import-contractors.ts'
import { importContractsCommand } from './import-contracts.ts'
import { importOwnersCommand } from './import-owners.ts'
import { initCommand } from './init.ts'
import { rebuildCommand } from './rebuild.ts'
import { recoveryKeyCommand } from './recovery-key.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { standbyCommand } from './standby.ts'
import { supportCommand } from './support.ts'
import { bundleExportCommand } from './sync/bundle-export.ts'
import { bundleInspectCommand } from './sync/bundle-inspect.ts'
import { enrolCommand } from './sync/enrol.ts'
import { hqInitCommand } from './sync/hq-init.ts'
import { hqInviteCommand } from './sync/hq-invite.ts'
import { hqReceiveCommand } from './sync/hq-receive.ts'
import { hqRestoreSiteCommand } from './sync/hq-restore-site.ts'
import { hqStatusCommand } from './sync/hq-status.ts'
import { hqServeCommand } from './sync/hq-serve.ts'
import { receiptImportCommand } from './sync/receipt-import.ts'
import { hqRotateKeyCommand, rotateKeyCommand } from './sync/rotate-key.ts'
import { syncCommand } from './sync/sync.ts'
import { verifyCommand } from './verify.ts'

/** Every subcommand, in the order the overview shows them. */
export const cliCommands: readonly CliCommand[] = [
  initCommand,
  demoCommand,
  drillStormCommand,
  serveCommand,
  importOwnersCommand,
  importCasesCommand,
  importContractsCommand,
  importContractorsCommand,
  exportLedgerCommand,
  exportOwnersCommand,
  exportUnitCommand,
  exportPersonCommand,
  verifyCommand,
  rebuildCommand,
  backupCommand,
  backupRehearseCommand,
  recoveryKeyCommand,
  restoreCommand,
  standbyCommand,
  enrolCommand,
  bundleExportCommand,
  bundleInspectCommand,
  receiptImportCommand,
  syncCommand,
  rotateKeyCommand,
  hqInitCommand,
  hqInviteCommand,
  hqReceiveCommand,
  hqServeCommand,
  hqStatusCommand,
  hqRotateKeyCommand,
  hqRestoreSiteCommand,
  supportCommand,
]
