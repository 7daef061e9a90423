import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { ImportCounts, ImportFile } from '../contract/imports.ts'
import { Id } from '../contract/values.ts'
import { defineCommand } from '../log/command.ts'
import { logStand } from '../log/history.ts'
import { recordCases } from './case-commit.ts'
import { importCommitted } from './operations.ts'

/**
 * Records a register that was tried: all of it or nothing. Not offered as a procedure, for its input says where the
 * desk's own staging file lies. Errors: `import.changedMeanwhile`, `import.stagingGone`, `import.nothingToDo`,
 * `job.cancelled`.
 */
export const importCases = defineCommand({
  name: 'cases.import',
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
    counts: ImportCounts,
    position: z.int(),
    operations: z.int(),
  }),
  run(context, { importId, staging, file, counts, position, operations }) {
    const before = logStand(context.read)
    if (!before) throw new DeskError('log.notSetUp')
    const key = Buffer.from(staging.key, 'base64url')
    const recorded = recordCases(context, importId, { path: staging.path, key }, { position, operations })
    if (recorded === 0) throw new DeskError('import.nothingToDo')
    context.emit(importCommitted, importId, {
      facts: {
        kind: 'cases',
        fileHash: file.hash,
        mappingName: null,
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

export const registerCommands = [importCases]
