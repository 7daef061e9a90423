import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { RemoveMappingInput, SaveMappingInput } from '../contract/import-mappings.ts'
import type { ImportKind } from '../contract/imports.ts'
import { refuseMoved, refuseUnseen } from '../contract/meanwhile.ts'
import { Id } from '../contract/values.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { logStand } from '../log/history.ts'
import { takeBackCases } from './case-undo.ts'
import { recordStaged } from './commit.ts'
import { StagedImport } from './imported.ts'
import * as happened from './operations.ts'
import { importRange, mappingNamed, savedMapping } from './queries.ts'
import { registerCommands } from './register-commands.ts'
import { takeBack } from './undo.ts'

type Recording = (
  staging: { readonly path: string; readonly key: Uint8Array },
  since: { readonly position: number; readonly operations: number },
) => number

/** Records what was staged and, behind it, the import itself. */
function recordImport(context: CommandContext, kind: ImportKind, staged: StagedImport, record: Recording) {
  const { importId, staging, file, mappingName, counts, position, operations } = staged
  const before = logStand(context.read)
  if (!before) throw new DeskError('log.notSetUp')
  const key = Buffer.from(staging.key, 'base64url')
  const recorded = record({ path: staging.path, key }, { position, operations })
  if (recorded === 0) throw new DeskError('import.nothingToDo')
  context.emit(happened.importCommitted, importId, {
    facts: {
      kind,
      fileHash: file.hash,
      mappingName,
      counts,
      incarnation: before.incarnation,
      firstSequence: before.sequence + 1,
      lastSequence: before.sequence + recorded,
    },
    personal: { fileName: file.name },
  })
  return { importId, counts }
}

/**
 * Records an owner file that was tried: all of it or nothing. Not offered as a procedure, for its input says where
 * the desk's own staging file lies; the import's router starts it. Errors: `import.changedMeanwhile`,
 * `import.stagingGone`, `import.nothingToDo`, `job.cancelled`.
 */
export const importOwners = defineCommand({
  name: 'owners.import',
  permission: 'import.run',
  derivedLater: true,
  input: StagedImport,
  run: (context, input) =>
    recordImport(context, 'owners', input, (staging, since) => recordStaged(context, staging, since)),
})

/** Records a file of sales that was tried, as {@link importOwners} does an owner file. */
export const importContracts = defineCommand({
  name: 'contracts.import',
  permission: 'import.run',
  derivedLater: true,
  input: StagedImport,
  run: (context, input) =>
    recordImport(context, 'contracts', input, (staging, since) => recordStaged(context, staging, since)),
})

/** Records a file about contractors that was tried, as {@link importOwners} does an owner file. */
export const importContractors = defineCommand({
  name: 'contractors.import',
  permission: 'import.run',
  input: StagedImport,
  run: (context, input) =>
    recordImport(context, 'contractors', input, (staging, since) => recordStaged(context, staging, since)),
})

/** Takes a whole import back. Errors: `thing.notFound`, `import.undoneAlready`, `import.undoBlocked`. */
export const undoImport = defineCommand({
  name: 'imports.undo',
  permission: 'import.run',
  derivedLater: true,
  input: z.object({ importId: Id }),
  run(context, { importId }) {
    const range = importRange(context.read, importId)
    if (!range) throw new DeskError('thing.notFound', { what: 'import' })
    if (range.undoneAt !== null) throw new DeskError('import.undoneAlready')
    const takenBack = range.kind === 'cases' ? takeBackCases(context, importId) : takeBack(context, range)
    context.emit(happened.importUndone, importId, { facts: {} })
    return { importId, takenBack }
  },
})

const nothingSaved = { name: null, fields: null, unitKind: null }

/**
 * Saves a mapping, new or in place of one with the same id, which stays of its kind. A name is used once within a
 * kind. Errors: `import.mappingNameTaken`, `thing.notFound` where the id is that of a mapping of the other kind.
 */
export const saveMapping = defineCommand({
  name: 'imports.saveMapping',
  permission: 'import.run',
  input: SaveMappingInput,
  run(context, { mappingId, name, base, ...columns }) {
    const { kind, fields } = columns
    const same = mappingNamed(context.read, kind, name)
    if (same && same.id !== mappingId) throw new DeskError('import.mappingNameTaken', { name })
    const known = savedMapping(context.read, mappingId)
    if (known !== undefined && known.kind !== kind) throw new DeskError('thing.notFound', { what: 'mapping' })
    const unitKind = 'unitKind' in columns ? columns.unitKind : null
    refuseUnseen(base, { name, fields, unitKind }, { ...nothingSaved, ...known })
    context.emit(happened.mappingSaved, mappingId, { facts: { kind, name, fields, unitKind } })
    return { mappingId }
  },
})

export const removeMapping = defineCommand({
  name: 'imports.removeMapping',
  permission: 'import.run',
  input: RemoveMappingInput,
  run(context, { mappingId, base }) {
    const known = savedMapping(context.read, mappingId)
    if (known === undefined) throw new DeskError('thing.notFound', { what: 'mapping' })
    const { name, fields } = known
    refuseMoved(base, { name, fields, unitKind: 'unitKind' in known ? known.unitKind : null })
    context.emit(happened.mappingRemoved, mappingId, { facts: {} })
  },
})

export const importCommands = [
  importOwners,
  ...registerCommands,
  importContracts,
  importContractors,
  undoImport,
  saveMapping,
  removeMapping,
]
