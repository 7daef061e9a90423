import { rmSync } from 'node:fs'
import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import { stagingFolderOf } from '../desk/job-context.ts'
import type { Actor } from '../log/command.ts'
import { importCases } from './case-commands.ts'
import type { RegisterDryRunResult } from './case-dry-run.ts'
import { executionOf, settle, type Watching } from './run.ts'
import { stagingFileKey, stagingFilePath } from './staging.ts'

/**
 * Records the cases of a register that was tried, in one transaction. The staging file is gone afterwards; after a
 * failure it stays, so that it can be tried again. `commandId` makes a repeated call answer with the first result.
 */
export async function commitRegister(
  core: DeskCore,
  actor: Actor,
  commandId: string,
  dryRun: RegisterDryRunResult,
  watching: Watching = {},
) {
  if (dryRun.empty) throw new DeskError('import.nothingToDo')
  const { stagingId, file, counts, position, operations } = dryRun
  const path = stagingFilePath(stagingFolderOf(core.dataFolder), stagingId)
  const key = stagingFileKey(core.keys.staging, stagingId).toString('base64url')
  const input = { importId: stagingId, staging: { path, key }, file, counts, position, operations }
  const call = { id: commandId, actor: { staffId: actor.staffId, role: actor.role }, input }
  const result = await core.execute(importCases, call, executionOf(watching))
  await settle(core)
  rmSync(path, { force: true })
  return result
}
