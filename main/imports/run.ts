import { rmSync } from 'node:fs'
import { removeIfPresent } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { stagingFolderOf } from '../desk/job-context.ts'
import type { DeskCore } from '../desk/core.ts'
import type { JobProgress } from '../jobs/job.ts'
import { type Actor, asActor } from '../log/command.ts'
import type { RegisterDryRunResult } from './case-dry-run.ts'
import { importContractors, importContracts, importOwners, undoImport } from './commands.ts'
import type { ContractsDryRunResult } from './contract-dry-run.ts'
import type { ContractorsDryRunResult } from './contractor-dry-run.ts'
import type { DryRunResult } from './dry-run.ts'
import { commitRegister } from './register-run.ts'
import type { Staged } from './stage.ts'
import { stagingFileKey, stagingFilePath } from './staging.ts'

/** A dry run of any kind. */
export type AnyDryRun = DryRunResult | RegisterDryRunResult | ContractsDryRunResult | ContractorsDryRunResult

const commandOf = {
  owners: importOwners,
  contracts: importContracts,
  contractors: importContractors,
} as const

export interface Watching {
  readonly signal?: AbortSignal
  onProgress?(progress: JobProgress): void
}

/** How the writer is watched and cancelled on the way. */
const executionOf = ({ signal, onProgress }: Watching) => ({
  isCancelled: () => signal?.aborted ?? false,
  onProgress: (done: number, of: number) => onProgress?.({ done, of }),
})

/**
 * People or cases indexed in one turn of the writer, well under a second: whoever records a case meanwhile hardly
 * notices. A case has a text and its story, so it takes longer than a person.
 */
const slices = { people: 4_000, cases: 1_000 } as const

/** Makes everything findable that was recorded; cases are recorded in between. */
async function settle(core: DeskCore, most: number): Promise<void> {
  try {
    while ((await core.writer.run('settleDerived', { most })).left) continue
  } catch (error) {
    // What was asked for is recorded; a disk that is full now is no reason to call it failed. The next start goes on.
    if (!(error instanceof DeskError) || !error.code.startsWith('database.')) throw error
  }
}

/**
 * Records what a dry run decided, all or nothing: a register in turns behind one decision, everything else in one
 * transaction. The staging file is gone afterwards; after a failure it stays, so that it can be tried again. `commandId`
 * makes a repeated call answer with the first result.
 */
export async function commitDryRun(
  core: DeskCore,
  actor: Actor,
  commandId: string,
  dryRun: AnyDryRun,
  watching: Watching = {},
) {
  if (dryRun.empty) throw new DeskError('import.nothingToDo')
  const { stagingId, file, mappingName, counts, position, operations } = dryRun
  const path = stagingFilePath(stagingFolderOf(core.dataFolder), stagingId)
  const key = stagingFileKey(core.keys.staging, stagingId).toString('base64url')
  const input = {
    importId: stagingId,
    staging: { path, key },
    file,
    mappingName,
    counts,
    position,
    operations,
  }
  const call = { id: commandId, actor: asActor(actor), input }
  const result =
    dryRun.kind === 'cases'
      ? await commitRegister(core, call, watching)
      : await core.execute(commandOf[dryRun.kind], call, executionOf(watching))
  if (dryRun.kind !== 'cases') await settle(core, slices.people)
  // It is recorded: a staging file that cannot go now (a virus scanner holds it) goes at the next start.
  await removeIfPresent(nodeDisk, path)
  return result
}

/** Takes a whole import back, in one transaction. */
export async function undoWholeImport(
  core: DeskCore,
  actor: Actor,
  commandId: string,
  importId: string,
  watching: Watching = {},
) {
  const call = { id: commandId, actor: asActor(actor), input: { importId } }
  const result = await core.execute(undoImport, call, executionOf(watching))
  await settle(core, slices.cases)
  return result
}

/** Removes what a dry run staged, where nobody wants it any more. */
export function discardDryRun(
  core: DeskCore,
  { stagingId, refusedId }: Pick<Staged, 'stagingId' | 'refusedId'>,
): void {
  for (const id of [stagingId, refusedId]) {
    rmSync(stagingFilePath(stagingFolderOf(core.dataFolder), id), { force: true })
  }
}
