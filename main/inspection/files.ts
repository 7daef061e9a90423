import type { z } from 'zod'
import { finishUpload } from '../archive/finish-upload.ts'
import type { AddPhotoUploadInput, SignUploadInput } from '../contract/inspections.ts'
import type { DeskCore } from '../desk/core.ts'
import { type Actor, asActor } from '../log/command.ts'
import { signInspection } from './commands.ts'
import { addDefectPhoto } from './defect-commands.ts'

interface Call<Input> {
  readonly commandId: string
  /** UTC milliseconds; absent where the device says nothing. */
  readonly happenedAt?: number | undefined
  readonly input: Input
}

/** Finishes the upload of a signature and keeps it. Repeated with the same bytes it is the same command. */
export async function signWithUpload(
  core: DeskCore,
  actor: Actor,
  { commandId, happenedAt, input }: Call<z.output<typeof SignUploadInput>>,
) {
  const { uploadId, ...about } = input
  const file = await finishUpload(core.archive, uploadId)
  return await core.execute(signInspection, {
    id: commandId,
    actor: asActor(actor),
    happenedAt: happenedAt ?? null,
    input: { ...about, file },
  })
}

/** Finishes the upload of a photo and adds it to its defect. Repeated with the same bytes it is the same command. */
export async function addPhotoUpload(
  core: DeskCore,
  actor: Actor,
  { commandId, happenedAt, input }: Call<z.output<typeof AddPhotoUploadInput>>,
) {
  const { uploadId, ...about } = input
  const file = await finishUpload(core.archive, uploadId)
  await core.execute(addDefectPhoto, {
    id: commandId,
    actor: asActor(actor),
    happenedAt: happenedAt ?? null,
    input: { ...about, file },
  })
  return { fileId: about.fileId, hash: file.hash }
}
