import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { ImportCounts, ImportFile, RemoveMappingInput, SaveMappingInput } from '../contract/imports.ts'
import { Id } from '../contract/values.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { logStand } from '../log/history.ts'
import { takeBackCases } from './case-undo.ts'
import { recordStaged } from './commit.ts'
import * as happened from './operations.ts'
import { importRange, mappingExists, mappingNamed } from './queries.ts'
import { takeBack } from './undo.ts'

/**
 * Records a dry run: all of it or nothing. Not offered as a procedure, for its input says where the desk's own
 * staging file lies; the import's router starts it. Errors: `import.changedMeanwhile`, `import.stagingGone`,
 * `import.nothingToDo`, `job.cancelled`.
 */
export const importOwners = defineCommand({
  name: 'owners.import',
  permission: 'import.run',
  derivedLater: true,
  input: z.object({
    importId: Id,
    staging: z.object({
      path: z.string(),
      /** Key of this one file, base64url. */
      key: z.string(),
    }),
    file: ImportFile,
    mappingName: z.string().nullable(),
    counts: ImportCounts,
    position: z.int(),
    operations: z.int(),
  }),
  run(context, { importId, staging, file, mappingName, counts, position, operations }) {
    const before = logStand(context.read)
    if (!before) throw new DeskError('log.notSetUp')
    const key = Buffer.from(staging.key, 'base64url')
    const recorded = recordStaged(context, { path: staging.path, key }, { position, operations })
    if (recorded === 0) throw new DeskError('import.nothingToDo')
    context.emit(happened.importCommitted, importId, {
      facts: {
        kind: 'owners',
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
  },
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
    const takenBack = range.kind === 'cases' ? takeBackCases(context, range) : takeBack(context, range)
    context.emit(happened.importUndone, importId, { facts: {} })
    return { importId, takenBack }
  },
})

/** Saves a mapping, new or in place of one with the same id. Errors: `import.mappingNameTaken`. */
export const saveMapping = defineCommand({
  name: 'imports.saveMapping',
  permission: 'import.run',
  input: SaveMappingInput,
  run(context, { mappingId, name, fields, unitKind }) {
    const same = mappingNamed(context.read, name)
    if (same && same.id !== mappingId) throw new DeskError('import.mappingNameTaken', { name })
    context.emit(happened.mappingSaved, mappingId, { facts: { name, fields, unitKind } })
    return { mappingId }
  },
})

export const removeMapping = defineCommand({
  name: 'imports.removeMapping',
  permission: 'import.run',
  input: RemoveMappingInput,
  run(context, { mappingId }) {
    requireMapping(context, mappingId)
    context.emit(happened.mappingRemoved, mappingId, { facts: {} })
  },
})

export const importCommands = [importOwners, undoImport, saveMapping, removeMapping]

function requireMapping(context: CommandContext, mappingId: string): void {
  if (!mappingExists(context.read, mappingId)) throw new DeskError('thing.notFound', { what: 'mapping' })
}
