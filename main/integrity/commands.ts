import { z } from 'zod'
import { FaultKind } from '../contract/integrity.ts'
import { defineCommand } from '../log/command.ts'
import { fileFaultFound, fileRepaired, filesDeleted } from './operations.ts'

const FoundFault = z.object({
  file: z.string(),
  why: FaultKind,
  /** False where it is on the audit trail from an earlier round. */
  isNew: z.boolean(),
  /** Which backup gave the bytes back; null where none had them. */
  repairedFrom: z.enum(['own', 'elsewhere']).nullable(),
})

/** Most that one command records: the sweep records what it found in slices. */
export const mostFaults = 200

/** What a sweep through the stored files found and put right goes on the audit trail. */
export const recordFaults = defineCommand({
  name: 'archive.recordFaults',
  permission: 'system',
  input: z.object({ faults: z.array(FoundFault).min(1).max(mostFaults) }),
  run(context, { faults }) {
    for (const { file, why, isNew, repairedFrom } of faults) {
      const id = context.newId()
      if (isNew) context.emit(fileFaultFound, id, { facts: { file, why } })
      if (repairedFrom) context.emit(fileRepaired, id, { facts: { file, from: repairedFrom } })
    }
  },
})

/** Most files that one entry names. */
export const mostDeleted = 200

/** Files whose time in the trash is over go for good behind this entry. */
export const recordDeletedFiles = defineCommand({
  name: 'archive.recordDeletedFiles',
  permission: 'system',
  input: z.object({ files: z.array(z.string()).min(1).max(mostDeleted), bytes: z.int().min(0) }),
  run(context, facts) {
    context.emit(filesDeleted, context.newId(), { facts })
  },
})

export const integrityCommands = [recordFaults, recordDeletedFiles]
