import type { z } from 'zod'
import { finishUpload } from '../archive/finish-upload.ts'
import { makePage } from '../archive/media.ts'
import { DeskError } from '../contract/errors.ts'
import type { AddPlanUploadInput } from '../contract/unit-types.ts'
import type { DeskCore } from '../desk/core.ts'
import { type Actor, asActor } from '../log/command.ts'
import { addPlan } from './commands.ts'

/** Longest side of the picture that is shown: four million pixels at most. */
const longestSide = 2_000

/**
 * Finishes the upload of a drawing, draws the picture that screens and tablets show, and adds both to the type. What
 * cannot be drawn is refused and belongs to nobody. Errors: `media.*` with the reason, those of the archive, those of
 * {@link addPlan}.
 */
export async function addPlanUpload(
  core: DeskCore,
  actor: Actor,
  { commandId, input }: { readonly commandId: string; readonly input: z.output<typeof AddPlanUploadInput> },
) {
  const { uploadId, page, ...about } = input
  const { hash, size, mediaType } = await finishUpload(core.archive, uploadId)
  const drawn = await makePage(core.archive.read(hash), page, longestSide)
  if (!drawn.picture) throw new DeskError(drawn.reason.code, drawn.reason.params)
  const { bytes, width, height } = drawn.picture
  const stored = await core.archive.store(once(bytes), { maxBytes: bytes.byteLength })
  await core.execute(addPlan, {
    id: commandId,
    actor: asActor(actor),
    input: { ...about, page, hash, size, mediaType, picture: { ...stored, width, height } },
  })
  return { planId: input.planId, hash, pictureHash: stored.hash }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
