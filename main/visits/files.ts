import type { z } from 'zod'
import { captureTime } from '../cases/files.ts'
import { finishUpload } from '../archive/finish-upload.ts'
import type { AddVisitUploadsInput } from '../contract/visits.ts'
import type { DeskCore } from '../desk/core.ts'
import { type Actor, asActor } from '../log/command.ts'
import { addVisitFiles } from './commands.ts'

interface AddCall {
  readonly commandId: string
  /** UTC milliseconds; absent where the device says nothing. */
  readonly happenedAt?: number | undefined
  readonly input: z.output<typeof AddVisitUploadsInput>
}

/**
 * Finishes uploads and adds them to a visit: first all files are safely in the archive, then one entry is written.
 * Repeating it with the same bytes in new uploads is the same command.
 */
export async function addUploads(core: DeskCore, actor: Actor, { commandId, happenedAt, input }: AddCall) {
  const files = []
  for (const { fileId, uploadId } of input.files) {
    const file = await finishUpload(core.archive, uploadId)
    files.push({ fileId, ...file, takenAt: await captureTime(core, file) })
  }
  await core.execute(addVisitFiles, {
    id: commandId,
    actor: asActor(actor),
    happenedAt: happenedAt ?? null,
    input: { visitId: input.visitId, files },
  })
  return { files: files.map(({ fileId, hash }) => ({ fileId, hash })) }
}
